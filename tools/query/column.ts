import type { CompileOptions } from './compile-options.ts';
import type { Left } from './query.ts';
import type { QueryContext } from './query-context.ts';
import { readLeft } from './read-left.ts';
import type { Subject } from './subject.ts';
import { parseWhere, type WhereProblem } from './where/parse-where.ts';

/** The left side of a rule, shown by itself: a property, `relation(owner)`, `scorecard(ready)`, `owner.$team`. */
export interface Column {
  /** As it was asked for. */
  readonly name: string;
  readonly left: Left;
  /** Undefined where the subject has none; several values of a path are a list. */
  read(subject: Subject, context: QueryContext): unknown;
}

export function parseColumn(
  name: string,
  options: CompileOptions,
): { readonly column: Column } | { readonly problem: WhereProblem } {
  const parsed = parseWhere(`${name} is empty`, options);
  if ('problem' in parsed) return parsed;
  const [rule, second] = parsed.query.rules;
  const isOne = rule?.kind === 'rule' && second === undefined && !rule.isNegated;
  if (!isOne || rule.left.kind === 'related')
    return { problem: { message: `\`${name}\` is no value that can be shown`, column: 1 } };
  const { left } = rule;
  const read = (subject: Subject, context: QueryContext): unknown => {
    const values = readLeft(left, subject, context);
    return values.length > 1 ? values : values[0];
  };
  return { column: { name, left, read } };
}
