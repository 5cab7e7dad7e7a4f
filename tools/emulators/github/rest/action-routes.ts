import { tell } from '../events/tell.ts';
import { findRef } from '../git/read-refs.ts';
import { nameOfWorkflow, readWorkflow } from '../git/read-workflow.ts';
import { renderRepository } from '../render/render-repository.ts';
import { renderUser } from '../render/render-user.ts';
import type { GithubEvent } from '../github-server.ts';
import { repositoryPage, repositoryUrl } from '../render/urls.ts';
import { createRun } from '../state/create-run.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import type { RestRequest, Route } from './route.ts';

/** GitHub takes no more characters of inputs, nor of a payload. */
const MOST_TEXT = 65_535;
const MOST_KEYS = 10;

export const actionRoutes: readonly Route[] = [
  {
    operation: 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches',
    permissions: ['actions:write'],
    answer: async (request) => await dispatchWorkflow(request),
  },
  {
    operation: 'POST /repos/{owner}/{repo}/dispatches',
    permissions: ['contents:write'],
    async answer(request) {
      const { state, repository, body, login, token } = request;
      const payload = Object(body['client_payload'] ?? {}) as Readonly<Record<string, unknown>>;
      if (Object.keys(payload).length > MOST_KEYS)
        throw new ApiError(
          422,
          `No more than ${MOST_KEYS} properties are allowed; ${Object.keys(payload).length} were supplied.`,
        );
      if (JSON.stringify(payload).length > MOST_TEXT)
        throw new ApiError(422, 'client_payload is too large.');
      const ref = `refs/heads/${repository.defaultBranch}`;
      const sha = (await findRef(repository.folder, ref)) ?? '';
      const activity = String(body['event_type']);
      tell(state, token, {
        ...eventAt(request, ref, sha),
        name: 'repository_dispatch',
        activity,
        payload: {
          action: activity,
          branch: repository.defaultBranch,
          client_payload: payload,
          repository: renderRepository(state, repository),
          sender: renderUser(state, login),
        },
      });
      return { status: 204 };
    },
  },
];

async function dispatchWorkflow(request: RestRequest): Promise<{ status: number; body?: unknown }> {
  const { state, repository, body, login, token } = request;
  const workflow = pathOf(request);
  const name = String(body['ref']).replace(/^refs\/(heads|tags)\//, '');
  const found = await findDispatchRef(repository.folder, name);
  if (found === undefined) throw new ApiError(422, `No ref found for: ${name}`);
  const { ref, sha } = found;
  // The file of the ref that was asked for counts, and not that of the default branch.
  const file = await readWorkflow(repository.folder, sha, workflow);
  if (file === undefined) throw notFound();
  if (repository.disabledWorkflows.has(workflow))
    throw new ApiError(422, "Cannot trigger a 'workflow_dispatch' on a disabled workflow");
  const inputs = checkInputs(file, Object(body['inputs'] ?? {}));
  const runId = createRun(state, repository, {
    repository: repository.fullName,
    workflow,
    title: nameOfWorkflow(file, workflow),
    event: 'workflow_dispatch',
    headSha: sha,
    headBranch: name,
    actor: login,
  });
  const event: GithubEvent = {
    ...eventAt(request, ref, sha),
    name: 'workflow_dispatch',
    activity: undefined,
    payload: {
      inputs,
      ref,
      workflow,
      repository: renderRepository(state, repository),
      sender: renderUser(state, login),
    },
    dispatch: { workflow, runId },
  };
  const run = repository.runs.get(runId);
  if (run !== undefined) run.event = event;
  tell(state, token, event);
  if (body['return_run_details'] !== true) return { status: 204 };
  const at = `actions/runs/${runId}`;
  return {
    status: 200,
    body: {
      workflow_run_id: runId,
      run_url: `${repositoryUrl(state, repository)}/${at}`,
      html_url: `${repositoryPage(state, repository)}/${at}`,
    },
  };
}

/** A workflow is asked for by the name of its file or by its number. Throws 404. */
function pathOf({ repository, path }: RestRequest): string {
  const asked = path['workflow_id'] ?? '';
  const known = [...repository.workflows.values()].find(({ id }) => String(id) === asked);
  if (known !== undefined) return known.path;
  if (!/^[^/]+\.ya?ml$/.test(asked)) throw notFound();
  return `.github/workflows/${asked}`;
}

type Where = Pick<
  GithubEvent,
  'repository' | 'actor' | 'ref' | 'sha' | 'workflowSha' | 'isHeld' | 'isFromFork'
>;

function eventAt({ repository, login }: RestRequest, ref: string, sha: string): Where {
  const flags = { isHeld: false, isFromFork: false };
  return { repository: repository.fullName, actor: login, ref, sha, workflowSha: sha, ...flags };
}

async function findDispatchRef(
  folder: string,
  name: string,
): Promise<{ readonly ref: string; readonly sha: string } | undefined> {
  for (const ref of [`refs/heads/${name}`, `refs/tags/${name}`]) {
    const sha = await findRef(folder, ref);
    if (sha !== undefined) return { ref, sha };
  }
  return undefined;
}

interface Input {
  readonly required?: boolean;
  readonly default?: unknown;
}

/** The inputs with their defaults, as texts. Throws 422 for what the workflow does not take. */
function checkInputs(
  { on }: { readonly on?: unknown },
  given: Readonly<Record<string, unknown>>,
): Record<string, string> {
  const triggers = typeof on === 'string' ? [on] : Array.isArray(on) ? on : Object.keys(Object(on));
  if (!triggers.includes('workflow_dispatch'))
    throw new ApiError(422, "Workflow does not have 'workflow_dispatch' trigger");
  const { workflow_dispatch: dispatch }: { workflow_dispatch?: { inputs?: unknown } | null } =
    Object(on);
  const inputs = Object(dispatch?.inputs ?? {}) as Readonly<Record<string, Input>>;
  const unexpected = Object.keys(given).filter((name) => !Object.hasOwn(inputs, name));
  if (unexpected.length > 0)
    throw new ApiError(422, `Unexpected inputs provided: ${JSON.stringify(unexpected)}`);
  if (JSON.stringify(given).length > MOST_TEXT) throw new ApiError(422, 'inputs are too large.');
  return Object.fromEntries(
    Object.entries(inputs).flatMap(([name, input]) => {
      const value = given[name] ?? input?.default;
      if (value === undefined && input?.required === true)
        throw new ApiError(422, `Required input '${name}' not provided`);
      return value === undefined ? [] : [[name, String(value)]];
    }),
  );
}
