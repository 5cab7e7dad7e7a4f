import { matchQuery } from '../query/match-query.ts';
import type { QueryContext } from '../query/query-context.ts';
import type { Subject } from '../query/subject.ts';
import type { CompiledScorecard } from './compiled-scorecard.ts';

const NOT_APPLICABLE = '-';

/** What a scorecard says of an entity, as a text: its level, and for each rule whether it passes; `2:1101`. */
export function scoreSubject(
  { filter, rules, levels }: CompiledScorecard,
  subject: Subject,
  context: QueryContext,
): string {
  if (filter !== undefined && !matchQuery(filter, subject, context)) return NOT_APPLICABLE;
  let level = levels.length - 1;
  let passed = '';
  for (const rule of rules) {
    const isPassed = matchQuery(rule.query, subject, context);
    passed += isPassed ? '1' : '0';
    // Whoever fails a rule of a level has no level from there on.
    if (!isPassed) level = Math.min(level, rule.level - 1);
  }
  return `${level}:${passed}`;
}

/** The level in such a text, from 0; undefined where the scorecard does not apply. */
export function levelIn(score: unknown): number | undefined {
  return typeof score !== 'string' || score === NOT_APPLICABLE
    ? undefined
    : Number.parseInt(score, 10);
}

/** Whether a rule passes, by its position in the scorecard. */
export function isPassedIn(score: unknown, rule: number): boolean {
  return typeof score === 'string' && score[score.indexOf(':') + 1 + rule] === '1';
}
