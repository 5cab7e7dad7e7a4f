import type { Combinator, SearchRule } from '../model/query.ts';
import { evaluateRule } from './evaluate-rule.ts';
import type { Query, QueryRule } from './query.ts';
import type { QueryContext } from './query-context.ts';
import { ruleSentence } from './rule-sentence.ts';
import type { Subject } from './subject.ts';
import { toSearchRule } from './to-search-query.ts';

/** Why a query finds an entity, or does not: every rule is looked at, also where one of them decides. */
export type Explanation = GroupExplanation | RuleExplanation;

export interface GroupExplanation {
  readonly kind: 'group';
  readonly hasPassed: boolean;
  readonly combinator: Combinator;
  readonly rules: readonly Explanation[];
}

export interface RuleExplanation {
  readonly kind: 'rule';
  readonly hasPassed: boolean;
  /** As people write it. */
  readonly rule: SearchRule;
  /** What was there: a value, a list of several, or null. */
  readonly actual: unknown;
  /** What it was compared with; null where with nothing. */
  readonly wanted: unknown;
  /** Such as `runtime is nodejs16.x, want one of nodejs20.x, nodejs22.x`. Holds values of the catalog as they are. */
  readonly sentence: string;
}

/** Agrees with `matchQuery`. Never throws. */
export function explainQuery(query: Query, subject: Subject, context: QueryContext): Explanation {
  if (query.kind === 'rule') return explainRule(query, subject, context);
  const { combinator } = query;
  const rules = query.rules.map((rule) => explainQuery(rule, subject, context));
  const hasPassed =
    combinator === 'and'
      ? rules.every((rule) => rule.hasPassed)
      : rules.some((rule) => rule.hasPassed);
  return { kind: 'group', hasPassed, combinator, rules };
}

function explainRule(rule: QueryRule, subject: Subject, context: QueryContext): RuleExplanation {
  const outcome = evaluateRule(rule, subject, context);
  const written = toSearchRule(rule);
  const isDynamic = rule.operand?.kind === 'property' || rule.operand?.kind === 'context';
  return {
    kind: 'rule',
    hasPassed: outcome.hasPassed,
    rule: written,
    actual: oneOrAll(outcome.values),
    wanted: isDynamic ? oneOrAll(outcome.wanted) : (written.value ?? null),
    sentence: ruleSentence(rule, outcome),
  };
}

function oneOrAll(values: readonly unknown[]): unknown {
  return values.length > 1 ? values : (values[0] ?? null);
}
