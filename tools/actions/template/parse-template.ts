/** A piece of a template: text as it stands, or a jq program. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'program'; readonly program: string };

export type ParsedTemplate =
  | { readonly kind: 'parts'; readonly parts: readonly TemplatePart[] }
  /** A `{{` that nothing closes: the offset of it. */
  | { readonly kind: 'open'; readonly at: number };

/**
 * A text with `{{ jq }}` in it, as Port writes them, → its pieces. `${{ … }}` is GitHub's and stays text. A program may
 * hold braces and strings: it ends at the first `}}` outside of both.
 */
export function parseTemplate(text: string): ParsedTemplate {
  const parts: TemplatePart[] = [];
  let rest = '';
  let at = 0;
  while (at < text.length) {
    const start = text.indexOf('{{', at);
    if (start === -1) break;
    const isOfGithub = start > 0 && text[start - 1] === '$';
    const end = isOfGithub ? text.indexOf('}}', start) : endOfProgram(text, start + 2);
    if (end === -1 && !isOfGithub) return { kind: 'open', at: start };
    const stop = end === -1 ? text.length : end + 2;
    if (isOfGithub) rest += text.slice(at, stop);
    else {
      rest += text.slice(at, start);
      if (rest !== '') parts.push({ kind: 'text', text: rest });
      rest = '';
      parts.push({ kind: 'program', program: text.slice(start + 2, end).trim() });
    }
    at = stop;
  }
  rest += text.slice(at);
  if (rest !== '') parts.push({ kind: 'text', text: rest });
  return { kind: 'parts', parts };
}

interface Scan {
  /** What is open, the innermost last: brackets, and a string that an interpolation `\(` went out of. */
  readonly open: string[];
  quote: string | undefined;
}

/** Where the `}}` is that ends a program which starts at `from`; -1 where there is none. */
function endOfProgram(text: string, from: number): number {
  const scan: Scan = { open: [], quote: undefined };
  for (let at = from; at < text.length; at += 1) {
    const isOutside = scan.quote === undefined && scan.open.length === 0;
    if (isOutside && text.startsWith('}}', at)) return at;
    const sign = text[at] ?? '';
    if (scan.quote === undefined) scanCode(scan, sign);
    else at += scanString(scan, sign, text[at + 1]);
  }
  return -1;
}

function scanCode(scan: Scan, sign: string): void {
  if (sign === '"' || sign === "'") scan.quote = sign;
  else if ('{[('.includes(sign)) scan.open.push(sign);
  // The end of an interpolation goes back into its string.
  else if ('}])'.includes(sign) && scan.open.pop() === '"') scan.quote = '"';
}

/** How many signs more than this one are read. */
function scanString(scan: Scan, sign: string, next: string | undefined): number {
  if (sign === '\\') {
    if (next !== '(' || scan.quote !== '"') return 1;
    scan.open.push('"');
    scan.quote = undefined;
    return 1;
  }
  if (sign === scan.quote) scan.quote = undefined;
  return 0;
}
