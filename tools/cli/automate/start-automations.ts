import { EVENT_INPUTS, OWN_INPUTS } from '../../actions/compile/dispatch-inputs.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { ForgeFailure, type Forge } from '../../ports/forge.ts';
import { count } from '../../reporters/count.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getRepository } from '../github/get-repository.ts';
import { dispatchDue } from '../run/dispatch-due.ts';
import { say } from '../run/say.ts';
import { timestamp } from '../run/timestamp.ts';
import { findDue, stepsBetween, type Step } from './find-due.ts';
import { findTip } from './find-tip.ts';
import { findUnseen } from './find-unseen.ts';

/** The branch that remembers up to where commits were looked at. */
const MARK = 'cadastre/automated';
/** Milliseconds that GitHub is asked back for runs that were started: a job that died is tried again sooner. */
const BACK = 7 * 24 * 3600 * 1000;
const MOST = 1000;

/**
 * Looks at every commit that nobody looked at yet, and starts what waits for what it did. Each run is started once, however
 * often this is tried, and the mark moves when all of a commit is started.
 */
export async function startAutomations(context: Context): Promise<ExitCode> {
  const root = await getCatalogRoot(context);
  const sources = { files: context.openFiles(root), git: context.openGit(root) };
  const forge = await context.openForge(getRepository(context).forge);
  const after = await findTip(sources.git, forge, context);
  if (after === undefined) return 0;
  const before = await findUnseen(MARK, { git: sources.git, forge, tip: after }, context);
  if (before === undefined) {
    context.io.stdout('looked at nothing: this is where it begins\n');
    return 0;
  }
  const since = timestamp(context.currentTime() - BACK);
  const known = await forge.listRuns({ event: 'workflow_dispatch', since, most: MOST });
  const titles = new Set(
    known.flatMap(({ title }) => /\[(a[0-9a-f]{12})\]$/.exec(title)?.[1] ?? []),
  );
  let started = 0;
  for (const [from, commit] of await stepsBetween(sources.git, before, after)) {
    const step = await findDue(sources, from, commit);
    for (const problem of step.problems) say(`note: ${problem}\n`, context);
    started += await start(step, titles, forge, context);
    await forge.moveBranch(MARK, commit);
  }
  context.io.stdout(`${count(started, 'automation')} started\n`);
  return 0;
}

async function start(
  { before, commit, due }: Step,
  titles: Set<string>,
  forge: Forge,
  context: Context,
): Promise<number> {
  const fresh = due.filter(({ id }) => !titles.has(id));
  if (fresh.length === 0) return 0;
  const cause = await findCause(forge, commit);
  const ref = await forge.getDefaultBranch();
  let started = 0;
  for (const { action, event, id } of fresh) {
    titles.add(id);
    const isStarted = await dispatchDue(forge, {
      workflow: workflowFile(action.identifier).split('/').at(-1) ?? '',
      ref,
      inputs: {
        [OWN_INPUTS.entity]: event.identifier,
        [OWN_INPUTS.run]: id,
        [EVENT_INPUTS.before]: before,
        [EVENT_INPUTS.commit]: commit,
        ...(cause === undefined ? {} : { [OWN_INPUTS.pullRequest]: String(cause) }),
      },
    });
    const words = isStarted ? `run ${id}` : 'its workflow is not there, or switched off';
    say(`${action.identifier} on ${event.blueprint}/${event.identifier}: ${words}\n`, context);
    if (isStarted) started += 1;
  }
  return started;
}

/** The pull request that brought the commit: how it goes is told there. */
async function findCause(forge: Forge, commit: string): Promise<number | undefined> {
  try {
    return (await forge.findMerged(commit))?.number;
  } catch (error) {
    if (error instanceof ForgeFailure) return undefined;
    throw error;
  }
}
