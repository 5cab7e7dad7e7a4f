/** One member of an object in JSON with comments: its key, and where key and value stand in the text. */
export interface JsoncMember {
  readonly key: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Behind the comma that follows, or undefined where none does. */
  readonly commaEnd: number | undefined;
}

export interface JsoncObject {
  readonly members: readonly JsoncMember[];
  /** Where its closing brace stands. */
  readonly close: number;
}

/**
 * The object that starts at or behind an offset of JSON with comments, or undefined where there is none.
 * For texts that `parseJsonc` takes; what is wrong with others is not found out here.
 */
export function jsoncMembers(text: string, offset: number): JsoncObject | undefined {
  const plain = withoutComments(text);
  const open = skipBlanks(plain, offset);
  if (plain[open] !== '{') return undefined;
  const members: JsoncMember[] = [];
  let at = skipBlanks(plain, open + 1);
  while (plain[at] === '"') {
    const keyEnd = skipValue(plain, at);
    const valueStart = skipBlanks(plain, skipBlanks(plain, keyEnd) + 1);
    const valueEnd = skipValue(plain, valueStart);
    const next = skipBlanks(plain, valueEnd);
    const commaEnd = plain[next] === ',' ? next + 1 : undefined;
    const key = String(JSON.parse(plain.slice(at, keyEnd)));
    members.push({ key, start: at, valueStart, valueEnd, commaEnd });
    at = skipBlanks(plain, commaEnd ?? next);
  }
  return plain[at] === '}' ? { members, close: at } : undefined;
}

/** The value of JSON with comments and commas at the end, as VS Code writes its settings. Throws a SyntaxError. */
export function parseJsonc(text: string): unknown {
  const plain = withoutComments(text).replaceAll(TOKEN, (token, offset: number, whole: string) =>
    token === ',' && /[}\]]/.test(whole[skipBlanks(whole, offset + 1)] ?? '') ? ' ' : token,
  );
  return JSON.parse(plain) as unknown;
}

/** A string, a comment, or a single character. */
const TOKEN = /"(?:[^"\\\n]|\\.)*"|\/\/[^\n]*|\/\*[^]*?\*\/|[^]/g;

/** Comments become blanks, so that offsets stay. */
function withoutComments(text: string): string {
  return text.replaceAll(TOKEN, (token) =>
    token.length > 1 && token.startsWith('/') ? token.replaceAll(/[^\r\n]/g, ' ') : token,
  );
}

function skipBlanks(plain: string, offset: number): number {
  let at = offset;
  while (/\s/.test(plain[at] ?? '')) at += 1;
  return at;
}

/** Where the value ends that starts at an offset. */
function skipValue(plain: string, offset: number): number {
  let depth = 0;
  for (const { 0: token, index } of plain.slice(offset).matchAll(TOKEN)) {
    const at = offset + index;
    if (depth === 0 && index > 0 && /^[\s,}\]:]$/.test(token)) return at;
    if (token === '{' || token === '[') depth += 1;
    if (token === '}' || token === ']') depth -= 1;
    if (depth === 0 && /^["}\]]/.test(token)) return at + token.length;
  }
  return plain.length;
}
