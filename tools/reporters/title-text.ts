import { wellFormed } from './well-formed.ts';

/** A name in a title, which is one line of plain text: no control characters, no marks that turn the writing, no mention. */
export function titleText(text: string, most: number): string {
  const line = wellFormed(text)
    // oxlint-disable-next-line no-control-regex -- they are what has to go
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u200B-\u200F\u2028-\u202E\u2066-\u2069`<>]+/g, ' ')
    .replaceAll('@', '@\u200B')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
