/**
 * Markdown without its code: spans as CommonMark finds them, within a line, and fenced blocks. What is left is what
 * may format, link or call.
 */
export function withoutCode(markdown: string): string {
  const lines: string[] = [];
  let fence: string | undefined;
  for (const line of markdown.split('\n')) {
    const [, run, rest] = /^ {0,4}(`{3,})([^`]*)$/.exec(line) ?? [];
    if (fence !== undefined) {
      if (run !== undefined && run.length >= fence.length && rest === '') fence = undefined;
    } else if (run === undefined) lines.push(withoutSpans(line));
    else fence = run;
  }
  if (fence !== undefined) throw new Error('a fence is open at the end');
  return lines.join('\n');
}

function withoutSpans(line: string): string {
  let text = '';
  let at = 0;
  while (at < line.length) {
    if (line[at] === '\\') {
      text += line.slice(at, at + 2);
      at += 2;
      continue;
    }
    const run = /^`+/.exec(line.slice(at))?.[0];
    if (run === undefined) {
      text += line[at];
      at += 1;
      continue;
    }
    const end = endOfSpan(line, at + run.length, run.length);
    text += end === undefined ? run : '';
    at = end ?? at + run.length;
  }
  return text;
}

function endOfSpan(line: string, from: number, length: number): number | undefined {
  for (const { 0: run, index } of line.slice(from).matchAll(/`+/g))
    if (run.length === length) return from + index + length;
  return undefined;
}
