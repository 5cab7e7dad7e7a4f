import {
  evaluate,
  evaluateCondition,
  evaluateText,
  evaluateTexts,
} from '../expressions/evaluate.ts';
import { isTruthy } from '../expressions/json.ts';
import type { Conclusion, FinishedStep } from '../finished-run.ts';
import type { Machine } from '../jobs/active-run.ts';
import { createStepScope } from '../jobs/create-step-scope.ts';
import type { Step } from '../parse/workflow.ts';
import { WorkflowError } from '../workflow-error.ts';
import { createStepLog, type StepLog } from './create-step-log.ts';
import { runAction } from './run-action.ts';
import { runCommands } from './run-commands.ts';

/** What a step is given to run with. */
export interface StepCall {
  readonly machine: Machine;
  readonly step: Step;
  readonly log: StepLog;
  readonly env: Readonly<Record<string, string>>;
  /** Given when the step has to end: cancelled, or too slow. */
  readonly signal: AbortSignal;
}

/** What a step did, other than fail. */
export interface StepEffect {
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

interface Ending {
  readonly outcome: Conclusion;
  readonly effect: StepEffect;
}

const NO_EFFECT: StepEffect = { outputs: {}, summary: '' };

/** Runs one step, or leaves it out. Rejects with `UnsupportedError`, and with defects of the runner. */
export async function runStep(machine: Machine, step: Step): Promise<FinishedStep> {
  const log = createStepLog(machine.mask);
  const { outcome, effect } = await attempt(machine, step, log);
  const continues = step.keys.get('continue-on-error');
  const isForgiven =
    outcome === 'failure' && isTruthy(evaluate(continues, createStepScope(machine, machine.env)));
  const name = machine.mask.apply(nameStep(machine, step));
  return {
    name,
    id: step.id,
    outcome,
    conclusion: isForgiven ? 'success' : outcome,
    outputs: effect.outputs,
    summary: machine.mask.apply(effect.summary),
    annotations: log.annotations,
    log: log.lines.map((line) => `${line}\n`).join(''),
  };
}

async function attempt(machine: Machine, step: Step, log: StepLog): Promise<Ending> {
  try {
    const stepEnv = evaluateTexts(step.keys.get('env'), createStepScope(machine, machine.env));
    const env = { ...machine.env, ...stepEnv };
    if (!isWanted(machine, step, env)) return { outcome: 'skipped', effect: NO_EFFECT };
    return await runInTime({ machine, step, log, env });
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    log.annotate('error', error.message);
    return { outcome: 'failure', effect: NO_EFFECT };
  }
}

function isWanted(
  machine: Machine,
  { condition }: Step,
  env: Readonly<Record<string, string>>,
): boolean {
  return evaluateCondition(condition.expression, createStepScope(machine, env));
}

/** Runs it until it is over, its minutes are, or its job is cancelled and it does not want to run even so. */
async function runInTime(call: Omit<StepCall, 'signal'>): Promise<Ending> {
  const { machine, step, log, env } = call;
  const { cancel } = machine.job;
  const said = step.keys.get('timeout-minutes');
  const minutes = Number(evaluate(said, createStepScope(machine, env)) ?? 0);
  const controller = new AbortController();
  let why: 'slow' | 'cancelled' | undefined;
  const end = (reason: typeof why): void => {
    why ??= reason;
    controller.abort();
  };
  const endUnlessWanted = (): void => {
    if (!isWanted(machine, step, env)) end('cancelled');
  };
  const endForGood = (): void => end('cancelled');
  const timer =
    minutes > 0 ? setTimeout(() => end('slow'), minutes * machine.run.host.minute) : undefined;
  cancel.signal.addEventListener('abort', endUnlessWanted);
  machine.end.signal.addEventListener('abort', endForGood);
  try {
    const run = step.keys.has('uses') ? runAction : runCommands;
    const { isFailed, ...effect } = await run({ ...call, signal: controller.signal });
    if (why === 'cancelled') log.annotate('error', 'The operation was canceled.');
    if (why === 'slow') {
      log.annotate('error', `The action has timed out after ${minutes} minutes.`);
    }
    if (why === 'cancelled') return { outcome: 'cancelled', effect };
    const isOver = isFailed || why === 'slow' || log.isRefused;
    return { outcome: isOver ? 'failure' : 'success', effect };
  } finally {
    clearTimeout(timer);
    cancel.signal.removeEventListener('abort', endUnlessWanted);
    machine.end.signal.removeEventListener('abort', endForGood);
  }
}

function nameStep(machine: Machine, { keys }: Step): string {
  const name = keys.get('name');
  const scope = createStepScope(machine, machine.env);
  try {
    if (name !== undefined) return evaluateText(name, scope);
    const uses = keys.get('uses');
    const what = uses ?? evaluateText(keys.get('run'), scope).trim().split('\n')[0];
    return `Run ${String(what)}`;
  } catch (error) {
    if (!(error instanceof WorkflowError)) throw error;
    return 'Run';
  }
}
