import type { GithubEvent, GithubServer } from '../../../emulators/github/github-server.ts';
import { isMap, type Template } from '../parse/template.ts';
import type { Workflow } from '../parse/workflow.ts';
import type { RunContexts } from './active-run.ts';

interface Pull {
  readonly head?: { readonly ref?: string; readonly sha?: string };
  readonly base?: { readonly ref?: string };
}

/** `github` (but for what belongs to a job), `inputs` and `vars`. */
export function createRunContexts(
  server: GithubServer,
  workflow: Workflow,
  event: GithubEvent,
  run: { readonly id: number; readonly number: number },
): RunContexts {
  const pull = pullOf(event);
  const github = {
    ref: event.ref,
    ref_name: toRefName(event.ref),
    ref_type: event.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    ref_protected: false,
    sha: event.sha,
    head_ref: pull?.head?.ref ?? '',
    base_ref: pull?.base?.ref ?? '',
    repository: event.repository,
    repository_owner: event.repository.split('/')[0] ?? '',
    actor: event.actor,
    triggering_actor: event.rerun?.login ?? event.actor,
    event_name: event.name,
    event: event.payload,
    workflow: workflow.name,
    workflow_ref: `${event.repository}/${workflow.path}@${event.ref}`,
    workflow_sha: event.workflowSha,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(event.rerun?.attempt ?? 1),
    server_url: server.url,
    api_url: server.apiUrl,
    graphql_url: server.graphqlUrl,
    retention_days: '90',
  };
  return { github, inputs: toInputs(workflow, event), vars: server.variablesOf(event.repository) };
}

/** The commit and the branch that a run is shown at. */
export function headOf(event: GithubEvent): {
  readonly headSha: string;
  readonly headBranch: string;
} {
  const isReview = event.name === 'pull_request_review';
  const pull = isReview ? (event.payload['pull_request'] as Pull) : pullOf(event);
  return {
    headSha: pull?.head?.sha ?? event.sha,
    headBranch: pull?.head?.ref ?? toRefName(event.ref),
  };
}

function pullOf({ name, payload }: GithubEvent): Pull | undefined {
  return name === 'pull_request' ? (payload['pull_request'] as Pull | undefined) : undefined;
}

function toRefName(ref: string): string {
  return ref.replace(/^refs\/(?:heads|tags|pull)\//u, '');
}

/** `github.event.inputs` holds texts; `inputs` what the workflow says that they are. */
function toInputs(workflow: Workflow, { payload, dispatch }: GithubEvent): RunContexts['inputs'] {
  if (dispatch === undefined) return {};
  const given = { ...(payload['inputs'] as Readonly<Record<string, unknown>> | undefined) };
  return Object.fromEntries(
    [...(workflow.inputs ?? [])].map(([name, declared]) => {
      const said = isMap(declared) ? declared : new Map<string, Template>();
      return [name, toTyped(said.get('type'), given[name] ?? said.get('default'))];
    }),
  );
}

function toTyped(type: Template | undefined, value: unknown): unknown {
  if (type === 'boolean') return value === true || value === 'true';
  if (value === undefined || value === null || value === '') return '';
  return type === 'number' ? Number(value) : String(value);
}
