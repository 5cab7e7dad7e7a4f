import { tellDeployment } from '../events/tell-deployment.ts';
import { renderDeployment, renderDeploymentStatus } from '../render/render-deployment.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import type { Deployment, DeploymentStatus } from '../state/github-state.ts';
import { createDeployment } from './create-deployment.ts';
import { pageOf } from './page-of.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const DEPLOYMENTS = '/repos/{owner}/{repo}/deployments';
const DEPLOYMENT = `${DEPLOYMENTS}/{deployment_id}`;
const MOST_DESCRIPTION = 140;

export const deploymentRoutes: readonly Route[] = [
  {
    operation: `GET ${DEPLOYMENTS}`,
    permissions: ['deployments:read'],
    answer(request) {
      const { state, repository, query } = request;
      const newest = [...repository.deployments.values()].toReversed();
      const wanted = newest.filter((each) =>
        (['sha', 'ref', 'task', 'environment'] as const).every(
          (key) => (query[key] ?? each[key]) === each[key],
        ),
      );
      const rows = wanted.map((each) => renderDeployment(state, repository, each));
      return pageOf(request, rows, `${repositoryUrl(state, repository)}/deployments`);
    },
  },
  {
    operation: `POST ${DEPLOYMENTS}`,
    permissions: ['deployments:write'],
    answer: async (request) => await createDeployment(request),
  },
  {
    operation: `GET ${DEPLOYMENT}`,
    permissions: ['deployments:read'],
    answer: (request) => ({
      status: 200,
      body: renderDeployment(request.state, request.repository, deploymentOf(request)),
    }),
  },
  {
    operation: `GET ${DEPLOYMENT}/statuses`,
    permissions: ['deployments:read'],
    answer(request) {
      const { state, repository } = request;
      const deployment = deploymentOf(request);
      const rows = deployment.statuses
        .toReversed()
        .map((each) => renderDeploymentStatus(state, repository, deployment, each));
      const url = `${repositoryUrl(state, repository)}/deployments/${deployment.id}/statuses`;
      return pageOf(request, rows, url);
    },
  },
  {
    operation: `POST ${DEPLOYMENT}/statuses`,
    permissions: ['deployments:write'],
    answer: (request) => createStatus(request, deploymentOf(request)),
  },
];

function deploymentOf({ repository, path }: RestRequest): Deployment {
  const deployment = repository.deployments.get(Number(path['deployment_id']));
  if (deployment === undefined) throw notFound();
  return deployment;
}

function createStatus(request: RestRequest, deployment: Deployment): RestAnswer {
  const { state, repository, body, login } = request;
  const textOf = (key: string): string => (typeof body[key] === 'string' ? body[key] : '');
  if (textOf('description').length > MOST_DESCRIPTION)
    throw new ApiError(422, 'Validation Failed', [
      {
        resource: 'DeploymentStatus',
        code: 'custom',
        field: 'description',
        message: `description is too long (maximum is ${MOST_DESCRIPTION} characters)`,
      },
    ]);
  const status: DeploymentStatus = {
    id: state.nextId(),
    login,
    state: textOf('state'),
    description: textOf('description'),
    environment: textOf('environment') || deployment.environment,
    logUrl: textOf('log_url') || textOf('target_url'),
    environmentUrl: textOf('environment_url'),
    createdAt: state.now(),
  };
  deployment.statuses.push(status);
  if (status.state === 'success' && body['auto_inactive'] !== false)
    endEarlier(request, deployment);
  const rendered = renderDeploymentStatus(state, repository, deployment, status);
  tellDeployment(request, deployment, rendered);
  return { status: 201, body: rendered };
}

/** What was deployed there before is there no more; production and what passes by are left alone. */
function endEarlier({ state, repository, login }: RestRequest, latest: Deployment): void {
  for (const each of repository.deployments.values()) {
    const isMeant = each.id < latest.id && each.environment === latest.environment;
    const isLive = each.statuses.at(-1)?.state === 'success';
    if (!isMeant || !isLive || each.isTransient || each.isProduction) continue;
    each.statuses.push({
      id: state.nextId(),
      login,
      state: 'inactive',
      description: '',
      environment: each.environment,
      logUrl: '',
      environmentUrl: '',
      createdAt: state.now(),
    });
  }
}
