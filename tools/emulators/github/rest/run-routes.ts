import { findRef } from '../git/read-refs.ts';
import { listWorkflows, nameOfWorkflow, readWorkflow } from '../git/read-workflow.ts';
import { toNodeId } from '../render/node-id.ts';
import { renderJob, renderRun, statusOfRun } from '../render/render-run.ts';
import { toTime } from '../render/to-time.ts';
import { repositoryPage, repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import { findJob, getRun, jobsOf } from '../state/find-run.ts';
import type { Repository, Run } from '../state/github-state.ts';
import { keepWorkflow } from '../state/keep-workflow.ts';
import { isWithin } from './is-within.ts';
import { pageOf } from './page-of.ts';
import type { RestAnswer, RestRequest, Route } from './route.ts';

const ACTIONS = '/repos/{owner}/{repo}/actions';
const RUN = `${ACTIONS}/runs/{run_id}`;
/** What a search of runs finds at most. */
const MOST_FOUND = 1000;
const MOST_RERUNS = 50;
const FILTERS = ['actor', 'branch', 'check_suite_id', 'created', 'event', 'head_sha', 'status'];

/** What ran, and what can run. */
export const runRoutes: readonly Route[] = [
  {
    operation: `GET ${ACTIONS}/runs`,
    permissions: ['actions:read'],
    answer: async (request) => await listRuns(request),
  },
  {
    operation: `GET ${RUN}`,
    permissions: ['actions:read'],
    answer: async ({ state, repository, path }) => ({
      status: 200,
      body: await renderRun(state, repository, getRun(repository, path['run_id'])),
    }),
  },
  {
    operation: `GET ${RUN}/jobs`,
    permissions: ['actions:read'],
    answer(request) {
      const { state, repository, path, query } = request;
      const run = getRun(repository, path['run_id']);
      const jobs = jobsOf(run, query['filter'] === 'all' ? 'all' : 'latest');
      const url = `${repositoryUrl(state, repository)}/actions/runs/${run.id}/jobs`;
      const page = pageOf(request, jobs, url);
      const rows = page.body.map((job) => renderJob(state, repository, run, job));
      return { ...page, body: { total_count: jobs.length, jobs: rows } };
    },
  },
  {
    operation: `GET ${ACTIONS}/jobs/{job_id}/logs`,
    permissions: ['actions:read'],
    answer({ state, repository, path, token }) {
      if (token === undefined) throw new ApiError(403, 'Must have admin rights to Repository.');
      const found = findJob(repository, Number(path['job_id']));
      if (found?.job.job.status !== 'completed') throw notFound();
      // Whoever has the address may read it, as with the store that GitHub sends people to.
      const at = `/_results/${state.nextId()}/job-logs.txt`;
      state.pages.set(at, found.job.job.log);
      return { status: 302, headers: { location: `${state.url}${at}` } };
    },
  },
  {
    operation: `POST ${RUN}/rerun`,
    permissions: ['actions:write'],
    answer: (request) => rerun(request),
  },
  {
    operation: `POST ${RUN}/cancel`,
    permissions: ['actions:write'],
    answer({ repository, path }) {
      const run = getRun(repository, path['run_id']);
      if (run.status === 'completed')
        throw new ApiError(409, 'Cannot cancel a workflow run that is completed.');
      run.isCancelRequested = true;
      return { status: 202, body: {} };
    },
  },
  {
    operation: `GET ${ACTIONS}/workflows`,
    permissions: ['actions:read'],
    answer: async (request) => await answerWorkflows(request),
  },
];

async function listRuns(request: RestRequest): Promise<RestAnswer> {
  const { state, repository, query } = request;
  const newest = [...repository.runs.values()].toReversed();
  const wanted = newest.filter((run) => isWanted(run, query));
  const isSearch = FILTERS.some((name) => query[name] !== undefined);
  const found = isSearch ? wanted.slice(0, MOST_FOUND) : wanted;
  const page = pageOf(request, found, `${repositoryUrl(state, repository)}/actions/runs`);
  const rows: object[] = [];
  for (const run of page.body) rows.push(await renderRun(state, repository, run));
  return { ...page, body: { total_count: wanted.length, workflow_runs: rows } };
}

function isWanted(run: Run, query: RestRequest['query']): boolean {
  const { status, conclusion } = statusOfRun(run);
  const { event, actor, headBranch, headSha } = run.run;
  const pairs = [
    [query['event'], event],
    [query['branch'], headBranch],
    [query['head_sha'], headSha],
    [query['actor']?.toLowerCase(), actor.toLowerCase()],
    [query['check_suite_id'], String(run.id)],
  ];
  return (
    pairs.every(([wanted, is]) => wanted === undefined || wanted === is) &&
    [undefined, status, conclusion].includes(query['status']) &&
    (query['created'] === undefined || isWithin(run.createdAt, query['created']))
  );
}

/** Runs it again, as it was: the same event, the same commit, and the workflow as it was there. */
function rerun({ state, repository, path, login }: RestRequest): RestAnswer {
  const run = getRun(repository, path['run_id']);
  if (run.status !== 'completed') throw new ApiError(403, 'This workflow is already running');
  if (run.attempt > MOST_RERUNS)
    throw new ApiError(
      403,
      `This workflow run was run again ${MOST_RERUNS} times, which is the most`,
    );
  run.formerJobs.push(...run.jobs);
  Object.assign(run, {
    attempt: run.attempt + 1,
    status: 'queued',
    conclusion: undefined,
    jobs: [],
    triggeredBy: login,
    isCancelRequested: false,
    startedAt: state.now(),
    updatedAt: state.now(),
  });
  const { id, number, attempt, event } = run;
  const { workflow } = run.run;
  const again = { workflow, runId: id, runNumber: number, attempt, login };
  // Unlike other things that a workflow does, this runs something.
  if (event !== undefined) state.events.push({ ...event, isHeld: false, rerun: again });
  return { status: 201, body: {} };
}

async function answerWorkflows(request: RestRequest): Promise<RestAnswer> {
  const { state, repository } = request;
  const { folder, defaultBranch } = repository;
  const tip = await findRef(folder, `refs/heads/${defaultBranch}`);
  const paths = tip === undefined ? [] : await listWorkflows(folder, tip);
  const url = `${repositoryUrl(state, repository)}/actions/workflows`;
  const page = pageOf(request, paths, url);
  const rows: object[] = [];
  for (const path of page.body) {
    const name = nameOfWorkflow(await readWorkflow(folder, tip ?? '', path), path);
    rows.push(renderWorkflow(request, path, name));
  }
  return { ...page, body: { total_count: paths.length, workflows: rows } };
}

function renderWorkflow({ state, repository }: RestRequest, path: string, name: string): object {
  const { id } = keepWorkflow(state, repository, path);
  const page = repositoryPage(state, repository);
  const file = path.split('/').at(-1) ?? '';
  return {
    id,
    node_id: toNodeId('W', id),
    name,
    path,
    state: stateOf(repository, path),
    created_at: toTime(repository.createdAt),
    updated_at: toTime(repository.createdAt),
    url: `${repositoryUrl(state, repository)}/actions/workflows/${id}`,
    html_url: `${page}/blob/${repository.defaultBranch}/${path}`,
    badge_url: `${page}/workflows/${encodeURIComponent(name)}/badge.svg?file=${file}`,
  };
}

function stateOf({ disabledWorkflows }: Repository, path: string): string {
  return disabledWorkflows.has(path) ? 'disabled_manually' : 'active';
}
