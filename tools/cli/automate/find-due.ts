import { parseTrailers } from '../../actions/run-trailer.ts';
import type { CatalogEvent } from '../../automations/catalog-event.ts';
import { matchAutomations, type DueAutomation } from '../../automations/match-automations.ts';
import { MOST_DEPTH } from '../../automations/most-depth.ts';
import type { Git } from '../../ports/git.ts';
import { findStepEvents, type Sources } from './find-step-events.ts';

/** What one commit did, and what it starts. */
export interface Step {
  readonly before: string;
  readonly commit: string;
  readonly events: readonly CatalogEvent[];
  readonly due: readonly DueAutomation[];
  /** The depth of what is started. */
  readonly depth: number;
  /** Why something that waits for an event is not started. */
  readonly problems: readonly string[];
}

/**
 * What the commit after `before` did to the catalog, and the automations that it starts, by the actions of that commit. One
 * that an automation made does not start it again, and a chain of them ends.
 */
export async function findDue(sources: Sources, before: string, commit: string): Promise<Step> {
  const { git } = sources;
  const { events, catalog } = await findStepEvents(sources, before, commit);
  const messages = (await git.commitsBetween(before, commit)).map(({ message }) => message);
  const trailers = parseTrailers(messages);
  const depth = Math.max(0, ...trailers.map((trailer) => trailer.depth)) + 1;
  const { due, problems } = await matchAutomations(catalog.actions, events, commit);
  const own = new Set(trailers.map(({ action }) => action));
  const isTooDeep = depth > MOST_DEPTH;
  const kept = isTooDeep ? [] : due.filter(({ action }) => !own.has(action.identifier));
  return {
    before,
    commit,
    events,
    due: kept,
    depth,
    problems: [
      ...problems,
      ...due
        .filter((each) => !kept.includes(each))
        .map(({ action, event }) => {
          const why = isTooDeep
            ? `${depth - 1} automations stand behind it`
            : 'it made the change itself';
          return `${action.identifier} on ${event.blueprint}/${event.identifier} is not started: ${why}`;
        }),
    ],
  };
}

/**
 * The steps from one commit to another: each commit of the branch by itself, so that it does not matter how they were
 * pushed; of a merge the merge alone. Where the branch was moved to somewhere else, that is one step.
 */
export async function stepsBetween(
  git: Git,
  before: string,
  after: string,
): Promise<readonly (readonly [before: string, commit: string])[]> {
  if (before === after) return [];
  if (!(await isBehind(git, before, after))) return [[before, after]];
  const all = await git.firstParentsBetween(before, after);
  // Where `before` was merged into the branch (`git pull`), the commits of the branch until then know nothing of it: from
  // `before` to one of them all that it brought would seem undone.
  let known = 0;
  while (known < all.length - 1 && !(await isBehind(git, before, all[known]))) known += 1;
  const commits = all.slice(known);
  return commits.map((commit, index) => [commits[index - 1] ?? before, commit] as const);
}

async function isBehind(git: Git, before: string, commit = ''): Promise<boolean> {
  return (await git.findMergeBase(before, commit)) === before;
}
