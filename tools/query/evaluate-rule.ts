import type { Operand, QueryRule } from './query.ts';
import type { QueryContext } from './query-context.ts';
import { readContext, readLeft } from './read-left.ts';
import { readProperty } from './read-property.ts';
import type { Subject } from './subject.ts';
import { isEmpty, isExpired, isWithin, testValues, type Wanted } from './test-values.ts';

export interface RuleOutcome {
  readonly hasPassed: boolean;
  /** What the left side was, without null; nothing where it cannot be shown. */
  readonly values: readonly unknown[];
  /** What it was compared with. */
  readonly wanted: Wanted;
  /** Why it could not be compared, which passes neither with a "not" nor without. */
  readonly refusal: 'no-user' | 'not-filled' | undefined;
}

export function evaluateRule(
  rule: QueryRule,
  subject: Subject,
  context: QueryContext,
): RuleOutcome {
  const refusal = refusalOf(rule, context);
  if (refusal !== undefined) return { hasPassed: false, values: [], wanted: [], refusal };
  const values = readLeft(rule.left, subject, context);
  const wanted = readWanted(rule.operand, subject, context);
  const isMet = isRuleMet(rule, { values, wanted }, subject, context);
  return { hasPassed: isMet !== rule.isNegated, values, wanted, refusal };
}

/** What is not known must not open a door because of a "not". */
function refusalOf({ left, operand }: QueryRule, { user }: QueryContext): RuleOutcome['refusal'] {
  if (operand?.kind === 'jq') return 'not-filled';
  const needsUser = left.kind === 'context' || operand?.kind === 'context';
  return needsUser && user === undefined ? 'no-user' : undefined;
}

interface Sides {
  readonly values: readonly unknown[];
  readonly wanted: Wanted;
}

function isRuleMet(
  { left, test, operand }: QueryRule,
  { values, wanted }: Sides,
  subject: Subject,
  context: QueryContext,
): boolean {
  if (left.kind === 'related') return context.index.isRelated(subject, left, textsOf(wanted));
  if (left.kind === 'path' && left.from !== undefined)
    return context.index.isEnd(subject, left, textsOf(wanted));
  switch (test) {
    case 'isEmpty':
      return isEmpty(values, context.emptiness);
    case 'isExpired':
      return isExpired(values, context.now);
    case 'between':
      return isWithin(values, operand, context.now);
    default:
      return testValues(test, values, wanted);
  }
}

function readWanted(operand: Operand | undefined, subject: Subject, context: QueryContext): Wanted {
  switch (operand?.kind) {
    case 'value':
      return operand.value === null ? [] : [operand.value];
    case 'property':
      return readProperty(operand, subject, context);
    case 'context':
      return readContext(operand, context);
    default:
      return [];
  }
}

function textsOf(wanted: Wanted): readonly string[] {
  return wanted.flat().filter((each) => typeof each === 'string');
}
