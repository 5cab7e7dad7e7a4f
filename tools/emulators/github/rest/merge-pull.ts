import { afterRefs } from '../events/after-refs.ts';
import { refreshMerge } from '../events/refresh-pulls.ts';
import { tellPull } from '../events/tell-pull.ts';
import { rebaseCommits } from '../git/merge-commits.ts';
import { findGitCommit, type GitCommit, type Signature } from '../git/read-commits.ts';
import { moveRef } from '../git/read-refs.ts';
import { writeCommit } from '../git/write-objects.ts';
import type { Pull } from '../render/render-pull.ts';
import { toTime } from '../render/to-time.ts';
import { ApiError } from '../state/api-error.ts';
import type { RestRequest } from './route.ts';

/** Merges, squashes or rebases it. Throws 405 and 409 where that cannot be. */
export async function mergePull(
  request: RestRequest,
  issue: Pull,
): Promise<{ readonly status: number; readonly body: unknown }> {
  const { state, repository, body, login } = request;
  const { pull } = issue;
  const { folder } = repository;
  if (issue.state !== 'open') throw new ApiError(405, 'Pull Request is not mergeable');
  if (body['sha'] !== undefined && body['sha'] !== pull.headSha)
    throw new ApiError(409, 'Head branch was modified. Review and try the merge again.');
  const tested = await refreshMerge(state, repository, issue);
  const commit = tested === undefined ? undefined : await findGitCommit(folder, tested);
  if (commit === undefined) throw new ApiError(405, 'Pull Request is not mergeable');
  const by = { name: login, email: `${login}@users.noreply.github.com`, date: toTime(state.now()) };
  const sha = await mergeAs(request, issue, commit, by);
  if (sha === undefined) throw new ApiError(405, "This branch can't be rebased");
  const ref = `refs/heads/${pull.baseBranch}`;
  await moveRef(folder, ref, sha, pull.baseSha);
  issue.state = 'closed';
  issue.closedAt = state.now();
  issue.closedBy = login;
  Object.assign(pull, { mergedAt: state.now(), mergedBy: login, mergeCommit: sha });
  await afterRefs(state, repository, request, [{ ref, before: pull.baseSha, after: sha }]);
  const { token } = request;
  await tellPull(state, repository, issue, { activity: 'closed', login, token });
  return { status: 200, body: { sha, merged: true, message: 'Pull Request successfully merged' } };
}

/** The new commit on the base: a merge, one commit of all, or the commits one after another. */
async function mergeAs(
  { repository, body }: RestRequest,
  { pull, title, number }: Pull,
  tested: GitCommit,
  by: Signature,
): Promise<string | undefined> {
  const { folder } = repository;
  const [owner = ''] = pull.headRepository.split('/');
  if (body['merge_method'] === 'rebase')
    return await rebaseCommits(folder, { base: pull.baseSha, head: pull.headSha }, by);
  const isSquash = body['merge_method'] === 'squash';
  return await writeCommit(folder, {
    tree: tested.tree,
    parents: isSquash ? tested.parents.slice(0, 1) : tested.parents,
    message: isSquash
      ? `${title} (#${number})`
      : `Merge pull request #${number} from ${owner}/${pull.headBranch}`,
    author: by,
    committer: by,
  });
}
