import { readBlockScalar } from './plain-block-scalar.ts';
import {
  COLON,
  type Cursor,
  finishLine,
  HASH,
  isAtEnd,
  isBlank,
  NEWLINE,
  skipSpaces,
  skipToContent,
} from './plain-cursor.ts';
import { isFlowStart, readFlow } from './plain-flow.ts';
import { addKey, isPlainKey, PLAIN_DEPTH, type PlainObject } from './plain-object.ts';
import {
  isQuote,
  plainEnd,
  quotedEnd,
  readPlain,
  readQuoted,
  startsPlain,
} from './plain-scalar.ts';

export interface PlainDocument {
  readonly value: unknown;
}

const DASH = 0x2d;
const DOT = 0x2e;
const LITERAL = 0x7c;
const FOLDED = 0x3e;

/** Well below what decode-text.ts refuses, in whatever bytes the characters are. */
const MAX_LENGTH = 2 * 1024 * 1024;

/** Tabs, carriage returns, control characters, the line breaks of YAML 1.1, and byte order marks. */
// oxlint-disable-next-line no-control-regex
const UNUSUAL = /[\0-\u0009\u000B-\u001F\u007F-\u009F\u2028\u2029\uFEFF]/;

/**
 * The one document of a text in the plain subset of YAML that nearly all files keep to, many times faster than the
 * parser of everything. Undefined for any other text, and for any that would get a diagnostic: parseDocuments has the
 * last word, and what is returned here is what it would return. In doubt, undefined.
 */
export function parsePlain(text: string): PlainDocument | undefined {
  if (text.length > MAX_LENGTH || UNUSUAL.test(text)) return undefined;
  const cursor: Cursor = {
    text: text.endsWith('\n') ? text : `${text}\n`,
    at: text.startsWith('---\n') ? 4 : 0,
    column: -1,
    depth: 0,
  };
  skipToContent(cursor);
  if (cursor.column !== 0) return undefined;
  const value = readRoot(cursor);
  return value === undefined || !isAtEnd(cursor) ? undefined : { value };
}

function readRoot(cursor: Cursor): unknown {
  if (!isFlowStart(cursor.text.charCodeAt(cursor.at))) return readCollection(cursor);
  const value = readFlow(cursor, true);
  return value !== undefined && finishLine(cursor) ? value : undefined;
}

/** The list or mapping that starts at the cursor. Undefined, as everywhere below, where the text is not plain. */
function readCollection(cursor: Cursor): unknown {
  cursor.depth += 1;
  if (cursor.depth > PLAIN_DEPTH) return undefined;
  const value = isDash(cursor.text, cursor.at) ? readList(cursor) : readMapping(cursor);
  cursor.depth -= 1;
  return value;
}

function readMapping(cursor: Cursor): PlainObject | undefined {
  const { column } = cursor;
  const object = Object.create(null) as PlainObject;
  do {
    const key = readKey(cursor);
    if (key === undefined || !addKey(object, key, readValue(cursor, column, true))) {
      return undefined;
    }
  } while (cursor.column === column);
  return cursor.column < column ? object : undefined;
}

function readList(cursor: Cursor): unknown[] | undefined {
  const { column, text } = cursor;
  const list: unknown[] = [];
  do {
    cursor.at += 1;
    const item = readItem(cursor, column);
    if (item === undefined) return undefined;
    list.push(item);
  } while (cursor.column === column && isDash(text, cursor.at));
  return cursor.column <= column ? list : undefined;
}

/** What follows a dash: a collection may start on its line. */
function readItem(cursor: Cursor, column: number): unknown {
  const { text } = cursor;
  const at = skipSpaces(text, cursor.at);
  if (!isDash(text, at) && keyEnd(text, at) === -1) return readValue(cursor, column, false);
  cursor.column = column + 1 + (at - cursor.at);
  cursor.at = at;
  return readCollection(cursor);
}

/** What follows the colon or the dash of a collection in `column`. A list may stand below its key in the same column. */
function readValue(cursor: Cursor, column: number, mayShareColumn: boolean): unknown {
  const { text } = cursor;
  const at = skipSpaces(text, cursor.at);
  const code = text.charCodeAt(at);
  if (code === NEWLINE || code === HASH) {
    if (!finishLine(cursor)) return undefined;
    if (cursor.column > column) return readCollection(cursor);
    const isShared = mayShareColumn && cursor.column === column && isDash(text, cursor.at);
    return isShared ? readCollection(cursor) : null;
  }
  cursor.at = at;
  if (code === LITERAL || code === FOLDED) return readBlockScalar(cursor, column);
  const value = readInline(cursor, code);
  return value !== undefined && finishLine(cursor) ? value : undefined;
}

function readInline(cursor: Cursor, code: number): unknown {
  if (isQuote(code)) return readQuoted(cursor);
  return isFlowStart(code) ? readFlow(cursor, false) : readPlain(cursor);
}

/** The key at the cursor, and the cursor behind its colon. */
function readKey(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  const end = keyEnd(text, at);
  if (end === -1 || end - at > 1000) return undefined;
  const key = isQuote(text.charCodeAt(at)) ? readQuoted(cursor) : plainKey(text.slice(at, end));
  cursor.at = end + 1;
  return key;
}

function plainKey(key: string): string | undefined {
  return isPlainKey(key) ? key : undefined;
}

/** Where the colon behind a key stands, or -1 if there is no key of this subset. */
function keyEnd(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (isQuote(code)) {
    const end = quotedEnd(text, at) + 1;
    return end > 0 && text.charCodeAt(end) === COLON && isBlank(text.charCodeAt(end + 1))
      ? end
      : -1;
  }
  // A document starts with `---` and ends with `...`.
  if ((code === DASH || code === DOT) && text.charCodeAt(at + 1) === code) return -1;
  if (!startsPlain(text, at)) return -1;
  const end = plainEnd(text, at);
  return text.charCodeAt(end) === COLON ? end : -1;
}

function isDash(text: string, at: number): boolean {
  return text.charCodeAt(at) === DASH && isBlank(text.charCodeAt(at + 1));
}
