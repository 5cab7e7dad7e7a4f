import {
  COLON,
  type Cursor,
  HASH,
  isBlank,
  NEWLINE,
  skipSpaces,
  sliceTrimmed,
  SPACE,
} from './plain-cursor.ts';
import { addKey, isPlainKey, type PlainObject, PLAIN_DEPTH } from './plain-object.ts';
import { isQuote, readQuoted, resolvePlain, startsPlain } from './plain-scalar.ts';

const COMMA = 0x2c;
const DASH = 0x2d;
const DOT = 0x2e;
const OPEN_LIST = 0x5b;
const CLOSE_LIST = 0x5d;
const OPEN_MAP = 0x7b;
const CLOSE_MAP = 0x7d;

export function isFlowStart(code: number): boolean {
  return code === OPEN_LIST || code === OPEN_MAP;
}

/**
 * `[…]` or `{…}` at the cursor, and the cursor behind it. With `mayBreak` over many lines, as JSON is written:
 * only for the root, below which indentation means nothing. Comments, pairs in lists and commas at the end take more.
 */
export function readFlow(cursor: Cursor, mayBreak: boolean): unknown {
  cursor.depth += 1;
  if (cursor.depth > PLAIN_DEPTH) return undefined;
  const isMap = cursor.text.charCodeAt(cursor.at) === OPEN_MAP;
  cursor.at += 1;
  const value = isMap ? readEntries(cursor, mayBreak) : readItems(cursor, mayBreak);
  cursor.depth -= 1;
  return value;
}

function readItems(cursor: Cursor, mayBreak: boolean): unknown[] | undefined {
  const items: unknown[] = [];
  if (skipTo(cursor, mayBreak) === CLOSE_LIST) return closed(cursor, items);
  for (;;) {
    const item = readValue(cursor, mayBreak);
    if (item === undefined) return undefined;
    items.push(item);
    const code = skipTo(cursor, mayBreak);
    if (code === CLOSE_LIST) return closed(cursor, items);
    if (code !== COMMA) return undefined;
    cursor.at += 1;
    skipTo(cursor, mayBreak);
  }
}

function readEntries(cursor: Cursor, mayBreak: boolean): PlainObject | undefined {
  const object = Object.create(null) as PlainObject;
  if (skipTo(cursor, mayBreak) === CLOSE_MAP) return closed(cursor, object);
  for (;;) {
    const key = readKey(cursor);
    if (key === undefined) return undefined;
    skipTo(cursor, mayBreak);
    if (!addKey(object, key, readValue(cursor, mayBreak))) return undefined;
    const code = skipTo(cursor, mayBreak);
    if (code === CLOSE_MAP) return closed(cursor, object);
    if (code !== COMMA) return undefined;
    cursor.at += 1;
    skipTo(cursor, mayBreak);
  }
}

/** A key, and the cursor behind its colon. */
function readKey(cursor: Cursor): string | undefined {
  const { text, at } = cursor;
  if (isQuote(text.charCodeAt(at))) {
    const key = readQuoted(cursor);
    const colon = skipSpaces(text, cursor.at);
    if (text.charCodeAt(colon) !== COLON) return undefined;
    cursor.at = colon + 1;
    return key;
  }
  if (!startsFlowPlain(text, at)) return undefined;
  const end = flowPlainEnd(text, at);
  if (text.charCodeAt(end) !== COLON) return undefined;
  cursor.at = end + 1;
  const key = text.slice(at, end);
  return isPlainKey(key) ? key : undefined;
}

function readValue(cursor: Cursor, mayBreak: boolean): unknown {
  const { text, at } = cursor;
  const code = text.charCodeAt(at);
  if (isQuote(code)) return readQuoted(cursor);
  if (isFlowStart(code)) return readFlow(cursor, mayBreak);
  if (!startsFlowPlain(text, at)) return undefined;
  cursor.at = flowPlainEnd(text, at);
  if (text.charCodeAt(cursor.at) === COLON) return undefined;
  return resolvePlain(sliceTrimmed(text, at, cursor.at));
}

/** `-` only before a number and `.` not before another: neither can then be the mark of a document. */
function startsFlowPlain(text: string, at: number): boolean {
  if (!startsPlain(text, at)) return false;
  const code = text.charCodeAt(at);
  const next = text.charCodeAt(at + 1);
  if (code === DASH) return next >= 0x30 && next <= 0x39;
  return code !== COLON && code !== 0x3f && (code !== DOT || next !== DOT);
}

/** Where a text without quotes ends. A `:` there is that of a key, or one that this subset does not have. */
function flowPlainEnd(text: string, start: number): number {
  for (let at = start; ; at += 1) {
    const code = text.charCodeAt(at);
    if (code === NEWLINE || isFlowIndicator(code)) return at;
    if (code === HASH && text.charCodeAt(at - 1) === SPACE) return at;
    if (code === COLON && endsKey(text.charCodeAt(at + 1))) return at;
  }
}

function endsKey(next: number): boolean {
  return isBlank(next) || isFlowIndicator(next);
}

function isFlowIndicator(code: number): boolean {
  return (
    code === COMMA ||
    code === CLOSE_LIST ||
    code === CLOSE_MAP ||
    code === OPEN_LIST ||
    code === OPEN_MAP
  );
}

/** Over blanks; the character that stands there. */
function skipTo(cursor: Cursor, mayBreak: boolean): number {
  const { text } = cursor;
  for (;;) {
    const code = text.charCodeAt(cursor.at);
    if (code !== SPACE && (code !== NEWLINE || !mayBreak)) return code;
    cursor.at += 1;
  }
}

function closed<T>(cursor: Cursor, value: T): T {
  cursor.at += 1;
  return value;
}
