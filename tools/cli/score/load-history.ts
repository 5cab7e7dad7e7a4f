import { isRecord } from '../../load/is-record.ts';
import type {
  ScoreHistoryOutput,
  ScoreHistoryScorecard,
} from '../../model/score-history-output.ts';
import type { Cache } from '../../ports/cache.ts';
import type { GitMerge } from '../../ports/git.ts';
import { sumScores } from '../../score/sum-scores.ts';
import type { Context } from '../context.ts';
import { openHistory } from './open-history.ts';

/**
 * The numbers of all scorecards at the newest merges into the default branch. A commit says the same for ever, so that
 * what was worked out is kept below `.cadastre`; dates are compared with the time of the commit.
 */
export async function loadHistory(
  root: string,
  most: number,
  context: Context,
): Promise<ScoreHistoryOutput> {
  const { branch, merges, scoreAt } = await openHistory(root, most, context);
  const cache = context.openCache(root, 'score-history');
  const known = await readKnown(cache);
  let isNew = false;
  const commits: ScoreHistoryOutput['commits'] = [];
  for (const merge of merges) {
    const { commit, time, subject } = merge;
    let scorecards = known.get(commit);
    if (scorecards === undefined) {
      scorecards = (await scoreAt(merge)).scorecards.map(toNumbers);
      known.set(commit, scorecards);
      isNew = true;
    }
    commits.push({ commit, time: new Date(time).toISOString(), message: subject, scorecards });
  }
  if (isNew) await writeKnown(cache, known, merges);
  return { version: 1, branch, commits };
}

function toNumbers(scored: Parameters<typeof sumScores>[0]): ScoreHistoryScorecard {
  const { levels, notApplicable, percent } = sumScores(scored);
  return {
    identifier: scored.identifier,
    ...(percent === undefined ? {} : { percent }),
    levels: scored.levels.map(({ title }, index) => ({ title, entities: levels[index] ?? 0 })),
    notApplicable,
  };
}

type Known = Map<string, ScoreHistoryScorecard[]>;

/** What another version of this program worked out is not believed. */
async function readKnown(cache: Cache): Promise<Known> {
  const text = await cache.read('summaries');
  if (text === undefined) return new Map();
  try {
    const kept: unknown = JSON.parse(text);
    if (!isRecord(kept) || kept['program'] !== cache.program || !isRecord(kept['commits']))
      return new Map();
    // Written by ourselves, as the program says.
    return new Map(Object.entries(kept['commits'])) as Known;
  } catch {
    return new Map();
  }
}

/** Commits that were not asked for now may be asked for again: a few hundred are kept. */
const MOST_KEPT = 500;

async function writeKnown(cache: Cache, known: Known, merges: readonly GitMerge[]): Promise<void> {
  const asked = new Set(merges.map(({ commit }) => commit));
  const others = [...known].filter(([commit]) => !asked.has(commit)).slice(-MOST_KEPT);
  const kept = [...others, ...[...known].filter(([commit]) => asked.has(commit))];
  const { program } = cache;
  await cache.write('summaries', [JSON.stringify({ program, commits: Object.fromEntries(kept) })]);
}
