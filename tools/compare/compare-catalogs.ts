import { referenceOf } from '../graph/catalog-graph.ts';
import type { Entity } from '../load/catalog.ts';
import type {
  CatalogDiff,
  ChangedEntity,
  RemovedEntity,
  RenamedEntity,
  SomeNames,
  UnclearFile,
} from './catalog-diff.ts';
import type { CatalogSide, EntityPair } from './catalog-side.ts';
import { compareBlueprints } from './compare-blueprints.ts';
import { compareOwners } from './compare-owners.ts';
import { comparePair, isOtherwise } from './compare-pair.ts';
import { countFollowers } from './count-followers.ts';
import { compareNames, compareTexts, toEntityName } from './entity-name.ts';
import { findReferrers, type Gone } from './find-referrers.ts';
import { findRenames } from './find-renames.ts';
import { matchEntities, type MatchedEntities } from './match-entities.ts';
import type { Renames } from './renames.ts';
import { NO_NAMES } from './some-names.ts';

/** What is otherwise in `after`. Pure: nothing is read, and all lists are sorted. */
export function compareCatalogs(before: CatalogSide, after: CatalogSide): CatalogDiff {
  const matched = matchEntities(before.catalog, after.catalog);
  const singles = pairSingles(matched, before, after);
  const { renamed, removed, created } = singles;
  const renames = toRenames(renamed);
  const compare = (pair: EntityPair): ChangedEntity =>
    comparePair(pair, { before, after, renames });
  const isTouched = (pair: EntityPair): boolean =>
    before.values.has(pair.before) && after.values.has(pair.after);
  const both = matched.pairs.filter(isTouched).map(compare);
  const renamedDiffs = renamed.map(compare);
  const diffs = [...both, ...renamedDiffs];
  const otherwise = new Set(diffs.filter(saysOwner).map(referenceOf));
  return {
    created: created.map(toEntityName).sort(compareNames),
    ...nameGone({ removed, renamed, diffs: renamedDiffs, all: diffs }, after, renames),
    changed: both.filter(isOtherwise).sort(compareNames),
    moved: both
      .filter((each) => !isOtherwise(each) && each.file !== each.fileBefore)
      .map(({ blueprint, identifier, title, file, fileBefore }) => ({
        blueprint,
        identifier,
        title,
        file,
        fileBefore,
      }))
      .sort(compareNames),
    blueprints: compareBlueprints(before, after),
    ownership: compareOwners({
      before: before.catalog,
      after: after.catalog,
      pairs: [...matched.pairs, ...renamed],
      created,
      saysOtherwise: (entity) => otherwise.has(referenceOf(entity)),
      renames,
    }),
    unclear: [...toUnclear('before', before), ...toUnclear('after', after)].sort(
      (a, b) => compareTexts(a.file, b.file) || compareTexts(b.side, a.side),
    ),
  };
}

/** Whether an entity says something else of what may own it: its team, or what it belongs to. */
function saysOwner({ values }: ChangedEntity): boolean {
  return values.some(
    ({ path, isFollowing }) => !isFollowing && (path === 'team' || path.startsWith('relations.')),
  );
}

interface Singles {
  readonly renamed: readonly EntityPair[];
  readonly removed: readonly Entity[];
  readonly created: readonly Entity[];
}

/** What is on one side only, and what of it is one entity under two names. */
function pairSingles(matched: MatchedEntities, before: CatalogSide, after: CatalogSide): Singles {
  const removed = matched.removed.filter(({ origin }) => !after.unclearFiles.has(origin.file));
  const created = matched.created.filter(({ origin }) => !before.unclearFiles.has(origin.file));
  const renamed = findRenames({
    removed,
    created,
    valuesBefore: (entity) => before.values.get(entity),
    valuesAfter: (entity) => after.values.get(entity),
  });
  const isPaired = new Set(renamed.flatMap((pair) => [pair.before, pair.after]));
  const isSingle = (entity: Entity): boolean => !isPaired.has(entity);
  return { renamed, removed: removed.filter(isSingle), created: created.filter(isSingle) };
}

function toRenames(pairs: readonly EntityPair[]): Renames {
  const renames = new Map<string, Map<string, string>>();
  for (const { before, after } of pairs) {
    const names = renames.get(before.blueprint) ?? new Map<string, string>();
    renames.set(before.blueprint, names.set(before.identifier, after.identifier));
  }
  return renames;
}

interface GoneEntities {
  readonly removed: readonly Entity[];
  readonly renamed: readonly EntityPair[];
  /** Of `renamed`, in the same order. */
  readonly diffs: readonly ChangedEntity[];
  /** Whoever may follow a new name. */
  readonly all: readonly ChangedEntity[];
}

/** Removed and renamed entities, with who still points to their old names. */
function nameGone(
  { removed, renamed, diffs, all }: GoneEntities,
  { catalog }: CatalogSide,
  renames: Renames,
): Pick<CatalogDiff, 'removed' | 'renamed'> {
  const referrers = findReferrers(
    catalog,
    toGone([...removed, ...renamed.map(({ before }) => before)]),
  );
  const referrersOf = (entity: Entity): SomeNames => referrers.get(referenceOf(entity)) ?? NO_NAMES;
  const followers = countFollowers(all, catalog, renames);
  return {
    removed: removed
      .map((each): RemovedEntity => ({ ...toEntityName(each), referrers: referrersOf(each) }))
      .sort(compareNames),
    renamed: renamed
      .flatMap(({ before, after }, index): RenamedEntity[] => {
        const diff = diffs[index];
        if (diff === undefined) return [];
        const identifierBefore = before.identifier;
        const count = followers.get(referenceOf(after)) ?? 0;
        return [{ ...diff, identifierBefore, followers: count, referrers: referrersOf(before) }];
      })
      .sort(compareNames),
  };
}

function toGone(entities: readonly Entity[]): Gone {
  const gone = new Map<string, Set<string>>();
  for (const { blueprint, identifier } of entities)
    gone.set(blueprint, (gone.get(blueprint) ?? new Set()).add(identifier));
  return gone;
}

function toUnclear(side: UnclearFile['side'], { unclearFiles }: CatalogSide): UnclearFile[] {
  return [...unclearFiles].map((file) => ({ file, side }));
}
