import { COLON, type Cursor, HASH, isBlank, NEWLINE, sliceTrimmed, SPACE } from './plain-cursor.ts';

const QUOTE = 0x22;
const APOSTROPHE = 0x27;
const BACKSLASH = 0x5c;

/** By character: 1 for what no text without quotes may start with, 2 for what may where no blank follows. */
const STARTS = new Uint8Array(0x80);
for (const char of ' \n#,[]{}&*!|>\'"%@`') STARTS[char.charCodeAt(0)] = 1;
for (const char of '-?:') STARTS[char.charCodeAt(0)] = 2;

export function isQuote(code: number): boolean {
  return code === QUOTE || code === APOSTROPHE;
}

/** Whether a text without quotes may start here. */
export function startsPlain(text: string, at: number): boolean {
  if (at >= text.length) return false;
  const code = text.charCodeAt(at);
  const kind = code < 0x80 ? STARTS[code] : 0;
  return kind === 0 || (kind === 2 && !isBlank(text.charCodeAt(at + 1)));
}

/** Where a text without quotes ends: at the line break, a comment, or a colon with a blank behind it. */
export function plainEnd(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return at;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) return at;
    if (code === COLON && isBlank(text.charCodeAt(at + 1))) return at;
    at += 1;
  }
}

/** The value without quotes that stands alone at the cursor, and the cursor behind it. */
export function readPlain(cursor: Cursor): unknown {
  const { text, at } = cursor;
  if (!startsPlain(text, at)) return undefined;
  const end = plainEnd(text, at);
  if (text.charCodeAt(end) === COLON) return undefined;
  // Back onto the space before a comment, if there is one: a comment must have it.
  cursor.at = text.charCodeAt(end) === HASH ? end - 1 : end;
  return resolvePlain(sliceTrimmed(text, at, end));
}

/** A quoted text that ends on its line, and the cursor behind it. */
export function readQuoted(cursor: Cursor): string | undefined {
  const { text, at: start } = cursor;
  const end = quotedEnd(text, start);
  if (end === -1) return undefined;
  cursor.at = end + 1;
  const content = text.slice(start + 1, end);
  if (text.charCodeAt(start) === APOSTROPHE) return content.replaceAll("''", "'");
  return content.includes('\\') ? unescape(content) : content;
}

/** Where the closing quote stands, or -1 if it is not on this line. */
export function quotedEnd(text: string, start: number): number {
  const quote = text.charCodeAt(start);
  for (let at = start + 1; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE) return -1;
    if (code === quote) {
      if (quote === QUOTE || text.charCodeAt(at + 1) !== APOSTROPHE) return at;
      at += 1;
    } else if (code === BACKSLASH && quote === QUOTE) {
      at += 1;
      if (text.charCodeAt(at) === NEWLINE) return -1;
    }
  }
}

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  [' ', ' '],
  ['0', '\0'],
  ['a', '\u0007'],
  ['b', '\b'],
  ['e', '\u001B'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
  ['N', '\u0085'],
  ['_', '\u00A0'],
  ['L', '\u2028'],
  ['P', '\u2029'],
]);

function unescape(content: string): string | undefined {
  let value = '';
  let start = 0;
  for (let at = content.indexOf('\\'); at !== -1; at = content.indexOf('\\', start)) {
    const letter = content.charAt(at + 1);
    const digits = letter === 'u' ? 4 : letter === 'x' ? 2 : 0;
    const char =
      digits === 0 ? ESCAPES.get(letter) : fromHex(content.slice(at + 2, at + 2 + digits), digits);
    if (char === undefined) return undefined;
    value += content.slice(start, at) + char;
    start = at + 2 + digits;
  }
  return value + content.slice(start);
}

function fromHex(hex: string, digits: number): string | undefined {
  if (hex.length !== digits || !/^[\dA-Fa-f]+$/.test(hex)) return undefined;
  return String.fromCharCode(Number.parseInt(hex, 16));
}

const WORDS: ReadonlyMap<string, boolean | null> = new Map([
  ['~', null],
  ...['null', 'Null', 'NULL'].map((word) => [word, null] as const),
  ...['true', 'True', 'TRUE'].map((word) => [word, true] as const),
  ...['false', 'False', 'FALSE'].map((word) => [word, false] as const),
]);

/** A text without quotes → null, boolean, number or text by the core schema; undefined where that takes more. */
export function resolvePlain(source: string): unknown {
  const first = source.charCodeAt(0);
  // Digits, signs and the dot stand before the letters.
  if (first <= 0x39) return first >= 0x2b ? resolveNumber(source) : source;
  if (source.length > 'false'.length) return source;
  const word = WORDS.get(source);
  return word === undefined ? source : word;
}

function resolveNumber(source: string): unknown {
  if (/^[-+]?\d+$/.test(source)) {
    const integer = Number(source);
    return Number.isSafeInteger(integer) ? integer : undefined;
  }
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[Ee][-+]?\d+)?$/.test(source)) {
    const float = Number(source);
    // At most 15 digits beside the point or the `e`: more may not be kept as they are written.
    return source.length <= 16 && Number.isFinite(float) ? float : undefined;
  }
  return /^0[ox]|^[-+]?\.(?:inf|nan)$/i.test(source) ? undefined : source;
}
