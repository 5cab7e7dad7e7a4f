import { type Cursor, NEWLINE, skipSpaces, skipToContent } from './plain-cursor.ts';

const FOLDED = 0x3e;
const DASH = 0x2d;

/**
 * The lines below `|`, `|-`, `>` or `>-` as one text, and the cursor at the next content. `column` is that of the
 * collection. Indentation indicators, `+`, lines of nothing but spaces, and deeper lines in folded text take more.
 */
export function readBlockScalar(cursor: Cursor, column: number): string | undefined {
  const { text } = cursor;
  const isFolded = text.charCodeAt(cursor.at) === FOLDED;
  const isStripped = text.charCodeAt(cursor.at + 1) === DASH;
  const header = cursor.at + (isStripped ? 2 : 1);
  if (text.charCodeAt(header) !== NEWLINE) return undefined;
  let start = header + 1;
  const margin = skipSpaces(text, start) - start;
  if (margin <= column || text.charCodeAt(start + margin) === NEWLINE) return undefined;
  let value = '';
  let breaks = 0;
  while (start < text.length) {
    const indent = skipSpaces(text, start) - start;
    const isEmpty = text.charCodeAt(start + indent) === NEWLINE;
    if (isEmpty && indent > 0) return undefined;
    if (!isEmpty && indent < margin) break;
    if (isFolded && indent > margin) return undefined;
    const end = text.indexOf('\n', start);
    if (!isEmpty) {
      value += lineBreaks(breaks, isFolded) + text.slice(start + margin, end);
      breaks = 0;
    }
    breaks += 1;
    start = end + 1;
  }
  cursor.at = start;
  skipToContent(cursor);
  return isStripped ? value : `${value}\n`;
}

/** What `count` line breaks between two lines become. */
function lineBreaks(count: number, isFolded: boolean): string {
  if (!isFolded) return '\n'.repeat(count);
  return count === 1 ? ' ' : '\n'.repeat(Math.max(0, count - 1));
}
