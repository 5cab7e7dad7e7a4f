import { findGitCommit, type GitCommit } from '../git/read-commits.ts';
import { nameOfWorkflow, readWorkflow } from '../git/read-workflow.ts';
import { isPull } from '../state/find-issue.ts';
import type { Job, PullRequest, Repository, Run, State } from '../state/github-state.ts';
import { keepWorkflow } from '../state/keep-workflow.ts';
import { toNodeId } from './node-id.ts';
import { renderMinimalRepository } from './render-repository.ts';
import { renderUser } from './render-user.ts';
import { toTime, toTimeOrNull } from './to-time.ts';
import { repositoryPage, repositoryUrl } from './urls.ts';

/** A run that waits for approval counts as completed. */
export function statusOfRun({ status, conclusion }: Run): {
  readonly status: string;
  readonly conclusion: string | null;
} {
  if (status === 'action_required') return { status: 'completed', conclusion: status };
  return { status, conclusion: status === 'completed' ? (conclusion ?? null) : null };
}

/** `workflow-run`. */
export async function renderRun(state: State, repository: Repository, run: Run): Promise<object> {
  const { id, run: made } = run;
  const base = repositoryUrl(state, repository);
  const url = `${base}/actions/runs/${id}`;
  const workflow = keepWorkflow(state, repository, made.workflow);
  const [commit, file] = await Promise.all([
    findGitCommit(repository.folder, made.headSha),
    readWorkflow(repository.folder, run.event?.workflowSha ?? made.headSha, made.workflow),
  ]);
  const head = headOfRun(state, repository, run);
  return {
    id,
    name: nameOfWorkflow(file, made.workflow),
    node_id: toNodeId('WFR', id),
    check_suite_id: id,
    check_suite_node_id: toNodeId('CS', id),
    head_branch: made.headBranch,
    head_sha: made.headSha,
    path: made.workflow,
    run_number: run.number,
    run_attempt: run.attempt,
    referenced_workflows: [],
    event: made.event,
    display_title: run.title,
    ...statusOfRun(run),
    workflow_id: workflow.id,
    url,
    html_url: `${repositoryPage(state, repository)}/actions/runs/${id}`,
    pull_requests: head === repository ? renderPulls(state, repository, run) : [],
    created_at: toTime(run.createdAt),
    updated_at: toTime(run.updatedAt),
    run_started_at: toTime(run.startedAt),
    actor: renderUser(state, made.actor),
    triggering_actor: renderUser(state, run.triggeredBy),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${base}/check-suites/${id}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt > 1 ? `${url}/attempts/${run.attempt - 1}` : null,
    workflow_url: `${base}/actions/workflows/${workflow.id}`,
    head_commit: commit === undefined ? null : renderSimpleCommit(commit),
    repository: renderMinimalRepository(state, repository),
    head_repository: renderMinimalRepository(state, head),
  };
}

/** For a pull request from a fork, the fork. */
function headOfRun(state: State, repository: Repository, { event }: Run): Repository {
  const pull: { head?: { repo?: { full_name?: unknown } } } = Object(
    event?.payload['pull_request'],
  );
  const name = String(pull.head?.repo?.full_name ?? repository.fullName);
  return state.repositories.get(name.toLowerCase()) ?? repository;
}

/** The open pull requests of the branch. */
function renderPulls(state: State, repository: Repository, { run }: Run): object[] {
  const pulls = [...repository.issues.values()].filter(isPull);
  return pulls
    .filter(
      ({ state: now, pull }) =>
        now === 'open' &&
        pull.headBranch === run.headBranch &&
        pull.headRepository === repository.fullName,
    )
    .map(({ number, pull }) => renderMinimalPull(state, repository, number, pull));
}

/** `pull-request-minimal`, of one whose branch is in the repository itself. */
export function renderMinimalPull(
  state: State,
  repository: Repository,
  number: number,
  pull: PullRequest,
): object {
  const url = repositoryUrl(state, repository);
  const repo = { id: repository.id, url, name: repository.name };
  return {
    id: pull.id,
    number,
    url: `${url}/pulls/${number}`,
    head: { ref: pull.headBranch, sha: pull.headSha, repo },
    base: { ref: pull.baseBranch, sha: pull.baseSha, repo },
  };
}

function renderSimpleCommit({ sha, tree, message, author, committer }: GitCommit): object {
  return {
    id: sha,
    tree_id: tree,
    message,
    timestamp: committer.date,
    author: { name: author.name, email: author.email },
    committer: { name: committer.name, email: committer.email },
  };
}

/** `job`. */
export function renderJob(state: State, repository: Repository, run: Run, each: Job): object {
  const { id, attempt, job } = each;
  const base = repositoryUrl(state, repository);
  const isDone = job.status === 'completed';
  return {
    id,
    run_id: run.id,
    workflow_name: nameOfWorkflow({ name: run.run.title }, run.run.workflow),
    head_branch: run.run.headBranch,
    run_url: `${base}/actions/runs/${run.id}`,
    run_attempt: attempt,
    node_id: toNodeId('CR', id),
    head_sha: run.run.headSha,
    url: `${base}/actions/jobs/${id}`,
    html_url: `${repositoryPage(state, repository)}/actions/runs/${run.id}/job/${id}`,
    status: job.status,
    conclusion: isDone ? (job.conclusion ?? null) : null,
    created_at: toTime(each.createdAt),
    started_at: toTime(each.createdAt),
    completed_at: toTimeOrNull(each.completedAt),
    name: job.name,
    steps: job.steps.map(({ name, conclusion }, index) => ({
      name,
      status: conclusion === undefined ? 'in_progress' : 'completed',
      conclusion: conclusion ?? null,
      number: index + 1,
    })),
    check_run_url: `${base}/check-runs/${id}`,
    labels: ['ubuntu-latest'],
    runner_id: null,
    runner_name: null,
    runner_group_id: null,
    runner_group_name: null,
  };
}
