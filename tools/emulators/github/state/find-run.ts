import { notFound } from './api-error.ts';
import type { Job, Repository, Run } from './github-state.ts';

/** Throws 404. */
export function getRun(repository: Repository, id: string | undefined): Run {
  const run = repository.runs.get(Number(id));
  if (run === undefined) throw notFound();
  return run;
}

/** The jobs of a run, of this attempt or of all. */
export function jobsOf(run: Run, attempts: 'latest' | 'all'): readonly Job[] {
  return attempts === 'all' ? [...run.formerJobs, ...run.jobs] : run.jobs;
}

/** A job of any run and attempt. */
export function findJob(
  repository: Repository,
  id: number,
): { readonly run: Run; readonly job: Job } | undefined {
  for (const run of repository.runs.values()) {
    const job = jobsOf(run, 'all').find((each) => each.id === id);
    if (job !== undefined) return { run, job };
  }
  return undefined;
}
