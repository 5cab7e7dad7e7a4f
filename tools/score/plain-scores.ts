import type { EntityName } from '../derive/derived-catalog.ts';
import type { ScoredScorecard } from './scored-catalog.ts';

/** What a scorecard says of an entity, as data. A rule that does not apply is not there. */
export interface PlainScore {
  readonly level: string;
  readonly rules: Record<string, 'SUCCESS' | 'FAILURE'>;
}

/** The scores of an entity by scorecard; one that does not apply is not there. */
export function plainScores(
  entity: EntityName,
  scorecards: readonly ScoredScorecard[],
): Record<string, PlainScore> {
  return Object.fromEntries(
    scorecards.flatMap((scorecard) => {
      const score = scorecard.scoreOf(entity);
      if (score?.level === undefined) return [];
      const rules = score.rules.flatMap(({ rule, state }) =>
        state === 'SUCCESS' || state === 'FAILURE' ? [[rule.identifier, state] as const] : [],
      );
      const plain = { level: score.level.title, rules: Object.fromEntries(rules) };
      return [[scorecard.identifier, plain] as const];
    }),
  );
}
