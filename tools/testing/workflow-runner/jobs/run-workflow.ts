import { evaluateCondition, type Scope } from '../expressions/evaluate.ts';
import type { Conclusion } from '../finished-run.ts';
import type { Job } from '../parse/workflow.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { ActiveRun, JobInstance, NeedsContext } from './active-run.ts';
import { createInstances, createLeftOut, isFailFast, mostParallel } from './create-instances.ts';
import { reportRun } from './report-run.ts';
import { runJob } from './run-job.ts';
import { toContender } from './to-contender.ts';

interface JobResult {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Jobs of one matrix that run at the same time where nothing is said. */
const PARALLEL = 4;

/** Runs a workflow to its end, and reports it. Rejects with `UnsupportedError`, and with defects of the runner. */
export async function runWorkflow(run: ActiveRun): Promise<void> {
  const { host, workflow, event, contexts } = run;
  const contender = toContender(
    workflow.concurrency,
    { contexts: { ...contexts } },
    event.repository,
    () => run.cancel.abort(),
  );
  try {
    if (contender !== undefined) {
      const turn = host.concurrency.enter(contender);
      run.status = 'pending';
      reportRun(run);
      run.cancel.signal.addEventListener('abort', () => {
        if (run.status === 'pending') host.concurrency.leave(contender);
      });
      if (!(await host.idle(turn))) {
        run.conclusion = 'cancelled';
        return;
      }
    }
    run.status = 'in_progress';
    reportRun(run);
    run.conclusion = concludeRun(run, await runJobs(run));
  } finally {
    run.status = 'completed';
    run.conclusion ??= 'failure';
    if (contender !== undefined) host.concurrency.leave(contender);
    reportRun(run);
  }
}

function concludeRun(run: ActiveRun, results: readonly JobResult[]): Conclusion {
  const all = results.map(({ result }) => result);
  if (run.cancel.signal.aborted) return 'cancelled';
  if (all.includes('failure')) return 'failure';
  if (all.includes('cancelled')) return 'cancelled';
  return all.every((result) => result === 'skipped') ? 'skipped' : 'success';
}

async function runJobs(run: ActiveRun): Promise<readonly JobResult[]> {
  const results = new Map<string, Promise<JobResult>>();
  const get = (id: string): Promise<JobResult> => {
    const job = run.workflow.jobs.find((each) => each.id === id);
    if (job === undefined) throw new WorkflowError(`There is no job ${id}`);
    const result = results.get(id) ?? run.host.work(() => runWhenReady(run, job, get));
    results.set(id, result);
    return result;
  };
  return run.host.idle(Promise.all(run.workflow.jobs.map(({ id }) => get(id))));
}

async function runWhenReady(
  run: ActiveRun,
  job: Job,
  get: (id: string) => Promise<JobResult>,
): Promise<JobResult> {
  const ancestors = [...ancestorsOf(run, job)];
  const results = await run.host.idle(
    Promise.all(ancestors.map(async (id) => [id, await get(id)] as const)),
  );
  const all = new Map(results);
  const needs: NeedsContext = Object.fromEntries(results.filter(([id]) => job.needs.includes(id)));
  try {
    return await runIfWanted(run, job, needs, all);
  } catch (error) {
    // Such as a name that cannot be evaluated: the job fails before it has a machine.
    if (!(error instanceof WorkflowError)) throw error;
    const failed = createLeftOut(run, job, needs, 'failure');
    failed.annotations.push({ level: 'error', message: error.message });
    return { result: 'failure', outputs: {} };
  } finally {
    reportRun(run);
  }
}

function ancestorsOf(run: ActiveRun, job: Job): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = ({ needs }: Job): void => {
    for (const id of needs) {
      found.add(id);
      const need = run.workflow.jobs.find((each) => each.id === id);
      if (need !== undefined) visit(need);
    }
  };
  visit(job);
  return found;
}

async function runIfWanted(
  run: ActiveRun,
  job: Job,
  needs: NeedsContext,
  ancestors: ReadonlyMap<string, JobResult>,
): Promise<JobResult> {
  const scope: Scope = {
    contexts: { ...run.contexts, needs },
    functions: statusFunctions(run, ancestors),
  };
  if (!evaluateCondition(job.condition.expression, scope)) {
    const conclusion =
      run.cancel.signal.aborted && job.needs.length === 0 ? 'cancelled' : 'skipped';
    createLeftOut(run, job, needs, conclusion);
    return { result: conclusion, outputs: {} };
  }
  const instances = createInstances(run, job, needs, scope);
  const cancelUnlessWanted = (): void => {
    if (evaluateCondition(job.condition.expression, scope)) return;
    for (const each of instances) each.cancel.abort();
  };
  run.cancel.signal.addEventListener('abort', cancelUnlessWanted);
  try {
    await runInstances(run, job, instances, scope);
  } finally {
    run.cancel.signal.removeEventListener('abort', cancelUnlessWanted);
  }
  return toResult(instances);
}

/** Of a job, these look at all jobs before it, and not only at those that it names. */
function statusFunctions(
  run: ActiveRun,
  ancestors: ReadonlyMap<string, JobResult>,
): NonNullable<Scope['functions']> {
  const resultsOf = (ids: readonly string[]): readonly string[] =>
    (ids.length === 0 ? [...ancestors.keys()] : ids).map((id) => ancestors.get(id)?.result ?? '');
  const { signal } = run.cancel;
  return {
    always: () => true,
    cancelled: () => signal.aborted,
    success: (...ids) => !signal.aborted && resultsOf(ids).every((each) => each === 'success'),
    failure: (...ids) => resultsOf(ids).includes('failure'),
  };
}

async function runInstances(
  run: ActiveRun,
  job: Job,
  instances: readonly JobInstance[],
  scope: Scope,
): Promise<void> {
  const waiting = [...instances];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      await runJob(run, next);
      const isFailed = next.conclusion === 'failure' && !next.continuesOnError;
      if (isFailed && isFailFast(job, scope)) {
        for (const each of instances) each.cancel.abort();
      }
      reportRun(run);
    }
  };
  const most = Math.min(mostParallel(job, scope) ?? PARALLEL, PARALLEL);
  // Others that go on must not be left behind when one of them ends in a defect.
  const workers = Array.from({ length: most }, () => run.host.work(work));
  const ends = await run.host.idle(Promise.allSettled(workers));
  const defect = ends.find((end) => end.status === 'rejected');
  if (defect !== undefined) throw defect.reason;
}

function toResult(instances: readonly JobInstance[]): JobResult {
  const results = instances.map(({ conclusion, continuesOnError }) =>
    continuesOnError && conclusion === 'failure' ? 'success' : conclusion,
  );
  const said = instances.flatMap((each) => Object.entries(each.outputs));
  // Of several, the last one that says something counts.
  const outputs = Object.fromEntries([
    ...said.filter(([, value]) => value === ''),
    ...said.filter(([, value]) => value !== ''),
  ]);
  if (results.includes('failure')) return { result: 'failure', outputs };
  if (results.includes('cancelled')) return { result: 'cancelled', outputs };
  return { result: 'success', outputs };
}
