import { ForgeFailure, type ForgeJob, type ForgeRun, type ForgeRuns } from '../ports/forge.ts';
import { orUndefined, type Here } from './github-here.ts';

const PAGE = 100;

/** Workflows of the repository, and their runs. */
export function runs(here: Here): ForgeRuns {
  const { client, at, ask } = here;
  const { actions } = client.rest;
  return {
    dispatchWorkflow: (dispatch) => ask(async () => await dispatchWorkflow(here, dispatch)),
    findRun: (id) =>
      ask(async () => {
        const found = await orUndefined(actions.getWorkflowRun({ ...at, run_id: id }));
        return found === undefined ? undefined : toRun(found.data);
      }),
    listRuns: ({ event, since, most }) =>
      ask(async () => {
        const query = {
          ...at,
          per_page: Math.min(PAGE, most),
          ...(event === undefined ? {} : { event }),
          ...(since === undefined ? {} : { created: `>=${since}` }),
        };
        const rows: ForgeRun[] = [];
        const pages = client.paginate.iterator(actions.listWorkflowRunsForRepo, query);
        for await (const { data } of pages) {
          rows.push(...data.map(toRun));
          if (rows.length >= most) break;
        }
        return rows.slice(0, most);
      }),
    listJobs: (run) =>
      ask(async () => {
        const query = { ...at, run_id: run, per_page: PAGE };
        return (await client.paginate(actions.listJobsForWorkflowRun, query)).map(toJob);
      }),
    findLog: (job) =>
      ask(async () => {
        const query = { ...at, job_id: job };
        const found = await orUndefined(actions.downloadJobLogsForWorkflowRun(query));
        return typeof found?.data === 'string' ? found.data : undefined;
      }),
    cancelRun: (run) =>
      ask(async () => {
        // One that is over stays so: asking again only takes half a minute.
        await actions.cancelWorkflowRun({ ...at, run_id: run, request: { retries: 0 } });
      }),
    listReviews: (run) =>
      ask(async () => {
        const { data } = await actions.getReviewsForRun({ ...at, run_id: run });
        return data.map(({ state, user, environments }) => ({
          by: user.login,
          state,
          environments: environments.flatMap(({ name }) => name ?? []),
        }));
      }),
  };
}

/** Asks to be told the run, and where a server does not know of that (GHES before 3.21: 400), without. */
async function dispatchWorkflow(
  { client, at, repository }: Here,
  { workflow, ref, inputs }: Parameters<ForgeRuns['dispatchWorkflow']>[0],
): Promise<{ readonly id: number; readonly url: string } | undefined> {
  const route = 'POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches';
  const wanted = { ...at, workflow_id: workflow, ref, inputs: { ...inputs } };
  try {
    const { data }: { readonly data: unknown } = await client.request(route, {
      ...wanted,
      return_run_details: true,
    });
    const {
      workflow_run_id: id,
      html_url: url,
    }: { workflow_run_id?: unknown; html_url?: unknown } = Object(data);
    return typeof id === 'number' ? { id, url: String(url) } : undefined;
  } catch (error) {
    const { status }: { readonly status?: unknown } = Object(error);
    if (status === 404)
      throw new ForgeFailure('not-found', `${repository}: there is no workflow ${workflow}`, {
        cause: error,
      });
    if (status !== 400) throw error;
    await client.request(route, wanted);
    return undefined;
  }
}

interface RunRow {
  readonly id: number;
  readonly html_url: string;
  readonly display_title: string;
  readonly path: string;
  readonly head_branch: string | null;
  readonly event: string;
  readonly status: string | null;
  readonly conclusion: string | null;
  readonly actor?: { readonly login: string } | null;
  readonly triggering_actor?: { readonly login: string } | null;
  readonly run_attempt?: number;
  readonly created_at: string;
  readonly updated_at: string;
}

function toRun(row: RunRow): ForgeRun {
  return {
    id: row.id,
    url: row.html_url,
    title: row.display_title,
    // The file may stand with the ref that it comes from.
    workflow: row.path.replace(/@.*$/, ''),
    branch: row.head_branch ?? '',
    event: row.event,
    status: row.status ?? '',
    conclusion: row.conclusion ?? undefined,
    actor: row.triggering_actor?.login ?? row.actor?.login ?? '',
    attempt: row.run_attempt ?? 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

interface JobRow {
  readonly id: number;
  readonly name: string;
  readonly conclusion: string | null;
  readonly started_at?: string | null;
  readonly completed_at?: string | null;
  readonly steps?: readonly { readonly name: string; readonly conclusion: string | null }[];
}

function toJob(row: JobRow): ForgeJob {
  return {
    id: row.id,
    name: row.name,
    conclusion: row.conclusion ?? undefined,
    startedAt: row.started_at ?? undefined,
    completedAt: row.completed_at ?? undefined,
    steps: (row.steps ?? []).map(({ name, conclusion }) => ({
      name,
      conclusion: conclusion ?? undefined,
    })),
  };
}
