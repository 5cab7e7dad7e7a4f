import type { NewRun } from '../github-server.ts';
import type { Repository, State } from './github-state.ts';

/** A new run of a workflow, which waits for a runner. Its number among all. */
export function createRun(state: State, repository: Repository, run: NewRun): number {
  const id = state.nextId();
  const now = state.now();
  repository.runs.set(id, {
    id,
    number: repository.runs.size + 1,
    run,
    attempt: 1,
    title: run.title,
    status: 'queued',
    conclusion: undefined,
    jobs: [],
    formerJobs: [],
    triggeredBy: run.actor,
    isCancelRequested: false,
    pending: [],
    reviews: [],
    createdAt: now,
    updatedAt: now,
    startedAt: now,
    event: run.cause,
  });
  return id;
}
