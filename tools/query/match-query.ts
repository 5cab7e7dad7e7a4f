import { evaluateRule } from './evaluate-rule.ts';
import type { Query } from './query.ts';
import type { QueryContext } from './query-context.ts';
import type { Subject } from './subject.ts';

/** Whether a query finds an entity. Never throws. */
export function matchQuery(query: Query, subject: Subject, context: QueryContext): boolean {
  if (query.kind === 'rule') return evaluateRule(query, subject, context).hasPassed;
  const { combinator, rules } = query;
  return combinator === 'and'
    ? rules.every((rule) => matchQuery(rule, subject, context))
    : rules.some((rule) => matchQuery(rule, subject, context));
}
