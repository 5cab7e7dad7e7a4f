import { wellFormed } from './well-formed.ts';

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/**
 * Text for XML, in an attribute as well as between tags. XML 1.0 has no way to write most control characters, not
 * even escaped, so they are shown as `\u{…}`. Line breaks are references, because a parser makes plain ones
 * in an attribute a blank.
 */
export function xmlText(text: string): string {
  return wellFormed(text)
    .replaceAll(
      // oxlint-disable-next-line no-control-regex -- they are what has to go
      /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u200E\u200F\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/g,
      (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
    )
    .replaceAll(/[&<>"'\t\n\r]/g, (character) => NAMES[character] ?? '');
}
