import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { evaluate, evaluateText, type Scope } from '../expressions/evaluate.ts';
import { isObject, toText } from '../expressions/json.ts';
import type { Machine } from '../jobs/active-run.ts';
import { createStepScope } from '../jobs/create-step-scope.ts';
import { UnsupportedError } from '../unsupported-error.ts';
import { createStepFiles } from './create-step-files.ts';
import { runScript } from './run-script.ts';
import type { StepCall, StepEffect } from './run-step.ts';

/** As GitHub starts them; `{0}` is the file with the script. */
const SHELLS: Readonly<Record<string, string>> = {
  unsaid: 'bash -e {0}',
  bash: 'bash --noprofile --norc -e -o pipefail {0}',
  sh: 'sh -e {0}',
};

/** A `run:` step. Rejects with `WorkflowError` when it could not be started or wrote what cannot be read. */
export async function runCommands(
  call: StepCall,
): Promise<StepEffect & { readonly isFailed: boolean }> {
  const { machine, step, log, env, signal } = call;
  const scope = createStepScope(machine, env);
  const script = evaluateText(step.keys.get('run'), scope);
  const shell = said(call, scope, 'shell') ?? 'unsaid';
  const folder = path.resolve(machine.workspace, said(call, scope, 'working-directory') ?? '.');
  const file = path.join(machine.temp, `${randomUUID()}.sh`);
  writeFileSync(file, script.endsWith('\n') ? script : `${script}\n`);
  const files = createStepFiles(machine.temp);
  writeHeader(call, script, shell);
  const { code, stop } = await runScript({
    command: toCommand(shell, file),
    folder,
    env: createEnv(machine, env, step.id, files.variables),
    signal,
    // Seconds of the real runner: 7.5 of 60.
    grace: machine.run.host.minute / 8,
    print: (line) => log.print(line),
  });
  machine.posts.push(stop);
  if (code !== 0) log.annotate('error', `Process completed with exit code ${code}.`);
  const written = files.read();
  machine.env = { ...machine.env, ...written.env };
  machine.paths = [...written.paths.toReversed(), ...machine.paths];
  for (const problem of written.problems) log.annotate('error', problem);
  return {
    outputs: written.outputs,
    summary: written.summary,
    isFailed: code !== 0 || written.isRefused,
  };
}

/** What the step says, or else the job's `defaults.run`, or else the workflow's. */
function said({ machine, step }: StepCall, scope: Scope, key: string): string | undefined {
  const own = step.keys.get(key);
  if (own !== undefined) return evaluateText(own, scope);
  const { workflow } = machine.run;
  const { keys } = machine.job.definition;
  for (const defaults of [
    evaluate(keys.get('defaults'), scope),
    evaluate(workflow.defaults, scope),
  ]) {
    const run = isObject(defaults) ? defaults['run'] : undefined;
    if (isObject(run) && run[key] !== undefined) return toText(run[key]);
  }
  return undefined;
}

function toCommand(shell: string, file: string): readonly string[] {
  const template = SHELLS[shell] ?? (shell.includes('{0}') ? shell : undefined);
  if (template === undefined) throw new UnsupportedError(`shell: ${shell}`);
  return template.split(' ').map((word) => word.replace('{0}', file));
}

/** Nothing of the surrounding environment but PATH: what a workflow does not say is not there. */
function createEnv(
  { system, paths, run }: Machine,
  env: Readonly<Record<string, string>>,
  id: string | undefined,
  files: Readonly<Record<string, string>>,
): Readonly<Record<string, string>> {
  const { PATH = '', HOME = '', CI = '', ...fixed } = system;
  const { npm } = run.host.options.tools;
  const all = [...(npm === undefined ? [] : [npm]), ...paths, env['PATH'] ?? PATH];
  return {
    HOME,
    CI,
    ...env,
    ...fixed,
    ...files,
    GITHUB_ACTION: id ?? '__run',
    PATH: all.join(path.delimiter),
  };
}

function writeHeader({ log, env }: StepCall, script: string, shell: string): void {
  const [first = '', ...lines] = script.trimEnd().split('\n');
  log.write(`##[group]Run ${first}`);
  for (const line of [first, ...lines]) log.write(line);
  log.write(`shell: ${SHELLS[shell] ?? shell}`);
  const names = Object.entries(env);
  if (names.length > 0) log.write('env:');
  for (const [name, value] of names) log.write(`  ${name}: ${value}`);
  log.write('##[endgroup]');
}
