import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import { overlayFiles } from '../../load/overlay-files.ts';
import type {
  ScoreHistoryOutput,
  ScoreHistoryScorecard,
} from '../../model/score-history-output.ts';
import type { Cache } from '../../ports/cache.ts';
import type { GitMerge } from '../../ports/git.ts';
import type { DeriveStoreRequest } from '../../query/derive-store.ts';
import { sumScores } from '../../score/sum-scores.ts';
import type { Context } from '../context.ts';
import { readFilesAt } from '../read-revision.ts';
import { scoreStore } from './score-store.ts';

/**
 * The numbers of all scorecards at the newest merges into the default branch. A commit says the same for ever, so that
 * what was worked out is kept below `.cadastre`; dates are compared with the time of the commit.
 */
export async function loadHistory(
  root: string,
  most: number,
  context: Context,
): Promise<ScoreHistoryOutput> {
  const git = context.openGit(root);
  const branch = await git.findDefaultBranch();
  if (branch === undefined || (await git.findCommit(branch)) === undefined)
    throw new UserError(
      `${root} has no branch with a history`,
      'the history is that of commits: `git init`, and commit first',
    );
  const merges = await git.mergesInto(branch, most);
  const cache = context.openCache(root, 'score-history');
  const known = await readKnown(cache);
  const store = context.openFiles(root);
  const memory = { cache: context.openCache(root, 'values'), isKept: false };
  // From one commit to the next most of the catalog stays.
  let snapshot: DeriveStoreRequest['snapshot'];
  let isNew = false;
  const commits: ScoreHistoryOutput['commits'] = [];
  for (const { commit, time, subject } of merges) {
    let scorecards = known.get(commit);
    if (scorecards === undefined) {
      const past = overlayFiles(store, await readFilesAt(git, commit));
      const { scored, derived } = await scoreStore({ store: past, now: time, memory, snapshot });
      snapshot = derived.takeSnapshot(true);
      scorecards = scored.scorecards.map(toNumbers);
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
