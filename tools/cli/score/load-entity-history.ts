import { findMove } from '../../compare/compare-scores.ts';
import { compareTexts } from '../../compare/entity-name.ts';
import type { Entity } from '../../load/catalog.ts';
import type {
  ScoreEntityHistoryMove,
  ScoreEntityHistoryOutput,
  ScoreEntityHistoryScorecard,
} from '../../model/score-entity-history-output.ts';
import type { GitMerge } from '../../ports/git.ts';
import { toRule } from '../../reporters/diff-json.ts';
import type { EntityScore, ScoredCatalog, ScoredScorecard } from '../../score/scored-catalog.ts';
import type { Context } from '../context.ts';
import { openHistory } from './open-history.ts';

/** When the levels of one entity moved at the newest merges into the default branch, and through which rules. */
export async function loadEntityHistory(
  root: string,
  { entity, most }: { readonly entity: Entity; readonly most: number },
  context: Context,
): Promise<ScoreEntityHistoryOutput> {
  const { branch, merges, scoreAt } = await openHistory(root, most, context);
  const rows = new Map<string, ScoreEntityHistoryScorecard>();
  let before: ReadonlyMap<string, Scored> | undefined;
  for (const merge of merges.toReversed()) {
    const after = scoresOf(await scoreAt(merge), entity);
    for (const name of new Set([...(before?.keys() ?? []), ...after.keys()]))
      addMove(rows, { merge, was: before?.get(name), is: after.get(name), isFirst: !before });
    before = after;
  }
  const { blueprint, identifier, title } = entity;
  return {
    version: 1,
    branch,
    blueprint,
    identifier,
    ...(title === undefined ? {} : { title }),
    commits: merges.length,
    scorecards: [...rows.values()].sort((a, b) => compareTexts(a.scorecard, b.scorecard)),
  };
}

/** The score of the entity in one scorecard, at one commit. */
interface Scored {
  readonly scorecard: ScoredScorecard;
  readonly score: EntityScore;
}

function scoresOf({ scorecards }: ScoredCatalog, entity: Entity): ReadonlyMap<string, Scored> {
  const found = new Map<string, Scored>();
  for (const scorecard of scorecards) {
    if (scorecard.blueprint !== entity.blueprint) continue;
    const score = scorecard.scoreOf(entity);
    if (score !== undefined) found.set(scorecard.identifier, { scorecard, score });
  }
  return found;
}

interface Step {
  readonly merge: GitMerge;
  readonly was: Scored | undefined;
  readonly is: Scored | undefined;
  /** Whether it is the oldest commit that is looked at. */
  readonly isFirst: boolean;
}

function addMove(rows: Map<string, ScoreEntityHistoryScorecard>, step: Step): void {
  const shown = step.is ?? step.was;
  if (shown === undefined) return;
  const { identifier, title } = shown.scorecard;
  const moves = rows.get(identifier)?.moves ?? [];
  const move = toMove(step);
  const level = step.is?.score.level?.title;
  const percent = step.is?.score.percent;
  rows.set(identifier, {
    scorecard: identifier,
    title,
    ...(level === undefined ? {} : { level }),
    ...(percent === undefined ? {} : { percent }),
    moves: move === undefined ? moves : [move, ...moves],
  });
}

function toMove({ merge, was, is, isFirst }: Step): ScoreEntityHistoryMove | undefined {
  const [before, after] = [was?.score.level?.title, is?.score.level?.title];
  const { commit, time, subject } = merge;
  const move = (direction: ScoreEntityHistoryMove['direction']): ScoreEntityHistoryMove => ({
    commit,
    time: new Date(time).toISOString(),
    message: subject,
    direction,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    rules: [],
  });
  if (is === undefined) return move('disappears');
  if (was === undefined) return move(isFirst ? 'begins' : 'appears');
  const found = findMove(was.scorecard, is.scorecard, [was.score, is.score]);
  if (found === undefined) return undefined;
  return { ...move(found.direction), rules: found.rules.map(toRule) };
}
