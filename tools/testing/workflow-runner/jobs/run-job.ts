import { mkdirSync } from 'node:fs';
import { evaluate, evaluateTexts, type Scope } from '../expressions/evaluate.ts';
import { isObject, toText } from '../expressions/json.ts';
import { isMap } from '../parse/template.ts';
import { runStep } from '../steps/run-step.ts';
import { matchesGlobs } from '../triggers/to-pattern.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { ActiveRun, JobInstance, Machine } from './active-run.ts';
import { createMachine } from './create-machine.ts';
import { createStepScope } from './create-step-scope.ts';
import { reportRun } from './report-run.ts';
import { toContender } from './to-contender.ts';
import { whenAborted } from './when-aborted.ts';

/** Minutes that a job has where it does not say. */
const UNSAID_MINUTES = 360;

/** Minutes that the steps of a cancelled job have that run `always()`. */
const MINUTES_AFTER_CANCEL = 5;

/** Runs one job, when its place and its environment let it, and leaves in it how it went. */
export async function runJob(run: ActiveRun, job: JobInstance): Promise<void> {
  try {
    if (!job.cancel.signal.aborted) await runInPlace(run, job);
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    job.annotations.push({ level: 'error', message: error.message });
    job.conclusion = 'failure';
  } finally {
    job.conclusion ??= 'cancelled';
    job.status = 'completed';
    reportRun(run);
  }
}

async function runInPlace(run: ActiveRun, job: JobInstance): Promise<void> {
  const { host, event } = run;
  const contender = toContender(
    job.definition.keys.get('concurrency'),
    scopeOf(run, job),
    event.repository,
    () => job.cancel.abort(),
  );
  if (contender === undefined) return runInEnvironment(run, job);
  const turn = host.concurrency.enter(contender);
  const leave = (): void => host.concurrency.leave(contender);
  try {
    job.status = 'waiting';
    reportRun(run);
    const isTurn = await host.idle(
      Promise.race([turn, whenAborted(job.cancel.signal).then(() => false)]),
    );
    if (isTurn) await runInEnvironment(run, job);
  } finally {
    leave();
  }
}

async function runInEnvironment(run: ActiveRun, job: JobInstance): Promise<void> {
  const name = nameEnvironment(run, job);
  if (name !== undefined) await passEnvironment(run, job, name);
  if (job.cancel.signal.aborted) return;
  job.status = 'in_progress';
  reportRun(run);
  const machine = createMachine(run, job, name);
  const { github } = run.host.options;
  const end = limitTime(run, job, machine);
  try {
    mkdirSync(machine.workspace, { recursive: true });
    await runSteps(machine);
  } finally {
    end();
    for (const post of machine.posts.toReversed()) await post();
    github.revokeToken(machine.token);
  }
}

function scopeOf({ contexts }: ActiveRun, { needs, matrix, strategy }: JobInstance): Scope {
  return { contexts: { ...contexts, needs, matrix, strategy } };
}

function nameEnvironment(run: ActiveRun, job: JobInstance): string | undefined {
  const environment = job.definition.keys.get('environment');
  if (environment === undefined) return undefined;
  const written = isMap(environment) ? environment.get('name') : environment;
  const said = evaluate(written, scopeOf(run, job));
  const name = toText(isObject(said) ? said['name'] : said);
  return name === '' ? undefined : name;
}

/** Waits for a reviewer where one is asked for. Throws `WorkflowError` when the job may not go on. */
async function passEnvironment(run: ActiveRun, job: JobInstance, name: string): Promise<void> {
  const { host, event, id } = run;
  const { github } = host.options;
  const environment = github.environmentOf(event.repository, name);
  const ref = event.ref.replace(/^refs\/(?:heads|tags|pull)\//u, '');
  const { branches, reviewers = [] } = environment ?? {};
  if (branches !== undefined && !matchesGlobs(branches, ref)) {
    const why = 'due to environment protection rules.';
    throw new WorkflowError(`Branch "${ref}" is not allowed to deploy to ${name} ${why}`);
  }
  if (reviewers.length === 0) return;
  job.status = 'waiting';
  reportRun(run);
  const decision = await host.idle(
    Promise.race([
      github.awaitDeployment(event.repository, id, name),
      whenAborted(job.cancel.signal).then(() => 'cancelled' as const),
    ]),
  );
  if (decision === 'rejected') {
    throw new WorkflowError(`The deployment to ${name} was rejected.`);
  }
}

/** Cancels the job when its minutes are over; in the end nothing of it goes on. Answers what stops the clock. */
function limitTime(run: ActiveRun, job: JobInstance, machine: Machine): () => void {
  const { minute } = run.host;
  const said = job.definition.keys.get('timeout-minutes');
  const minutes = said === undefined ? UNSAID_MINUTES : Number(evaluate(said, scopeOf(run, job)));
  const timers: NodeJS.Timeout[] = [];
  timers.push(
    setTimeout(() => {
      const message = `The job has exceeded the maximum execution time of ${minutes}m0s`;
      job.annotations.push({ level: 'error', message });
      job.cancel.abort();
    }, minutes * minute),
  );
  const endForGood = (): void => {
    timers.push(setTimeout(() => machine.end.abort(), MINUTES_AFTER_CANCEL * minute));
  };
  job.cancel.signal.addEventListener('abort', endForGood, { once: true });
  return () => {
    job.cancel.signal.removeEventListener('abort', endForGood);
    for (const timer of timers) clearTimeout(timer);
  };
}

async function runSteps(machine: Machine): Promise<void> {
  const { run, job } = machine;
  for (const step of job.definition.steps) {
    const finished = await runStep(machine, step);
    job.steps.push(finished);
    if (finished.conclusion === 'failure') machine.status = 'failure';
    if (step.id !== undefined) {
      const { outputs, outcome, conclusion } = finished;
      machine.stepContexts = {
        ...machine.stepContexts,
        [step.id]: { outputs, outcome, conclusion },
      };
    }
    run.host.log(`${run.title} / ${job.name} / ${finished.name}: ${finished.conclusion}`);
    reportRun(run);
  }
  job.outputs = evaluateOutputs(machine);
  job.conclusion = job.cancel.signal.aborted ? 'cancelled' : machine.status;
}

/** An output that holds a secret is left out, as GitHub does. */
function evaluateOutputs(machine: Machine): Readonly<Record<string, string>> {
  const { job, mask } = machine;
  const said = job.definition.keys.get('outputs');
  const all = Object.entries(evaluateTexts(said, createStepScope(machine, machine.env)));
  return Object.fromEntries(
    all.filter(([name, value]) => {
      const isShown = mask.apply(value) === value;
      const message = `Skip output '${name}' since it may contain secret.`;
      if (!isShown) job.annotations.push({ level: 'warning', message });
      return isShown;
    }),
  );
}
