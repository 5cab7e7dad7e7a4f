import { findSecret } from '../document/find-secret.ts';
import { cutText } from './cut-text.ts';

/** How much of a text before the first difference is shown. */
const CONTEXT = 12;

/** Two values on a line each, cut so that what differs is seen. What looks like a secret is not shown. */
export function diffValueTexts(
  before: unknown,
  after: unknown,
  most = 80,
): readonly [before: string, after: string] {
  const old = textOf(before);
  const now = textOf(after);
  if (old.length <= most && now.length <= most) return [cutText(old, most), cutText(now, most)];
  const start = firstDifference(old, now) - CONTEXT;
  if (start <= CONTEXT || before === undefined || after === undefined)
    return [cutText(old, most), cutText(now, most)];
  return [cutText(`…${old.slice(start)}`, most), cutText(`…${now.slice(start)}`, most)];
}

/** A value for others to read: itself, or a text in its place that says what it looks like. */
export function withoutSecret(value: unknown): unknown {
  if (value === undefined) return undefined;
  const secret = findSecret(JSON.stringify(value));
  return secret === undefined ? value : `(not shown: it looks like ${secret.what})`;
}

/** The type of a property, the target of a relation: a word, whatever somebody wrote there. */
export function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : textOf(value);
}

function textOf(value: unknown): string {
  if (value === undefined) return '(none)';
  const shown = withoutSecret(value);
  return shown === value ? JSON.stringify(value) : String(shown);
}

function firstDifference(a: string, b: string): number {
  const end = Math.min(a.length, b.length);
  let at = 0;
  while (at < end && a[at] === b[at]) at += 1;
  return at;
}
