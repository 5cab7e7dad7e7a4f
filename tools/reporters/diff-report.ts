import type { CatalogDiff } from '../compare/catalog-diff.ts';
import { countMoves } from '../compare/scores-diff.ts';
import { count } from './count.ts';

/** A revision as it was asked for, and the commit that was looked at. */
export interface Revision {
  readonly name: string;
  readonly commit: string;
}

/** What `cadastre diff` has to say: data, for every format alike. */
export interface DiffReport {
  readonly base: Revision;
  /** Undefined for the working tree. */
  readonly head: Revision | undefined;
  readonly diff: CatalogDiff;
}

/** The numbers of a diff. */
export interface DiffCounts {
  readonly created: number;
  readonly changed: number;
  readonly removed: number;
  readonly renamed: number;
  readonly moved: number;
  /** Created, changed and removed together. */
  readonly blueprints: number;
  /** Entities that were there before and have other owners now; teams with other names are the same owners. */
  readonly owners: number;
  /** Of these, and of the created ones, those that have none now. */
  readonly unowned: number;
  /** Files that were not understood on one side. */
  readonly unclear: number;
  /** Levels of entities in scorecards, whichever way; absent where there is no scorecard. */
  readonly levels?: number;
  /** Of these, those that go down. */
  readonly levelsDown?: number;
  /** Scorecards that came, went or cannot be read any more. */
  readonly scorecards?: number;
}

export function countDiff(diff: CatalogDiff): DiffCounts {
  const { created, removed, changed } = diff.blueprints;
  const { ownership } = diff;
  const sum = (groups: readonly { readonly entities: { readonly count: number } }[]): number =>
    groups.reduce((all, { entities }) => all + entities.count, 0);
  return {
    created: diff.created.length,
    changed: diff.changed.length,
    removed: diff.removed.length,
    renamed: diff.renamed.length,
    moved: diff.moved.length,
    blueprints: created.length + removed.length + changed.length,
    owners: sum(ownership.changed.filter(({ isRename }) => !isRename)),
    unowned:
      sum(ownership.changed.filter(({ after }) => after.length === 0)) +
      sum(ownership.created.filter(({ teams }) => teams.length === 0)),
    unclear: diff.unclear.length,
    ...countScores(diff),
  };
}

type ScoreCounts = Pick<DiffCounts, 'levels' | 'levelsDown' | 'scorecards'>;

function countScores({ scores }: CatalogDiff): ScoreCounts {
  if (scores === undefined) return {};
  const { down, up, enters, leaves } = countMoves(scores);
  return {
    levels: down + up + enters + leaves,
    levelsDown: down,
    scorecards: scores.filter(({ state }) => state !== 'kept').length,
  };
}

/** Whether nothing is otherwise, as far as both sides were understood. */
export function isEmptyDiff(diff: CatalogDiff): boolean {
  return Object.values(countDiff(diff)).every((number) => number === 0);
}

/** Number and word of what there is, in the order of importance: `['3', 'created']`. */
export function diffWords(
  counts: DiffCounts,
): readonly (readonly [number: number, word: string])[] {
  const rows = [
    [counts.created, 'created'],
    [counts.changed, 'changed'],
    [counts.removed, 'removed'],
    [counts.renamed, 'renamed'],
    [counts.moved, 'moved to another file'],
  ] as const;
  return rows.filter(([number]) => number > 0);
}

/** What a diff does in a few words: `3 created, 1 removed, 2 blueprints differ`, or nothing. */
export function diffVerdict(diff: CatalogDiff): string {
  const counts = countDiff(diff);
  const parts = [
    ...diffWords(counts).map(([number, word]) => `${number} ${word}`),
    ...(counts.blueprints === 0
      ? []
      : [count(counts.blueprints, 'blueprint differs', 'blueprints differ')]),
    ...(counts.owners === 0 ? [] : [`${counts.owners} with other owners`]),
    ...levelWords(counts),
    ...(counts.unclear === 0 ? [] : [`${count(counts.unclear, 'file')} not understood`]),
  ];
  return parts.join(', ');
}

function levelWords({ levels = 0, levelsDown = 0, scorecards = 0 }: DiffCounts): readonly string[] {
  const down = levelsDown === 0 ? '' : ` (${levelsDown} down)`;
  return [
    ...(levels === 0 ? [] : [`${count(levels, 'level')} moved${down}`]),
    ...(scorecards === 0 ? [] : [`${count(scorecards, 'scorecard')} came or went`]),
  ];
}
