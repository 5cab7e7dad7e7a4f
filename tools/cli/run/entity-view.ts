import type { FullEntity } from '../../load/catalog.ts';
import { plainScores, type PlainScore } from '../../score/plain-scores.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';

/** An entity as programs and templates read it (Port's shape). */
export interface EntityView {
  readonly identifier: string;
  readonly blueprint: string;
  readonly title: string;
  readonly team: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: FullEntity['relations'];
  /** By scorecard; absent where the action does not ask for scores. */
  readonly scorecards?: Readonly<Record<string, PlainScore>>;
}

/** With its scores where they were worked out. */
export function toEntityView(entity: FullEntity, scored: ScoredCatalog | undefined): EntityView {
  const { identifier, blueprint, title, team, properties, relations } = entity;
  const view = { identifier, blueprint, title: title ?? identifier, team, properties, relations };
  return scored === undefined ? view : withScores(view, scored);
}

/** The same with its scores. */
export function withScores(view: EntityView, { scorecards }: ScoredCatalog): EntityView {
  return { ...view, scorecards: plainScores(view, scorecards) };
}
