/** A piece of a jq program: as far as is needed to see which parts of its input it reads. */
export type JqToken =
  | { readonly kind: 'field' | 'name' | 'variable' | 'operator'; readonly text: string }
  | { readonly kind: 'number' }
  | { readonly kind: 'format' }
  /** A text, and the programs in it; `text` is undefined where it has such programs. */
  | {
      readonly kind: 'string';
      readonly text: string | undefined;
      readonly programs: readonly (readonly JqToken[])[];
    };

const TOKEN =
  /(?<space>\s+|#[^\r\n]*)|(?<field>\.[A-Za-z_][A-Za-z0-9_]*)|(?<number>(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)|(?<name>[A-Za-z_][A-Za-z0-9_]*(?:::[A-Za-z_][A-Za-z0-9_]*)*)|(?<variable>\$[A-Za-z_][A-Za-z0-9_]*)|(?<format>@[A-Za-z0-9_]+)|(?<operator>\?\/\/=?|\.\.|[|+\-*%]=|\/\/=|\/=|\/\/|[=!<>]=|[<>|,+\-*/%=()[\]{}:;?.])|(?<quote>")/y;

/** Texts in texts in texts deeper than this are nobody's program. */
const MAX_DEPTH = 20;

/** The tokens of a program, or undefined where something is not understood. */
export function jqTokens(program: string): readonly JqToken[] | undefined {
  const reader: Reader = { program, at: 0 };
  const tokens = readTokens(reader, MAX_DEPTH);
  return tokens !== undefined && reader.at === program.length ? tokens : undefined;
}

interface Reader {
  readonly program: string;
  at: number;
}

/** Up to the end, or to a bracket that closes nothing in here. */
function readTokens(reader: Reader, depth: number): JqToken[] | undefined {
  const tokens: JqToken[] = [];
  let open = 0;
  while (reader.at < reader.program.length) {
    TOKEN.lastIndex = reader.at;
    const groups = TOKEN.exec(reader.program)?.groups;
    // A comment that ends with a backslash goes on in the next line.
    if (groups === undefined || groups['space']?.endsWith('\\') === true) return undefined;
    if (groups['operator'] === ')' && open === 0) return tokens;
    const matched = TOKEN.lastIndex;
    reader.at = matched;
    if (groups['quote'] !== undefined) {
      const text = readString(reader, depth);
      if (text === undefined) return undefined;
      tokens.push(text);
      continue;
    }
    if (groups['operator'] === '(') open += 1;
    if (groups['operator'] === ')') open -= 1;
    const token = toToken(groups);
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

function toToken(groups: Readonly<Record<string, string | undefined>>): JqToken | undefined {
  const { field, name, variable, operator } = groups;
  if (field !== undefined) return { kind: 'field', text: field.slice(1) };
  if (name !== undefined) return { kind: 'name', text: name };
  if (variable !== undefined) return { kind: 'variable', text: variable };
  if (operator !== undefined) return { kind: 'operator', text: operator };
  if (groups['number'] !== undefined) return { kind: 'number' };
  return groups['format'] === undefined ? undefined : { kind: 'format' };
}

/** From behind the opening quote to behind the closing one. */
function readString(reader: Reader, depth: number): JqToken | undefined {
  const programs: (readonly JqToken[])[] = [];
  const start = reader.at;
  for (;;) {
    const next = reader.program[reader.at];
    if (next === undefined || depth === 0) return undefined;
    reader.at += 1;
    if (next === '"') break;
    if (next !== '\\') continue;
    reader.at += 1;
    if (reader.program[reader.at - 1] !== '(') continue;
    const tokens = readTokens(reader, depth - 1);
    if (tokens === undefined || reader.program[reader.at] !== ')') return undefined;
    programs.push(tokens);
    reader.at += 1;
  }
  const written = reader.program.slice(start, reader.at - 1);
  // A text with escapes is no key that anybody writes.
  const isPlain = programs.length === 0 && !written.includes('\\');
  return { kind: 'string', text: isPlain ? written : undefined, programs };
}
