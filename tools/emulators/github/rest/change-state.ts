import { tellPull } from '../events/tell-pull.ts';
import { fetchHead } from '../git/fetch-head.ts';
import { getHead } from '../render/render-pull.ts';
import { isPull } from '../state/find-issue.ts';
import type { Issue } from '../state/github-state.ts';
import { refusePull } from './create-pull.ts';
import type { RestRequest } from './route.ts';

/** Closes an issue or a pull request, or opens it again, and tells that. Throws 422 where that cannot be. */
export async function changeState(
  request: RestRequest,
  issue: Issue,
  wanted: unknown,
): Promise<void> {
  const { state, repository, login, token } = request;
  if (wanted !== 'open' && wanted !== 'closed') return;
  if (wanted === issue.state) return;
  if (wanted === 'open') await checkHead(request, issue);
  issue.state = wanted;
  issue.closedAt = wanted === 'closed' ? state.now() : undefined;
  issue.closedBy = wanted === 'closed' ? login : undefined;
  const activity = wanted === 'closed' ? 'closed' : 'reopened';
  if (isPull(issue)) await tellPull(state, repository, issue, { activity, login, token });
}

/** A pull request is what its branch is now. */
async function checkHead({ state, repository }: RestRequest, issue: Issue): Promise<void> {
  if (!isPull(issue)) return;
  const { pull, number } = issue;
  const isMerged = pull.mergedAt !== undefined;
  const head = getHead(state, repository, pull);
  const from = { folder: head.folder, branch: pull.headBranch };
  const tip = isMerged ? undefined : await fetchHead(repository.folder, from, number);
  if (tip === undefined)
    throw refusePull({ field: 'state', code: 'invalid', message: 'state cannot be changed.' });
  pull.headSha = tip;
}
