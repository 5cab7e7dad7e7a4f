import { referenceOf } from '../../../graph/catalog-graph.ts';
import type { FileChange, FileStore } from '../../../ports/file-store.ts';
import type { Git } from '../../../ports/git.ts';
import { count } from '../../../reporters/count.ts';
import { renderSyncPullRequest } from '../../../reporters/sync-markdown.ts';
import type { SyncReport } from '../../../reporters/sync-report.ts';
import { fileChanges } from '../file-changes.ts';
import type { PlannedSync } from '../planned-sync.ts';
import { refuseSecrets } from '../refuse-secrets.ts';
import { carryUnseen } from './carry-unseen.ts';
import { contentOf, renderMessage } from './commit-message.ts';
import { createWasSeen } from './create-was-seen.ts';
import type { SyncPart } from './divide-sync.ts';
import { partLabel } from './part-label.ts';
import type { Proposal } from './proposal.ts';
import type { SyncBranch } from './read-branch.ts';
import { branchOf, LABELS } from './sync-branches.ts';

export interface PrepareRequest {
  readonly planned: PlannedSync;
  readonly parts: readonly SyncPart[];
  /** The branches that are open for review, by name. */
  readonly branches: ReadonlyMap<string, SyncBranch>;
  readonly git: Git;
  /** A work tree of the base, and the catalog in it. */
  readonly worktree: string;
  readonly files: FileStore;
  readonly base: string;
  readonly prefix: string;
}

/** Every pull request that there should be, committed in our own repository. Throws UserError for what looks like a secret. */
export async function prepareProposals(request: PrepareRequest): Promise<readonly Proposal[]> {
  const { planned, parts } = request;
  const byBranch = new Map<string, SyncPart | undefined>(
    parts.map((part) => [branchOf(part.kind, part.key), part]),
  );
  for (const name of request.branches.keys())
    if (!byBranch.has(name)) byBranch.set(name, undefined);
  const changesByBranch = new Map<string, readonly FileChange[]>();
  for (const [name, part] of byBranch)
    changesByBranch.set(
      name,
      part === undefined ? [] : await fileChanges(part.changes, request.files),
    );
  const wasSeen = createWasSeen(planned);
  const proposals: Proposal[] = [];
  for (const [name, part] of byBranch) {
    const own = request.branches.get(name)?.own;
    const taken = new Set(changesByBranch.get(name)?.map(({ path }) => path));
    const carried = own === undefined ? [] : await carryUnseen({ ...request, own, taken, wasSeen });
    const files = [...(changesByBranch.get(name) ?? []), ...carried];
    if (files.length === 0) continue;
    proposals.push(await prepare(request, { branch: name, part, files, carried: carried.length }));
  }
  return proposals;
}

interface Prepared {
  readonly branch: string;
  readonly part: SyncPart | undefined;
  readonly files: readonly FileChange[];
  /** How many of the files are as an earlier run had them. */
  readonly carried: number;
}

async function prepare(
  { planned, git, worktree, files: store, base }: PrepareRequest,
  { branch, part, files, carried }: Prepared,
): Promise<Proposal> {
  const { title, text } = textOf(planned, part, carried);
  refuseSecrets([
    ...files,
    { path: 'the title of the pull request', text: title },
    { path: 'the body of the pull request', text },
  ]);
  await git.resetWorktree(worktree, base);
  await store.write(files);
  const tree = await git.writeTree(worktree);
  const content = contentOf(await git.filesBetween(base, tree));
  const message = renderMessage(title, content);
  const commit = await git.commitTree(tree, base, message);
  const key = part?.key ?? branch;
  const own = planned.catalog.config.aws?.pullRequests?.labels ?? [LABELS.default];
  const labels = part?.kind === 'deletions' ? [...own, LABELS.deletions] : own;
  return { key, branch, title, text, labels, files, carried, message, commit, content };
}

function textOf(
  planned: PlannedSync,
  part: SyncPart | undefined,
  carried: number,
): { readonly title: string; readonly text: string } {
  const { mask } = planned;
  const label = part === undefined ? '' : partLabel(part.scope, planned.accountNames);
  const { title, body } = renderSyncPullRequest(reportOf(planned, part), {
    label,
    kind: part?.kind ?? 'changes',
    hasOwnDeletions: true,
  });
  const note =
    carried === 0
      ? ''
      : `${count(carried, 'file')} as an earlier survey left ${carried === 1 ? 'it' : 'them'}, because this one did not see where ${carried === 1 ? 'it comes' : 'they come'} from.\n\n`;
  return { title: mask(title), text: mask(note + body) };
}

/** What a reviewer of this part has to know. */
function reportOf(planned: PlannedSync, part: SyncPart | undefined): SyncReport {
  const { plan, scopes, warnings } = planned;
  const changes = part?.changes ?? [];
  const { account, region } = part?.scope ?? {};
  const names = new Set(changes.map(referenceOf));
  return {
    ...planned,
    plan: { ...plan, changes, held: part?.kind === 'deletions' ? [] : heldIn(planned, part) },
    scopes: scopes.filter(
      (scope) =>
        (account === undefined || scope.account === account) &&
        (region === undefined || scope.region === region || scope.region === 'global'),
    ),
    warnings: warnings.filter((each) => names.has(referenceOf(each))),
  };
}

function heldIn({ plan }: PlannedSync, part: SyncPart | undefined): SyncReport['plan']['held'] {
  const account = part?.scope.account;
  return plan.held.filter((each) => account === undefined || each.account === account);
}
