import { evaluateTexts } from '../expressions/evaluate.ts';
import { createStepScope } from '../jobs/create-step-scope.ts';
import { UnsupportedError } from '../unsupported-error.ts';
import type { Action } from '../uses/action.ts';
import { ACTIONS } from '../uses/index.ts';
import type { StepCall, StepEffect } from './run-step.ts';

/** A `uses:` step. Rejects with `WorkflowError` where the real one fails, and with `UnsupportedError` at what is not in the table. */
export async function runAction(
  call: StepCall,
): Promise<StepEffect & { readonly isFailed: boolean }> {
  const { machine, step, log, env, signal } = call;
  const uses = String(step.keys.get('uses'));
  const action = ACTIONS[uses.slice(0, uses.indexOf('@'))];
  if (!uses.includes('@') || action === undefined) throw new UnsupportedError(`uses: ${uses}`);
  const inputs = evaluateTexts(step.keys.get('with'), createStepScope(machine, env));
  checkInputs(uses, action, inputs);
  writeHeader(call, uses, inputs);
  const result = await action.run({
    machine,
    inputs,
    env: { ...env, ...machine.system },
    signal,
    write: (line) => log.write(line),
    warn: (message) => log.annotate('warning', message),
  });
  machine.env = { ...machine.env, ...result.env };
  machine.paths = [...(result.paths ?? []), ...machine.paths];
  if (result.post !== undefined) machine.posts.push(result.post);
  return { outputs: result.outputs ?? {}, summary: '', isFailed: false };
}

function checkInputs(uses: string, action: Action, inputs: Readonly<Record<string, string>>): void {
  const isKnown = (name: string): boolean =>
    action.inputs.some((each) =>
      each.endsWith('*') ? name.startsWith(each.slice(0, -1)) : name === each,
    );
  const foreign = Object.keys(inputs).find((name) => !isKnown(name));
  if (foreign !== undefined) throw new UnsupportedError(`the input ${foreign} of ${uses}`);
}

function writeHeader(
  { log }: StepCall,
  uses: string,
  inputs: Readonly<Record<string, string>>,
): void {
  log.write(`##[group]Run ${uses}`);
  if (Object.keys(inputs).length > 0) log.write('with:');
  for (const [name, value] of Object.entries(inputs)) log.write(`  ${name}: ${value}`);
  log.write('##[endgroup]');
}
