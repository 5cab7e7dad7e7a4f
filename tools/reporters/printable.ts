/**
 * Text from a file or a cloud, safe for one line of a terminal: control characters, escape sequences
 * and marks that turn the direction of writing are shown as `\u{…}`, never sent.
 */
export function printable(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- they are what has to go
    /[\u0000-\u001F\u007F-\u009F\u200E\u200F\u2028-\u202E\u2066-\u2069\uFEFF]/g,
    (character) => `\\u{${character.charCodeAt(0).toString(16)}}`,
  );
}
