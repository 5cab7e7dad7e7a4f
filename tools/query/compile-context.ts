import type { Place } from './compile-options.ts';
import { reportUnknownMeta } from './compile-property-path.ts';
import type { ContextProperty } from './query.ts';
import { reportUnknownKeys } from './report-unknown-keys.ts';

/** A value of whoever asks: `{context, property}`. */
export function compileContext(
  value: Readonly<Record<string, unknown>>,
  { path, report }: Place,
): ContextProperty | undefined {
  const { context, property } = value;
  reportUnknownKeys(value, ['context', 'property'], path, report);
  if (context !== 'user' && context !== 'userTeams') {
    report([...path, 'context'], 'the context is not known', 'write `user` or `userTeams`');
    return undefined;
  }
  if (typeof property !== 'string' || property === '') {
    report([...path, 'property'], 'a property is a name', 'write `$identifier`, or a property');
    return undefined;
  }
  if (reportUnknownMeta(property, { path: [...path, 'property'], report })) return undefined;
  return { kind: 'context', context, property };
}
