/**
 * Text from a file or a cloud as a code span: nothing in it is Markdown, HTML or a mention any more,
 * and it stays in its table cell. The fence is longer than any run of backticks inside.
 */
export function codeSpan(text: string): string {
  const line = text
    // oxlint-disable-next-line no-control-regex -- a line break would end the table
    .replaceAll(/[\u0000-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]+/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
  if (line === '') return '';
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  const pad = line.startsWith('`') || line.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}
