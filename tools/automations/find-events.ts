import { isSameValue } from '../document/is-same-value.ts';
import type { CatalogEvent } from './catalog-event.ts';
import type { CatalogState, EntityState, ScoreState } from './catalog-state.ts';

/**
 * What happened between two states of a catalog: every entity that came, went or is another, derived values included, and
 * every level and result of a rule that moved. By blueprint and identifier.
 */
export function findEvents(before: CatalogState, after: CatalogState): readonly CatalogEvent[] {
  const names = [...new Set([...before.keys(), ...after.keys()])].toSorted();
  return names.flatMap((name) => eventsOf(before.get(name), after.get(name)));
}

function eventsOf(
  before: EntityState | undefined,
  after: EntityState | undefined,
): readonly CatalogEvent[] {
  const entity = after ?? before;
  if (entity === undefined) return [];
  const { blueprint, identifier } = entity;
  const diff = { before: before ?? null, after: after ?? null };
  const event = { blueprint, identifier, diff };
  if (before === undefined) return [{ ...event, type: 'ENTITY_CREATED' }];
  if (after === undefined) return [{ ...event, type: 'ENTITY_DELETED' }];
  const isSame = isSameValue(withoutScores(before), withoutScores(after));
  return [
    ...(isSame ? [] : [{ ...event, type: 'ENTITY_UPDATED' as const }]),
    ...scoreEvents(before, after).map((moved) => ({ ...event, ...moved })),
  ];
}

function withoutScores(state: EntityState): object {
  return { ...state, scorecards: undefined };
}

type Moved = Pick<CatalogEvent, 'type' | 'scorecard' | 'rule'>;

/** A scorecard that was not there before, or is not any more, is no move of the entity. */
function scoreEvents(before: EntityState, after: EntityState): readonly Moved[] {
  const common = Object.keys(after.scorecards)
    .filter((name) => Object.hasOwn(before.scorecards, name))
    .toSorted();
  return common.flatMap((scorecard) => {
    const [old, now] = [before.scorecards[scorecard], after.scorecards[scorecard]];
    if (old === undefined || now === undefined) return [];
    const level: readonly Moved[] =
      old.level === now.level ? [] : [{ type: 'SCORECARD_LEVEL_CHANGED', scorecard }];
    return [...level, ...ruleEvents(scorecard, old, now)];
  });
}

function ruleEvents(scorecard: string, before: ScoreState, after: ScoreState): readonly Moved[] {
  return Object.keys(after.rules)
    .toSorted()
    .filter((rule) => Object.hasOwn(before.rules, rule) && before.rules[rule] !== after.rules[rule])
    .map((rule) => ({ type: 'RULE_RESULT_CHANGED', scorecard, rule }));
}
