import path from 'node:path';
import { UserError } from '../../../diagnostics/user-error.ts';
import { ForgeFailure, type Forge, type ForgePullRequest } from '../../../ports/forge.ts';
import type { Git } from '../../../ports/git.ts';
import type { Remote } from '../../../ports/remote.ts';
import type { Context } from '../../context.ts';
import { getRepository } from '../../github/get-repository.ts';
import type { Planned } from '../make-plan.ts';
import type { PlannedSync } from '../planned-sync.ts';
import { applyProposal, type ApplyRequest, type Present } from './apply-proposal.ts';
import { closeLeftover } from './close-leftover.ts';
import { divideSync } from './divide-sync.ts';
import { prepareProposals } from './prepare-proposals.ts';
import type { Proposal, Proposed } from './proposal.ts';
import { readBranch, type SyncBranch } from './read-branch.ts';
import { BRANCH_PREFIX } from './sync-branches.ts';

export interface SyncPullRequestsResult {
  readonly planned: Planned;
  readonly pullRequests: readonly Proposed[];
}

/**
 * Plans on the newest commit of the branch that is checked out, and brings the pull requests on GitHub to what the plan
 * says. Undefined where there was nothing to plan. Throws UserError.
 */
export async function syncPullRequests(
  root: string,
  context: Context,
  plan: (folder: string) => Promise<Planned | undefined>,
): Promise<SyncPullRequestsResult | undefined> {
  const repository = getRepository(context);
  const git = context.openGit(root);
  const prefix = (await git.findPrefix()) ?? '';
  const into = await getBranch(git);
  const forge = await context.openForge(repository.forge);
  const remote = await context.openRemote(root, repository.remote);
  const base = await getBase(git, remote, into);
  const worktree = await context.makeScratch(root, 'worktree');
  await git.addWorktree(worktree, base);
  try {
    const inside = path.join(worktree, prefix);
    const planned = await plan(inside);
    if (planned === undefined) return undefined;
    const { commits = 'git' } = planned.report.catalog.config.aws?.pullRequests ?? {};
    const request: ApplyRequest = { forge, remote, git, worktree, base, into, prefix, commits };
    const present = await readPresent(request);
    const pullRequests = await bringAbout(request, planned.report, { present, inside, context });
    return { planned, pullRequests };
  } catch (error) {
    if (error instanceof ForgeFailure) throw refused(error);
    throw error;
  } finally {
    await git.removeWorktree(worktree);
  }
}

async function getBranch(git: Git): Promise<string> {
  if ((await git.findRoot()) === undefined)
    throw new UserError('this is not in a git repository', 'check the repository out first');
  const branch = await git.findCurrentBranch();
  if (branch !== undefined) return branch;
  throw new UserError(
    'no branch is checked out, so that nobody knows what to merge into',
    'check out the branch that pull requests are for, such as main',
  );
}

/** The newest commit of the branch. What was not pushed would become a part of every pull request. */
async function getBase(git: Git, remote: Remote, branch: string): Promise<string> {
  const base = (await remote.fetchBranches(branch)).get(branch);
  if (base === undefined)
    throw new UserError(
      `GitHub has no branch ${branch}`,
      `push it first: git push origin ${branch}`,
    );
  const head = await git.findCommit('HEAD');
  if (head === undefined || (await git.findMergeBase(head, base)) !== head)
    throw new UserError(
      `${branch} has commits here that GitHub does not have`,
      'push them, or check out what GitHub has; nothing was changed',
    );
  return base;
}

interface PresentAll {
  readonly branches: ReadonlyMap<string, SyncBranch>;
  readonly open: ReadonlyMap<string, ForgePullRequest>;
}

async function readPresent({ git, remote, forge, base }: ApplyRequest): Promise<PresentAll> {
  const branches = new Map<string, SyncBranch>();
  for (const [name, commit] of await remote.fetchBranches(BRANCH_PREFIX))
    branches.set(name, await readBranch(git, base, { name, commit }));
  const open = (await forge.listPullRequests({ state: 'open' })).filter(
    ({ branch, isOwnBranch }) => isOwnBranch && branch.startsWith(BRANCH_PREFIX),
  );
  return { branches, open: new Map(open.map((each) => [each.branch, each])) };
}

interface Situation {
  readonly present: PresentAll;
  /** The catalog in the work tree. */
  readonly inside: string;
  readonly context: Context;
}

async function bringAbout(
  request: ApplyRequest,
  planned: PlannedSync,
  { present, inside, context }: Situation,
): Promise<readonly Proposed[]> {
  const { branches, open } = present;
  const reviewed = new Map([...branches].filter(([name]) => open.has(name)));
  const proposals = await prepareProposals({
    ...request,
    planned,
    parts: divideSync(planned, [...open.keys()]),
    branches: reviewed,
    files: context.openFiles(inside),
  });
  const done: Proposed[] = [];
  for (const proposal of proposals)
    done.push(
      await applyProposal(request, proposal, await presentOf(request.forge, proposal, present)),
    );
  const wanted = new Set(proposals.map(({ branch }) => branch));
  for (const [name, pullRequest] of open)
    if (!wanted.has(name)) done.push(await closeLeftover(request, pullRequest, branches.get(name)));
  return done.toSorted((a, b) => (a.branch < b.branch ? -1 : 1));
}

async function presentOf(
  forge: Forge,
  { branch }: Proposal,
  { branches, open }: PresentAll,
): Promise<Present> {
  const opened = open.get(branch);
  if (opened !== undefined)
    return { branch: branches.get(branch), open: opened, closed: undefined };
  const [closed] = await forge.listPullRequests({ state: 'closed', branch });
  return { branch: branches.get(branch), open: undefined, closed };
}

const HINTS: Partial<Record<ForgeFailure['kind'], string>> = {
  denied:
    'the token needs `contents: write`, `pull-requests: write` and `issues: write`, and the repository the setting that lets Actions create pull requests',
  unauthorized: 'the token is wrong, or has ended',
  limited: 'GitHub asks for a pause; the next run goes on',
  'not-found': 'GITHUB_REPOSITORY is wrong, or the token does not see it',
};

function refused(error: ForgeFailure): UserError {
  return new UserError(error.message, HINTS[error.kind], { cause: error });
}
