/** A place in a text that ends with a line break, so that no scan needs to ask for the end. */
export interface Cursor {
  readonly text: string;
  /** The next character to read. */
  at: number;
  /** Of the content at the start of a line, how many spaces stand before it; -1 at the end of the text. */
  column: number;
  /** How many collections are open. */
  depth: number;
}

export const NEWLINE = 0x0a;
export const SPACE = 0x20;
export const HASH = 0x23;
export const COLON = 0x3a;

/** From the start of a line to the next content, over empty lines and lines that are only a comment. */
export function skipToContent(cursor: Cursor): void {
  const { text } = cursor;
  let start = cursor.at;
  while (start < text.length) {
    const at = skipSpaces(text, start);
    const code = text.charCodeAt(at);
    if (code !== NEWLINE && code !== HASH) {
      cursor.at = at;
      cursor.column = at - start;
      return;
    }
    start = text.indexOf('\n', at) + 1;
  }
  cursor.at = text.length;
  cursor.column = -1;
}

/** From behind a value to the next content. False where more than a comment follows on the line. */
export function finishLine(cursor: Cursor): boolean {
  const { text } = cursor;
  const at = skipSpaces(text, cursor.at);
  const code = text.charCodeAt(at);
  if (code !== NEWLINE && (code !== HASH || at === cursor.at)) return false;
  cursor.at = text.indexOf('\n', at) + 1;
  skipToContent(cursor);
  return true;
}

export function isAtEnd(cursor: Cursor): boolean {
  return cursor.column === -1;
}

export function skipSpaces(text: string, from: number): number {
  let at = from;
  while (text.charCodeAt(at) === SPACE) at += 1;
  return at;
}

/** The text between two places, without the spaces at its end. */
export function sliceTrimmed(text: string, start: number, end: number): string {
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === SPACE) last -= 1;
  return text.slice(start, last);
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === NEWLINE;
}
