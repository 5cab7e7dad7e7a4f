import type { SyncPullRequests } from '../../../model/config.ts';
import { ForgeFailure, type Forge, type ForgePullRequest } from '../../../ports/forge.ts';
import type { Git } from '../../../ports/git.ts';
import type { Remote } from '../../../ports/remote.ts';
import { sameText, writeComment } from '../../github/write-comment.ts';
import { commitOnForge } from './commit-on-forge.ts';
import { noticeOfPause } from './notices.ts';
import type { Proposal, Proposed } from './proposal.ts';
import { isRebuildWanted, parseRecord } from './pull-request-record.ts';
import type { SyncBranch } from './read-branch.ts';
import { renderBody } from './render-body.ts';
import { KEPT_PREFIX, LABELS } from './sync-branches.ts';

export interface ApplyRequest {
  readonly forge: Forge;
  readonly remote: Remote;
  readonly git: Git;
  readonly worktree: string;
  /** The commit that proposals stand on, and the branch that they are to be merged into. */
  readonly base: string;
  readonly into: string;
  readonly prefix: string;
  readonly commits: NonNullable<SyncPullRequests['commits']>;
}

/** A pull request and its branch, as they are. */
export interface Present {
  readonly branch: SyncBranch | undefined;
  readonly open: ForgePullRequest | undefined;
  /** The newest one that is closed, where none is open. */
  readonly closed: ForgePullRequest | undefined;
}

export const NOTICE_MARKER = '<!-- cadastre-sync-notice -->';

/** Brings a pull request to what it should be. What people did to it stays: their commits, their words, their closing. */
export async function applyProposal(
  request: ApplyRequest,
  proposal: Proposal,
  present: Present,
): Promise<Proposed> {
  const { open } = present;
  const isForced = open !== undefined && isRebuildWanted(open.body);
  const settled = isForced ? undefined : settledBy(proposal, present);
  if (settled !== undefined) return settled;
  const branch = withoutMerged(present);
  const isSame = branch?.own?.content === proposal.content && !isForced;
  const built: Built = isSame ? { kind: 'kept' } : await build(request, proposal, branch, isForced);
  if (built.kind === 'clash') return await pause(request, proposal, present);
  if (built.kind === 'made' && (await publish(request, proposal, branch, built)) === 'stale')
    return outcome(proposal, 'overtaken', open);
  return await tell(request, proposal, open, { built, branch });
}

/** Brings what people read to what the branch holds now. */
async function tell(
  request: ApplyRequest,
  proposal: Proposal,
  open: ForgePullRequest | undefined,
  { built, branch }: { readonly built: Built; readonly branch: SyncBranch | undefined },
): Promise<Proposed> {
  const isMade = built.kind === 'made';
  const foreign = isMade && built.leaves ? 0 : (branch?.foreign.length ?? 0);
  if (open === undefined) return await create(request, proposal, foreign);
  // What an earlier run wrote about it says more than one that saw only a part.
  if (!isMade && proposal.carried > 0) return outcome(proposal, 'unchanged', open);
  return await refresh(request, proposal, { open, foreign, isMade });
}

/** What a person has decided, until something new is to be decided on. */
function settledBy(proposal: Proposal, { open, closed }: Present): Proposed | undefined {
  if (open?.labels.includes(LABELS.paused) === true) return outcome(proposal, 'paused', open);
  return open === undefined && isDeclined(closed, proposal)
    ? outcome(proposal, 'declined', closed)
    : undefined;
}

async function refresh(
  request: ApplyRequest,
  proposal: Proposal,
  { open, foreign, isMade }: { open: ForgePullRequest; foreign: number; isMade: boolean },
): Promise<Proposed> {
  const isEdited = await edit(request, proposal, open, foreign);
  if (open.labels.includes(LABELS.paused))
    await request.forge.removeLabel(open.number, LABELS.paused);
  return outcome(proposal, isMade || isEdited ? 'updated' : 'unchanged', open);
}

function outcome(
  { key, branch, title, files }: Proposal,
  action: Proposed['action'],
  pullRequest: Pick<ForgePullRequest, 'number' | 'url'> | undefined,
): Proposed {
  return {
    key,
    branch,
    title,
    action,
    files: files.length,
    ...(pullRequest === undefined ? {} : { number: pullRequest.number, url: pullRequest.url }),
  };
}

/** A person closed it, and there is nothing in it that was not there then. */
function isDeclined(closed: ForgePullRequest | undefined, { content }: Proposal): boolean {
  if (closed === undefined || closed.isMerged) return false;
  const record = parseRecord(closed.body);
  return record?.state === 'open' && record.content === content;
}

