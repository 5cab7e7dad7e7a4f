import { cpSync, existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { WorkflowError } from '../workflow-error.ts';
import type { Action, ActionCall, ActionResult } from './action.ts';
import { findUpload } from './find-upload.ts';
import { readFlag, readLines, readRequired } from './read-inputs.ts';

/** `actions/upload-artifact`: into a folder of the run. */
export const uploadArtifact: Action = {
  inputs: [
    'name',
    'path',
    'if-no-files-found',
    'retention-days',
    'compression-level',
    'overwrite',
    'include-hidden-files',
  ],
  run: (call) => Promise.resolve(upload(call)),
};

function upload({ inputs, machine, write, warn }: ActionCall): ActionResult {
  readRequired(inputs, 'path');
  const name = inputs['name'] || 'artifact';
  if (/["<>|*?\r\n\\/:]/u.test(name)) {
    throw new WorkflowError(`The artifact name is not valid: ${name}.`);
  }
  const patterns = readLines(inputs, 'path');
  const includesHidden = readFlag(inputs, 'include-hidden-files', false);
  const { root, files } = findUpload(machine.workspace, patterns, includesHidden);
  if (files.length === 0) {
    const message = `No files were found with the provided path: ${patterns.join('\n')}. No artifacts will be uploaded.`;
    const reaction = inputs['if-no-files-found'] ?? 'warn';
    if (reaction === 'error') throw new WorkflowError(message);
    if (reaction === 'warn') warn(message);
    else write(message);
    return {};
  }
  const folder = path.join(machine.run.folder, 'artifacts', name);
  if (existsSync(folder)) {
    if (!readFlag(inputs, 'overwrite', false)) throw new WorkflowError(CONFLICT);
    rmSync(folder, { recursive: true });
  }
  for (const file of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    cpSync(path.join(root, file), path.join(folder, file));
  }
  write(`Artifact ${name} has ${files.length} files`);
  const id = readdirSync(path.dirname(folder)).length;
  const { github } = machine.run.host.options;
  const { repository } = machine.run.event;
  const url = `${github.url}/${repository}/actions/runs/${machine.run.id}/artifacts/${id}`;
  return { outputs: { 'artifact-id': String(id), 'artifact-url': url } };
}

const CONFLICT =
  'Failed to CreateArtifact: Received non-retryable error: Failed request: (409) Conflict: an artifact with this name already exists on the workflow run';
