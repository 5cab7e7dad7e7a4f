import { afterRefs } from '../events/after-refs.ts';
import { tellDeployment } from '../events/tell-deployment.ts';
import { mergeTrees } from '../git/merge-commits.ts';
import { findCommit, findRef, isAncestor, moveRef } from '../git/read-refs.ts';
import { writeCommit } from '../git/write-objects.ts';
import { renderDeployment } from '../render/render-deployment.ts';
import { toTime } from '../render/to-time.ts';
import { ApiError } from '../state/api-error.ts';
import { latestChecks } from '../state/checks-of.ts';
import type { Deployment, Repository } from '../state/github-state.ts';
import { latestStatuses } from '../state/latest-statuses.ts';
import type { RestAnswer, RestRequest } from './route.ts';

/**
 * A new deployment; or, unless `auto_merge` is false, only a merge of the default branch into a branch that lacks
 * some of it. Throws 409 where that cannot be, and where checks have not passed.
 */
export async function createDeployment(request: RestRequest): Promise<RestAnswer> {
  const { state, repository, body, login } = request;
  const ref = String(body['ref']);
  const sha = await findCommit(repository.folder, ref);
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${ref}`);
  if (body['auto_merge'] !== false && (await mergeDefault(request, ref, sha))) {
    const message = `Auto-merged ${repository.defaultBranch} into ${ref} on deployment.`;
    return { status: 202, body: { message } };
  }
  refuseUnchecked(repository, { ref, sha, required: body['required_contexts'] });
  const textOf = (key: string, unsaid: string): string =>
    typeof body[key] === 'string' ? body[key] : unsaid;
  const environment = textOf('environment', 'production');
  const isProduction = body['production_environment'] ?? environment === 'production';
  const deployment: Deployment = {
    id: state.nextId(),
    login,
    sha,
    ref,
    task: textOf('task', 'deploy'),
    environment,
    description: textOf('description', '') || null,
    payload: body['payload'] ?? {},
    isTransient: body['transient_environment'] === true,
    isProduction: isProduction === true,
    createdAt: state.now(),
    statuses: [],
  };
  repository.deployments.set(deployment.id, deployment);
  tellDeployment(request, deployment);
  return { status: 201, body: renderDeployment(state, repository, deployment) };
}

/** Whether a branch lacked some of the default branch, and has it now. */
async function mergeDefault(request: RestRequest, branch: string, sha: string): Promise<boolean> {
  const { state, repository } = request;
  const { folder, defaultBranch } = repository;
  const ref = `refs/heads/${branch}`;
  const [own, other] = await Promise.all([
    findRef(folder, ref),
    findRef(folder, `refs/heads/${defaultBranch}`),
  ]);
  if (own !== sha || other === undefined || (await isAncestor(folder, other, sha))) return false;
  const tree = await mergeTrees(folder, sha, other);
  if (tree === undefined)
    throw new ApiError(409, `Conflict merging ${defaultBranch} into ${branch}.`);
  const date = toTime(state.now());
  const by = { name: 'GitHub', email: 'noreply@github.com', date };
  const message = `Merge branch '${defaultBranch}' into ${branch}`;
  const commit = { tree, parents: [sha, other], message, author: by, committer: by };
  const after = await writeCommit(folder, commit);
  await moveRef(folder, ref, after, sha);
  await afterRefs(state, repository, request, [{ ref, before: sha, after }]);
  return true;
}

interface Wanted {
  readonly ref: string;
  readonly sha: string;
  /** Names of statuses and checks; undefined: all that there are. */
  readonly required: unknown;
}

/** Throws 409 unless they have passed. */
function refuseUnchecked(repository: Repository, { ref, sha, required }: Wanted): void {
  const states = new Map([
    ...latestStatuses(repository, sha).map(({ context, state }) => [context, state] as const),
    ...latestChecks(repository, sha).map(
      ({ name, status, conclusion }) => [name, toState(status, conclusion)] as const,
    ),
  ]);
  const names = Array.isArray(required) ? required.map(String) : [...states.keys()];
  const contexts = names
    .map((context) => ({ context, state: states.get(context) ?? 'pending' }))
    .filter(({ state }) => state !== 'success');
  if (contexts.length === 0) return;
  const error = { resource: 'Deployment', field: 'required_contexts', code: 'invalid', contexts };
  throw new ApiError(409, `Conflict: Commit status checks failed for ${ref}.`, [error]);
}

/** A check as if it were a status. */
function toState(status: string, conclusion: string | null): string {
  if (status !== 'completed') return 'pending';
  return ['success', 'neutral', 'skipped'].includes(conclusion ?? '') ? 'success' : 'failure';
}
