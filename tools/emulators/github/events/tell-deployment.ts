import { renderDeployment } from '../render/render-deployment.ts';
import { renderRepository } from '../render/render-repository.ts';
import { renderUser } from '../render/render-user.ts';
import type { Deployment, Repository, State, Token } from '../state/github-state.ts';
import { tell } from './tell.ts';

interface Told {
  readonly state: State;
  readonly repository: Repository;
  readonly login: string;
  readonly token: Token | undefined;
}

/** `deployment`, or with a rendered status `deployment_status`, on the commit that is deployed. */
export function tellDeployment(
  { state, repository, login, token }: Told,
  deployment: Deployment,
  status?: object,
): void {
  const isNew = status === undefined;
  tell(state, token, {
    name: isNew ? 'deployment' : 'deployment_status',
    activity: 'created',
    repository: repository.fullName,
    actor: login,
    // A commit that was named as such is at no ref.
    ref: deployment.ref === deployment.sha ? '' : `refs/heads/${deployment.ref}`,
    sha: deployment.sha,
    workflowSha: deployment.sha,
    payload: {
      action: 'created',
      ...(isNew ? {} : { deployment_status: status }),
      deployment: renderDeployment(state, repository, deployment),
      repository: renderRepository(state, repository),
      sender: renderUser(state, login),
    },
    isHeld: false,
    isFromFork: false,
  });
}
