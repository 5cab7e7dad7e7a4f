import type { FullEntity } from '../load/catalog.ts';
import type {
  EntityScore,
  RuleScore,
  ScoredCatalog,
  ScoredScorecard,
} from '../score/scored-catalog.ts';
import type { CatalogDiff } from './catalog-diff.ts';
import { compareTexts, toEntityName } from './entity-name.ts';
import type { Direction, LevelMove, RuleMove, ScorecardDiff } from './scores-diff.ts';

/**
 * The levels that are otherwise in `after`, of entities that are on both sides, under one name or two. Scorecards are in
 * the order of their identifiers; those without a difference are left out.
 */
export function compareScores(
  before: ScoredCatalog,
  after: ScoredCatalog,
  renamed: CatalogDiff['renamed'],
): readonly ScorecardDiff[] {
  const oldNames = new Map(
    renamed.map((row) => [`${row.blueprint}/${row.identifier}`, row.identifierBefore]),
  );
  const names = new Set([...before.scorecards, ...after.scorecards].map((each) => each.identifier));
  return [...names].sort(compareTexts).flatMap((name) => {
    const sides: Sides = { before: before.find(name), after: after.find(name), oldNames };
    const diff = compareOne(sides, isUnsound(after, name));
    return diff === undefined ? [] : [diff];
  });
}

interface Sides {
  readonly before: ScoredScorecard | undefined;
  readonly after: ScoredScorecard | undefined;
  /** The identifiers that entities had, by `blueprint/identifier`. */
  readonly oldNames: ReadonlyMap<string, string>;
}

function isUnsound({ unscored }: ScoredCatalog, name: string): boolean {
  return unscored.some(({ scorecard }) => scorecard.identifier === name);
}

function compareOne(sides: Sides, isBroken: boolean): ScorecardDiff | undefined {
  const { before, after } = sides;
  const shown = after ?? before;
  if (shown === undefined) return undefined;
  const { identifier, title, blueprint } = shown;
  const isGate = before?.isGate === true || after?.isGate === true;
  const whole = { identifier, title, blueprint, isGate };
  if (before === undefined) return { ...whole, state: 'created', isChanged: true, moves: [] };
  if (after === undefined)
    return { ...whole, state: isBroken ? 'unsound' : 'removed', isChanged: true, moves: [] };
  const isChanged =
    JSON.stringify(before.scorecard.value) !== JSON.stringify(after.scorecard.value);
  const moves = findMoves(before, after, sides.oldNames);
  if (moves.length === 0) return undefined;
  return { ...whole, state: 'kept', isChanged, moves };
}

/** How one entity moved between two scores in the same scorecard; undefined where it is at the same level. */
export function findMove(
  before: ScoredScorecard,
  after: ScoredScorecard,
  [was, is]: readonly [EntityScore, EntityScore],
): LevelMove | undefined {
  const direction = directionOf(was.level?.title, is.level?.title, after, before);
  return direction === undefined ? undefined : toMove(is.entity, direction, was, is);
}

const ORDER: readonly Direction[] = ['down', 'leaves', 'enters', 'up'];

function findMoves(
  before: ScoredScorecard,
  after: ScoredScorecard,
  oldNames: Sides['oldNames'],
): readonly LevelMove[] {
  const rows = new Map(before.entities.map(({ identifier }, row) => [identifier, row]));
  const found = after.entities.flatMap((entity, row): LevelMove[] => {
    const { blueprint, identifier } = entity;
    const old = rows.get(oldNames.get(`${blueprint}/${identifier}`) ?? identifier);
    if (old === undefined) return [];
    const [was, is] = [before.levelAt(old), after.levelAt(row)];
    const direction = directionOf(titleOf(before, was), titleOf(after, is), after, before);
    if (direction === undefined) return [];
    return [toMove(entity, direction, before.scoreAt(old), after.scoreAt(row))];
  });
  return ORDER.flatMap((direction) => found.filter((move) => move.direction === direction));
}

function titleOf({ levels }: ScoredScorecard, level: number | undefined): string | undefined {
  return level === undefined ? undefined : levels[level]?.title;
}

/** By the levels as they are now; of a level that is gone, by where it stood. */
function directionOf(
  before: string | undefined,
  after: string | undefined,
  { levels }: ScoredScorecard,
  { levels: oldLevels }: ScoredScorecard,
): Direction | undefined {
  if (before === after) return undefined;
  if (before === undefined) return 'enters';
  if (after === undefined) return 'leaves';
  const indexOf = (title: string): number => {
    const index = levels.findIndex((level) => level.title === title);
    return index === -1 ? oldLevels.findIndex((level) => level.title === title) : index;
  };
  const [was, is] = [indexOf(before), indexOf(after)];
  if (was === is) return undefined;
  return is < was ? 'down' : 'up';
}

function toMove(
  entity: FullEntity,
  direction: Direction,
  before: EntityScore,
  after: EntityScore,
): LevelMove {
  const causes =
    direction === 'down'
      ? causesOf(after, before)
      : direction === 'up'
        ? causesOf(before, after)
        : [];
  return {
    ...toEntityName(entity),
    direction,
    before: before.level?.title,
    after: after.level?.title,
    rules: causes.map(toRuleMove),
  };
}

/** The rules that hold the lower of two scores down and not the higher one; all that hold it down where none differs. */
function causesOf(lower: EntityScore, higher: EntityScore): readonly RuleScore[] {
  const blocking = lower.rules.filter(
    ({ rule, state }) => state === 'FAILURE' && rule.level === (lower.levelIndex ?? 0) + 1,
  );
  const failed = new Set(
    higher.rules.flatMap(({ rule, state }) => (state === 'FAILURE' ? [rule.identifier] : [])),
  );
  const differing = blocking.filter(({ rule }) => !failed.has(rule.identifier));
  return differing.length > 0 ? differing : blocking;
}

function toRuleMove({ rule, explain }: RuleScore): RuleMove {
  return { identifier: rule.identifier, title: rule.title, reason: explain()?.sentence };
}
