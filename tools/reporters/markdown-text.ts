import { wellFormed } from './well-formed.ts';

/**
 * Text from a file or a cloud as a code span of a table: nothing in it is Markdown, HTML or a mention any more,
 * and it stays in its cell.
 */
export function codeSpan(text: string): string {
  // A backslash before a pipe would undo the backslash that escapes the pipe.
  return codeSpanInText(text).replaceAll(/(?<!\\)(\\*)\|/g, '$1$1\\|');
}

/** The same outside of a table, where a pipe is a pipe. The fence is longer than any run of backticks inside. */
export function codeSpanInText(text: string): string {
  const line = inert(text)
    // oxlint-disable-next-line no-control-regex -- a line break would end the table
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]+/g, ' ')
    .trim();
  if (line === '') return '';
  const fence = '`'.repeat(longestBackticks(line) + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A block of code that its content cannot end. The lines must not hold line breaks. */
export function codeBlock(language: string, lines: readonly string[]): string[] {
  const text = lines.map(inert);
  const longest = Math.max(0, ...text.map(longestBackticks));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...text, fence];
}

/**
 * A sentence of a diagnostic: what it puts between backticks becomes code, and the rest is plain text, whatever
 * it looks like. A name that somebody chose must not format, link, call or notify anything.
 */
export function prose(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? codeSpanInText(part.slice(1, -1)) : plain(part)))
    .join('');
}

/** A link that its address cannot end. The text is Markdown. */
export function link(markdown: string, address: string | undefined): string {
  if (address === undefined) return markdown;
  const safe = encodeURI(wellFormed(address))
    .replaceAll('%25', '%')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  return `[${markdown}](${safe})`;
}

/** Text between HTML tags, on one line. Markdown is not read there, but mentions are; inside of `code` they are not. */
export function htmlCode(text: string): string {
  const line = text
    // oxlint-disable-next-line no-control-regex -- a blank line would end the HTML
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]+/g, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  return `<code>${line}</code>`;
}

/**
 * In code nothing of this is HTML; but our own comments are found by the `<!--` marker that they start with,
 * and nobody else may write one.
 */
function inert(text: string): string {
  return text.replaceAll(/<(?=!--|\/?script)/gi, '<\u200B');
}

function plain(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- they are what has to go
      .replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]+/g, ' ')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll(/[\\`*_[\]~|$]/g, String.raw`\$&`)
      // GitHub looks for these in what Markdown has made, where an escape is gone: a joint without width parts them.
      .replaceAll(/[@#]|GH-|:\/\/|www\./gi, joint)
  );
}

function joint(match: string): string {
  return `${match.slice(0, 1)}\u200B${match.slice(1)}`;
}

function longestBackticks(text: string): number {
  return (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);
}
