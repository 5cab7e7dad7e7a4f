import type { Scope } from '../expressions/evaluate.ts';
import { hashFiles } from '../expressions/hash-files.ts';
import type { Machine } from './active-run.ts';

/** What a step's expressions see, with the `env` that it has. */
export function createStepScope(machine: Machine, env: Readonly<Record<string, string>>): Scope {
  const { run, job } = machine;
  const isCancelled = job.cancel.signal.aborted;
  const status = isCancelled ? 'cancelled' : machine.status;
  return {
    contexts: {
      ...run.contexts,
      github: {
        ...run.contexts.github,
        token: machine.token,
        job: job.definition.id,
        workspace: machine.workspace,
        event_path: machine.system['GITHUB_EVENT_PATH'],
      },
      secrets: machine.secrets,
      needs: job.needs,
      matrix: job.matrix,
      strategy: job.strategy,
      steps: machine.stepContexts,
      env,
      job: { status },
      runner: {
        os: 'Linux',
        arch: machine.system['RUNNER_ARCH'],
        name: machine.system['RUNNER_NAME'],
        temp: machine.temp,
        tool_cache: machine.system['RUNNER_TOOL_CACHE'],
        debug: '',
      },
    },
    functions: {
      always: () => true,
      success: () => status === 'success',
      failure: () => status === 'failure',
      cancelled: () => isCancelled,
      hashFiles: (...patterns) => hashFiles(machine.workspace, patterns),
    },
  };
}
