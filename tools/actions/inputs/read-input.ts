import type { UserInput } from '../../model/action.ts';

export type ReadInput =
  | { readonly kind: 'value'; readonly value: unknown }
  /** A form sends an empty text for what was left empty. */
  | { readonly kind: 'none' }
  | { readonly kind: 'problem'; readonly message: string };

/**
 * What came in for an input → its value. Forms of GitHub, comments and command lines send texts: numbers in digits,
 * `true` or `false`, lists as JSON or with commas between, mappings as JSON. What is no text stays as it is.
 */
export function readInput(given: unknown, { type }: UserInput): ReadInput {
  if (given === undefined || given === null || given === '') return { kind: 'none' };
  if (typeof given !== 'string') return { kind: 'value', value: given };
  const text = given.trim();
  switch (type) {
    case 'number':
      return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(text) &&
        Number.isFinite(Number(text))
        ? { kind: 'value', value: Number(text) }
        : { kind: 'problem', message: `must be a number; this is \`${text}\`` };
    case 'boolean':
      return text === 'true' || text === 'false'
        ? { kind: 'value', value: text === 'true' }
        : { kind: 'problem', message: `must be \`true\` or \`false\`; this is \`${text}\`` };
    case 'array':
      return readList(text);
    case 'object': {
      const value = parseJson(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value)
        ? { kind: 'value', value }
        : { kind: 'problem', message: 'must be a mapping, as JSON such as `{"a": 1}`' };
    }
    default:
      return { kind: 'value', value: given };
  }
}

function readList(text: string): ReadInput {
  if (!text.startsWith('[')) {
    const elements = text.split(',').map((each) => each.trim());
    return { kind: 'value', value: elements.filter((each) => each !== '') };
  }
  const value = parseJson(text);
  return Array.isArray(value)
    ? { kind: 'value', value }
    : { kind: 'problem', message: 'must be a list, as JSON or with commas between' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
