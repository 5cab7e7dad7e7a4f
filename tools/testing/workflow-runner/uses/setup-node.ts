import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { WorkflowError } from '../workflow-error.ts';
import type { Action, ActionCall } from './action.ts';

const LOCK_FILES: Readonly<Record<string, readonly string[]>> = {
  npm: ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock'],
  yarn: ['yarn.lock'],
  pnpm: ['pnpm-lock.yaml'],
};

/** `actions/setup-node`: the Node that runs the tests, whatever version is asked for. */
export const setupNode: Action = {
  inputs: ['node-version', 'node-version-file', 'cache', 'package-manager-cache'],
  run: (call) => {
    const wanted = readWanted(call);
    checkLockFile(call);
    call.write(`Asked for ${wanted || 'no version'}; this is Node ${process.versions.node}`);
    return Promise.resolve({
      paths: [path.dirname(process.execPath)],
      outputs: { 'node-version': process.version, 'cache-hit': 'false' },
    });
  },
};

function readWanted({ inputs, machine, warn }: ActionCall): string {
  const version = inputs['node-version'] ?? '';
  const file = inputs['node-version-file'] ?? '';
  if (version !== '' && file !== '') {
    warn(
      'Both node-version and node-version-file inputs are specified, only node-version will be used',
    );
  }
  if (version !== '' || file === '') return version;
  const whole = path.join(machine.workspace, file);
  if (!existsSync(whole)) {
    throw new WorkflowError(`The specified node version file at: ${whole} does not exist`);
  }
  return readFileSync(whole, 'utf8').trim();
}

function checkLockFile({ inputs, machine }: ActionCall): void {
  const cache = inputs['cache'] ?? '';
  if (cache === '') return;
  const names = LOCK_FILES[cache];
  if (names === undefined) {
    throw new WorkflowError(`Caching for '${cache}' is not supported`);
  }
  if (names.some((name) => existsSync(path.join(machine.workspace, name)))) return;
  throw new WorkflowError(
    `Dependencies lock file is not found in ${machine.workspace}. Supported file patterns: ${names.join(',')}`,
  );
}
