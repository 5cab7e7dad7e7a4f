import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { GithubOptions } from '../emulators/github/github-server.ts';
import { createGithubWorld, PERSON, REPOSITORY, type GithubWorld } from './create-github-world.ts';
import { createRepository } from './create-repository.ts';
import {
  createWorkflowRunner,
  type WorkflowRunner,
} from './workflow-runner/create-workflow-runner.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');

export interface WorkflowWorld extends GithubWorld {
  readonly runner: WorkflowRunner;
}

interface WorldOptions extends Partial<GithubOptions> {
  /** The address of the loopback AWS. */
  readonly aws?: string;
  readonly variables?: Readonly<Record<string, string>>;
  /** What bash runs in a job right before git pushes, when the job has made up its mind. */
  readonly beforePush?: string;
  readonly secrets?: Readonly<Record<string, string>>;
  /** `owner/name` of forks, of people who may only read. */
  readonly forks?: readonly string[];
}

/** A catalog with the workflows that we ship, on a loopback GitHub that runs them. */
export async function createWorkflowWorld(
  files: Readonly<Record<string, string>>,
  { aws, variables = {}, secrets = {}, forks = [], beforePush, ...options }: WorldOptions = {},
): Promise<WorkflowWorld> {
  const seed = createRepository('empty', {
    '.gitignore': '.cadastre/\nnode_modules/\ndist/\n',
    'package.json': '{"private": true}\n',
    ...files,
  });
  const workflows = path.join('.github', 'workflows');
  cpSync(path.join(PROJECT, workflows), path.join(seed, workflows), { recursive: true });
  cpSync(path.join(PROJECT, '.node-version'), path.join(seed, '.node-version'));
  const temporary = (name: string): string =>
    mkdtempSync(path.join(os.tmpdir(), `cadastre-${name}-`));
  const collaborators = { [PERSON]: 'admin' } as const;
  const world = await createGithubWorld(seed, {
    users: [PERSON, ...forks.map((fork) => fork.split('/')[0] ?? '')].map((login) => ({
      login,
      type: 'User' as const,
    })),
    repositories: [
      { name: REPOSITORY, from: seed, collaborators, variables, secrets },
      ...forks.map((name) => ({ name, forkOf: REPOSITORY })),
    ],
    ...options,
  });
  const accessKeyId = 'loopback';
  const programs = createNpm(temporary('npm'));
  if (beforePush !== undefined) addGit(programs, beforePush);
  const runner = createWorkflowRunner({
    github: world.github,
    folder: temporary('runner'),
    tools: {
      npm: programs,
      ...(aws === undefined
        ? {}
        : { aws: { endpointUrl: aws, accessKeyId, secretAccessKey: accessKeyId } }),
    },
  });
  return {
    ...world,
    runner,
    async close() {
      await runner.close();
      await world.close();
    },
  };
}

/**
 * An npm whose `ci` installs nothing, because it would take half a minute in each job, and whose `run cadastre` runs the
 * program that was built of these sources.
 */
function createNpm(folder: string): string {
  const main = path.join(PROJECT, 'dist', 'main.js');
  const script = `#!/bin/bash
set -eu
if [ "$1" = ci ]; then exit 0; fi
while [ "$1" != -- ]; do shift; done
shift
exec node '${main}' "$@"
`;
  mkdirSync(folder, { recursive: true });
  writeProgram(folder, 'npm', script);
  return folder;
}

function addGit(folder: string, beforePush: string): void {
  const script = `#!/bin/bash
set -eu
PATH="\${PATH#'${folder}':}"
if [ "$1" = push ]; then
${beforePush}
fi
exec git "$@"
`;
  writeProgram(folder, 'git', script);
}

function writeProgram(folder: string, name: string, script: string): void {
  writeFileSync(path.join(folder, name), script);
  chmodSync(path.join(folder, name), 0o755);
}