/** A branch that was merged and not deleted holds nothing that could be lost. */
function withoutMerged({ branch, open, closed }: Present): SyncBranch | undefined {
  if (branch === undefined || open !== undefined) return branch;
  const isMerged = closed?.isMerged === true && closed.commit === branch.commit;
  return isMerged ? { ...branch, own: undefined, foreign: [] } : branch;
}

type Built =
  /** The branch is right as it is. */
  | { readonly kind: 'kept' }
  /** `leaves`: without the commits of people, which are kept elsewhere. */
  | {
      readonly kind: 'made';
      readonly commit: string;
      readonly leaves: boolean;
      readonly isPlain: boolean;
    }
  /** The commits of people do not fit any more. */
  | { readonly kind: 'clash' };

async function build(
  { git, worktree, remote }: ApplyRequest,
  { commit, key }: Proposal,
  branch: SyncBranch | undefined,
  isForced: boolean,
): Promise<Built> {
  if (branch === undefined || branch.foreign.length === 0)
    return { kind: 'made', commit, leaves: false, isPlain: true };
  await git.resetWorktree(worktree, commit);
  const isPossible = branch.foreign.every(({ isMerge }) => !isMerge);
  const replayed = isPossible
    ? await git.replay(
        worktree,
        branch.foreign.map((each) => each.commit),
      )
    : undefined;
  if (replayed !== undefined)
    return { kind: 'made', commit: replayed, leaves: false, isPlain: false };
  if (!isForced) return { kind: 'clash' };
  await remote.push(`${KEPT_PREFIX}${key}-${branch.commit.slice(0, 10)}`, branch.commit, undefined);
  return { kind: 'made', commit, leaves: true, isPlain: true };
}

async function publish(
  request: ApplyRequest,
  proposal: Proposal,
  branch: SyncBranch | undefined,
  built: Extract<Built, { kind: 'made' }>,
): Promise<'pushed' | 'stale'> {
  // GitHub cannot make a commit in the name of a person: with such commits the branch is pushed.
  if (request.commits === 'github' && built.isPlain)
    return await commitOnForge(request, proposal, branch?.commit);
  return await request.remote.push(proposal.branch, built.commit, branch?.commit);
}

async function create(
  { forge, into }: ApplyRequest,
  proposal: Proposal,
  foreign: number,
): Promise<Proposed> {
  const { title, branch, labels } = proposal;
  try {
    const body = bodyOf(proposal, undefined, foreign);
    const made = await forge.createPullRequest({ title, body, branch, base: into });
    if (labels.length > 0) await forge.addLabels(made.number, labels);
    return outcome(proposal, 'created', made);
  } catch (error) {
    const kind = error instanceof ForgeFailure ? error.kind : undefined;
    // Another run was faster, or what it holds was merged a moment ago.
    if (kind === 'exists' || kind === 'no-difference')
      return outcome(proposal, 'overtaken', undefined);
    throw error;
  }
}

/** Whether there was anything to edit. */
async function edit(
  { forge }: ApplyRequest,
  proposal: Proposal,
  open: ForgePullRequest,
  foreign: number,
): Promise<boolean> {
  const body = bodyOf(proposal, open.body, foreign);
  const isSameBody = sameText(open.body, body);
  // A title that a person chose stays.
  const isOurTitle = open.title === parseRecord(open.body)?.title;
  const title = isOurTitle && open.title !== proposal.title ? proposal.title : undefined;
  if (isSameBody && title === undefined) return false;
  await forge.updatePullRequest(open.number, { body, ...(title === undefined ? {} : { title }) });
  return true;
}

function bodyOf(
  { key, content, title, text }: Proposal,
  before: string | undefined,
  foreign: number,
  notice?: string,
): string {
  const record = { key, content, title, state: 'open' as const };
  return renderBody({ text, record, notice, offersRebuild: foreign > 0 }, before);
}

/** Leaves the branch as it is, and says why and what to do. */
async function pause(
  request: ApplyRequest,
  proposal: Proposal,
  { branch, open }: Present,
): Promise<Proposed> {
  const { forge, into } = request;
  const foreign = branch?.foreign ?? [];
  const notice = noticeOfPause(proposal.branch, foreign);
  let number = open?.number;
  let paused: Pick<ForgePullRequest, 'number' | 'url'> | undefined = open;
  const body = bodyOf(proposal, open?.body, foreign.length, notice);
  if (number === undefined) {
    paused = await forge.createPullRequest({
      title: proposal.title,
      body,
      branch: proposal.branch,
      base: into,
    });
    number = paused.number;
  } else {
    await forge.updatePullRequest(number, { body });
  }
  await forge.addLabels(number, [LABELS.paused]);
  await writeComment(forge, number, { marker: NOTICE_MARKER, text: `${NOTICE_MARKER}\n${notice}` });
  return outcome(proposal, 'paused', paused);
}
