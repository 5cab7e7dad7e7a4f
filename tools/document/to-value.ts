import { isAlias, isMap, isScalar, isSeq, type Document as YamlDocument, type Node } from 'yaml';
import type { Code } from '../diagnostics/codes.ts';

/** Deeper than this is refused. */
export const MAX_DEPTH = 100;
/** A document that grows to more values than this through its aliases is refused. */
const MAX_ALIASED_VALUES = 100_000;

/** What is wrong with a value, at an offset of the text. */
export interface ValueProblem {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
  readonly start: number;
  readonly end: number;
}

interface Walk {
  readonly yaml: YamlDocument;
  readonly problems: ValueProblem[];
  /** How many values have been made inside aliases. */
  aliased: number;
  insideAlias: number;
}

/** A YAML document → plain values without prototypes, and what cannot be kept. Never throws. */
export function toValue(yaml: YamlDocument): { value: unknown; problems: readonly ValueProblem[] } {
  const walk: Walk = { yaml, problems: [], aliased: 0, insideAlias: 0 };
  const value = convert(walk, yaml.contents, 0);
  return { value, problems: walk.problems };
}

function convert(walk: Walk, node: unknown, depth: number): unknown {
  if (walk.insideAlias > 0) walk.aliased += 1;
  if (walk.aliased > MAX_ALIASED_VALUES) return null;
  if (isScalar(node)) return scalarValue(walk, node);
  if (isAlias(node)) return aliasValue(walk, node, depth);
  if (!isMap(node) && !isSeq(node)) return null;
  if (depth >= MAX_DEPTH) {
    addOnce(walk, node, TOO_DEEP);
    return null;
  }
  if (isSeq(node)) return node.items.map((item) => convert(walk, item, depth + 1));
  const object = emptyObject();
  for (const pair of node.items) {
    const key = keyText(walk, pair.key);
    if (key !== undefined) object[key] = convert(walk, pair.value, depth + 1);
  }
  return object;
}

/** Without a prototype `__proto__` and `constructor` are keys like any other. */
function emptyObject(): Record<string, unknown> {
  // Object.create returns any; a fresh object without prototype is exactly this type.
  return Object.create(null) as Record<string, unknown>;
}

function keyText(walk: Walk, key: unknown): string | undefined {
  if (isScalar(key) && (typeof key.value === 'string' || key.value === null)) {
    if (key.value === '__proto__') {
      add(walk, key, {
        code: 'document/forbidden-key',
        message: '`__proto__` cannot be used as a name',
      });
      return undefined;
    }
    return key.value ?? 'null';
  }
  if (isScalar(key)) return key.source ?? String(key.value);
  if (isAlias(key)) return keyText(walk, key.resolve(walk.yaml));
  const hint = 'write the name as text';
  add(walk, key, {
    code: 'document/forbidden-key',
    message: 'a list or a mapping cannot be used as a name',
    hint,
  });
  return undefined;
}

function scalarValue(walk: Walk, node: { value: unknown; source?: string }): unknown {
  const { value } = node;
  if (typeof value === 'bigint') return Number(value);
  if (typeof value !== 'number') return value === undefined ? null : value;
  const source = node.source ?? String(value);
  if (!Number.isFinite(value)) {
    const hint = `write "${source}" in quotes if it is text`;
    add(walk, node, {
      code: 'document/imprecise-number',
      message: `${source} is not a number that JSON has`,
      hint,
    });
  } else if (isImprecise(source, value)) {
    const hint = `write "${source}" in quotes if it is an identifier`;
    add(walk, node, {
      code: 'document/imprecise-number',
      message: `${source} would become ${value}`,
      hint,
    });
  }
  return value;
}

/** Whether the number, written out again, has other digits than it was written with. */
function isImprecise(source: string, value: number): boolean {
  return (
    /^[-+]?[\d.]+(?:e[-+]?\d+)?$/i.test(source) && digitsOf(source) !== digitsOf(String(value))
  );
}

/** What is left of a number without sign, point, exponent, and the zeros around it. */
function digitsOf(number: string): string {
  const [mantissa = ''] = number.toLowerCase().split('e');
  return mantissa.replaceAll(/[^\d]/g, '').replace(/^0+/, '').replace(/0+$/, '');
}

function aliasValue(walk: Walk, node: Node & { source: string }, depth: number): unknown {
  if (depth >= MAX_DEPTH) {
    addOnce(walk, node, TOO_DEEP);
    return null;
  }
  const target = isAlias(node) ? node.resolve(walk.yaml) : undefined;
  if (target === undefined) {
    const hint = 'a text that starts with * must be in quotes';
    add(walk, node, {
      code: 'document/invalid-yaml',
      message: `nothing is anchored as &${node.source}`,
      hint,
    });
    return null;
  }
  walk.insideAlias += 1;
  const value = convert(walk, target, depth + 1);
  walk.insideAlias -= 1;
  if (walk.insideAlias === 0 && walk.aliased > MAX_ALIASED_VALUES) {
    const message = `aliases make this document more than ${MAX_ALIASED_VALUES} values large`;
    addOnce(walk, node, { code: 'document/too-many-aliases', message });
  }
  return value;
}

const TOO_DEEP: Text = {
  code: 'document/too-deep',
  message: `values are nested more than ${MAX_DEPTH} levels deep`,
};

type Text = Omit<ValueProblem, 'start' | 'end'>;

function addOnce(walk: Walk, node: unknown, text: Text): void {
  if (!walk.problems.some(({ code }) => code === text.code)) add(walk, node, text);
}

function add(walk: Walk, node: unknown, text: Text): void {
  const [start, end] = rangeOf(node);
  walk.problems.push({ ...text, start, end });
}

function rangeOf(node: unknown): readonly [number, number] {
  if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
    const [start, end]: unknown[] = node.range;
    if (typeof start === 'number' && typeof end === 'number') return [start, end];
  }
  return [0, 0];
}
