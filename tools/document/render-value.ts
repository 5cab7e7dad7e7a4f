import { stringify } from 'yaml';
import { STRINGIFY } from './canonical-text.ts';

/** A value on one line, or undefined if it wants lines of its own. */
export function renderInline(value: unknown, isFlow: boolean): string | undefined {
  if (typeof value === 'object' && value !== null) {
    return isFlow || Object.keys(value).length === 0 ? JSON.stringify(value) : undefined;
  }
  if (isFlow) return JSON.stringify(value);
  const text = stringify(value, { ...STRINGIFY, defaultStringType: 'PLAIN' }).trimEnd();
  return text.includes('\n') ? undefined : text;
}

/** A value below its key, which stands in `column` (from 0), starting with what follows the colon. */
export function renderBlock(value: unknown, column: number, eol: string): string {
  if (typeof value === 'string') {
    const header = stringify({ k: value }, STRINGIFY).trimEnd().slice('k:'.length);
    return indentLines(header, column, eol);
  }
  const text = stringify(value, STRINGIFY).trimEnd();
  return `${eol}${indentLines(`${' '.repeat(2)}${text.replaceAll('\n', '\n  ')}`, column, eol, true)}`;
}

function indentLines(text: string, column: number, eol: string, isFirstToo = false): string {
  const margin = ' '.repeat(column);
  return text
    .split('\n')
    .map((line, index) => (line === '' || (index === 0 && !isFirstToo) ? line : margin + line))
    .join(eol);
}
