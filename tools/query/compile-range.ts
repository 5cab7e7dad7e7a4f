import type { Place } from './compile-options.ts';
import { parseDate } from './parse-date.ts';
import type { Operand } from './query.ts';
import { reportUnknownKeys } from './report-unknown-keys.ts';

/** `{from, to}`: two numbers, or two dates. */
export function compileRange(
  value: Readonly<Record<string, unknown>>,
  { path, report }: Place,
): Operand | undefined {
  const { from, to } = value;
  reportUnknownKeys(value, ['from', 'to'], path, report);
  if (typeof from === 'number' && typeof to === 'number') {
    if (from <= to) return { kind: 'range', from, to };
    report(path, 'the range ends before it begins', 'swap `from` and `to`');
    return undefined;
  }
  for (const [key, end] of [
    ['from', from],
    ['to', to],
  ] as const) {
    if (parseDate(end) !== undefined) continue;
    const isMissing = end === undefined || end === null;
    const message = isMissing ? `the range has no \`${key}\`` : `\`${key}\` is no date`;
    const hint = 'write it like 2026-01-31 or 2026-01-31T09:00:00Z';
    report(isMissing ? path : [...path, key], message, hint);
    return undefined;
  }
  const [first, last] = [parseDate(from)?.from ?? 0, parseDate(to)?.to ?? 0];
  if (first <= last) return { kind: 'range', from: String(from), to: String(to) };
  report(path, 'the range ends before it begins', 'swap `from` and `to`');
  return undefined;
}
