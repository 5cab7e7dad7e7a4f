import type { RunJob, RunStatus } from '../../../emulators/github/github-server.ts';
import type { FinishedJob, FinishedRun } from '../finished-run.ts';
import type { ActiveRun, JobInstance } from './active-run.ts';

/** Tells GitHub how far a run is. */
export function reportRun(run: ActiveRun): void {
  const { host, event, id, title, conclusion } = run;
  host.options.github.updateRun(event.repository, id, {
    title,
    status: statusOf(run),
    ...(conclusion === undefined ? {} : { conclusion }),
    jobs: run.jobs.map(toRunJob),
  });
}

/** The run as a test sees it. */
export function toFinishedRun(run: ActiveRun): FinishedRun {
  return {
    id: run.id,
    repository: run.event.repository,
    workflow: run.workflow.path,
    title: run.title,
    event: run.event.name,
    status: statusOf(run),
    conclusion: run.conclusion,
    jobs: run.jobs.map(toFinishedJob),
    errors: [],
  };
}

/** A run waits when nothing of it goes on and a job waits for somebody. */
function statusOf({ status, jobs }: ActiveRun): RunStatus {
  if (status !== 'in_progress' || jobs.some((job) => job.status === 'in_progress')) return status;
  return jobs.some((job) => job.status === 'waiting') ? 'waiting' : status;
}

function toRunJob(job: JobInstance): RunJob {
  return {
    name: job.name,
    status: job.status,
    ...(job.conclusion === undefined ? {} : { conclusion: job.conclusion }),
    steps: job.steps.map(({ name, conclusion }) => ({ name, conclusion })),
    annotations: annotationsOf(job),
    log: logOf(job),
  };
}

function toFinishedJob(job: JobInstance): FinishedJob {
  return {
    id: job.definition.id,
    name: job.name,
    conclusion: job.conclusion,
    steps: [...job.steps],
    annotations: annotationsOf(job),
    outputs: job.outputs,
    log: logOf(job),
    summary: job.steps.map(({ summary }) => summary).join(''),
  };
}

/** GitHub shows no more of one job. */
const MOST_ANNOTATIONS = 50;

function annotationsOf({ steps, annotations }: JobInstance): RunJob['annotations'] {
  return [...steps.flatMap((step) => step.annotations), ...annotations].slice(0, MOST_ANNOTATIONS);
}

function logOf({ steps, annotations }: JobInstance): string {
  const own = annotations.map(({ level, message }) => `##[${level}]${message}\n`);
  return [...steps.map(({ log }) => log), ...own].join('');
}
