import type { Deployment, DeploymentStatus, Repository, State } from '../state/github-state.ts';
import { toNodeId } from './node-id.ts';
import { renderUser } from './render-user.ts';
import { toTime } from './to-time.ts';
import { repositoryUrl } from './urls.ts';

/** `deployment`. */
export function renderDeployment(
  state: State,
  repository: Repository,
  deployment: Deployment,
): Readonly<Record<string, unknown>> {
  const base = repositoryUrl(state, repository);
  const url = `${base}/deployments/${deployment.id}`;
  const changed = deployment.statuses.at(-1)?.createdAt ?? deployment.createdAt;
  return {
    url,
    id: deployment.id,
    node_id: toNodeId('DE', deployment.id),
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: renderUser(state, deployment.login),
    created_at: toTime(deployment.createdAt),
    updated_at: toTime(changed),
    statuses_url: `${url}/statuses`,
    repository_url: base,
    transient_environment: deployment.isTransient,
    production_environment: deployment.isProduction,
    performed_via_github_app: null,
  };
}

/** `deployment-status`. */
export function renderDeploymentStatus(
  state: State,
  repository: Repository,
  deployment: Deployment,
  status: DeploymentStatus,
): Readonly<Record<string, unknown>> {
  const base = repositoryUrl(state, repository);
  const url = `${base}/deployments/${deployment.id}`;
  return {
    url: `${url}/statuses/${status.id}`,
    id: status.id,
    node_id: toNodeId('DES', status.id),
    state: status.state,
    creator: renderUser(state, status.login),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    created_at: toTime(status.createdAt),
    updated_at: toTime(status.createdAt),
    deployment_url: url,
    repository_url: base,
    environment_url: status.environmentUrl,
    log_url: status.logUrl,
    performed_via_github_app: null,
  };
}
