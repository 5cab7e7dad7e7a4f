import { cpSync, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { matchesGlobs } from '../triggers/to-pattern.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { Action, ActionCall, ActionResult } from './action.ts';
import { readFlag } from './read-inputs.ts';

/** `actions/download-artifact`, of the same run only. */
export const downloadArtifact: Action = {
  inputs: ['name', 'pattern', 'path', 'merge-multiple'],
  run: (call) => Promise.resolve(download(call)),
};

function download({ inputs, machine, write }: ActionCall): ActionResult {
  const store = path.join(machine.run.folder, 'artifacts');
  const target = path.resolve(machine.workspace, inputs['path'] || '.');
  const all = existsSync(store) ? readdirSync(store).sort() : [];
  const name = inputs['name'] ?? '';
  if (name !== '' && !all.includes(name)) {
    const why = 'Please ensure that your artifact is not expired';
    throw new WorkflowError(
      `Unable to download artifact(s): Artifact not found for name: ${name}\n${why}`,
    );
  }
  const pattern = inputs['pattern'] || '**';
  const wanted = all.filter((each) =>
    name === '' ? matchesGlobs([pattern], each) : each === name,
  );
  const isFlat = name !== '' || readFlag(inputs, 'merge-multiple', false);
  for (const each of wanted) {
    const folder = isFlat ? target : path.join(target, each);
    cpSync(path.join(store, each), folder, { recursive: true });
  }
  write(`Total of ${wanted.length} artifact(s) downloaded`);
  return { outputs: { 'download-path': target } };
}
