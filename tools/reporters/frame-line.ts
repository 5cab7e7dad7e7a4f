import { displayWidth, splitGraphemes } from './display-width.ts';
import { printable } from './printable.ts';

/** A line as a terminal shows it, and where on it a span lies, in columns from 0. */
export interface FramedLine {
  readonly text: string;
  readonly markStart: number;
  readonly markWidth: number;
}

/** A line with more columns is cut (minified JSON is one line of a megabyte), to a window that fits any terminal. */
const MOST = 160;
const WINDOW = 100;
/** Of the window, what is kept for the text before the span, and how much the span may take. */
const BEFORE = 30;
const SPAN = 60;
/** More code units than this never fit; the rest is not even looked at. */
const ENOUGH = 4 * MOST;

/**
 * The line with the span from `start` to `end` (UTF-16 code units, from 0) in view: tabs are spaces, control
 * characters are shown and not sent, and a long line is cut to a window around the span.
 */
export function frameLine(source: string, start: number, end: number): FramedLine {
  const line = source.replace(/\r$/, '');
  const from = snap(line, start);
  const to = Math.max(from, snap(line, end));
  const parts = [line.slice(0, from), line.slice(from, to), line.slice(to)] as const;
  const [before, span, after] = [
    toGlyphs(parts[0].slice(-ENOUGH)),
    toGlyphs(parts[1].slice(0, ENOUGH)),
    toGlyphs(parts[2].slice(0, ENOUGH)),
  ];
  const isWhole =
    parts.every((part) => part.length <= ENOUGH) &&
    widthOf(before) + widthOf(span) + widthOf(after) <= MOST;
  if (isWhole) return frame(before, span, after);

  const shownSpan = takeFirst(span, SPAN);
  const room = WINDOW - widthOf(shownSpan);
  const shownBefore = takeLast(before, Math.max(BEFORE, room - widthOf(after)));
  const shownAfter = isCut(parts[1], shownSpan, span)
    ? []
    : takeFirst(after, room - widthOf(shownBefore));
  const dots: Glyph = { text: '…', width: 1 };
  const isCutBefore = isCut(parts[0], shownBefore, before);
  const isCutAfter = isCut(parts[1], shownSpan, span) || isCut(parts[2], shownAfter, after);
  return frame(
    isCutBefore ? [dots, ...shownBefore] : shownBefore,
    shownSpan,
    isCutAfter ? [...shownAfter, dots] : shownAfter,
  );
}

interface Glyph {
  readonly text: string;
  readonly width: number;
}

function toGlyphs(text: string): Glyph[] {
  return splitGraphemes(text).map((grapheme) => {
    const shown = grapheme === '\t' ? '    ' : printable(grapheme);
    return { text: shown, width: displayWidth(shown) };
  });
}

function frame(
  before: readonly Glyph[],
  span: readonly Glyph[],
  after: readonly Glyph[],
): FramedLine {
  return {
    text: [...before, ...span, ...after].map(({ text }) => text).join(''),
    markStart: widthOf(before),
    markWidth: Math.max(1, widthOf(span)),
  };
}

function widthOf(glyphs: readonly Glyph[]): number {
  return glyphs.reduce((sum, { width }) => sum + width, 0);
}

function takeFirst(glyphs: readonly Glyph[], most: number): Glyph[] {
  let width = 0;
  const end = glyphs.findIndex((glyph) => (width += glyph.width) > most);
  return end === -1 ? [...glyphs] : glyphs.slice(0, end);
}

function takeLast(glyphs: readonly Glyph[], most: number): Glyph[] {
  return takeFirst(glyphs.toReversed(), most).toReversed();
}

function isCut(part: string, shown: readonly Glyph[], all: readonly Glyph[]): boolean {
  return part.length > ENOUGH || shown.length < all.length;
}

/** A place inside the line that does not tear a surrogate pair. */
function snap(line: string, offset: number): number {
  const inside = Math.min(Math.max(offset, 0), line.length);
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(line.slice(Math.max(0, inside - 1), inside + 1))
    ? inside - 1
    : inside;
}
