import { chmodSync, cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { GithubOptions, GithubRepositoryOptions } from '../emulators/github/github-server.ts';
import { createGithubWorld, PERSON, REPOSITORY, type GithubWorld } from './create-github-world.ts';
import { createRepository } from './create-repository.ts';
import { runCommand } from './run-command.ts';
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
  /** Which of our workflows it has. */
  readonly workflows?: readonly string[];
  /** Beside the person who may do everything. */
  readonly collaborators?: GithubRepositoryOptions['collaborators'];
  readonly environments?: GithubRepositoryOptions['environments'];
  /** Other repositories. */
  readonly beside?: readonly GithubRepositoryOptions[];
  /** `owner/name` of forks, of people who may only read. */
  readonly forks?: readonly string[];
}

/** A catalog with the workflows that we ship, on a loopback GitHub that runs them. */
export async function createWorkflowWorld(
  files: Readonly<Record<string, string>>,
  worldOptions: WorldOptions = {},
): Promise<WorkflowWorld> {
  const { aws, variables = {}, secrets = {}, forks = [], beforePush } = worldOptions;
  const { workflows = ['check.yml', 'sync.yml'], environments = [], beside = [] } = worldOptions;
  const seed = await createSeed(files, workflows);
  const temporary = (name: string): string =>
    mkdtempSync(path.join(os.tmpdir(), `cadastre-${name}-`));
  const collaborators = { [PERSON]: 'admin', ...worldOptions.collaborators } as const;
  const logins = [...Object.keys(collaborators), ...forks.map((fork) => fork.split('/')[0] ?? '')];
  const { teams, enforcesRateLimits, isEventuallyConsistent } = worldOptions;
  const world = await createGithubWorld(seed, {
    users: logins.map((login) => ({ login, type: 'User' as const })),
    repositories: [
      { name: REPOSITORY, from: seed, collaborators, variables, secrets, environments },
      ...forks.map((name) => ({ name, forkOf: REPOSITORY })),
      ...beside,
    ],
    ...(teams === undefined ? {} : { teams }),
    ...(enforcesRateLimits === undefined ? {} : { enforcesRateLimits }),
    ...(isEventuallyConsistent === undefined ? {} : { isEventuallyConsistent }),
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

/** What the repository begins with: the files, of our workflows those that are wanted, and those of its actions. */
async function createSeed(
  files: Readonly<Record<string, string>>,
  workflows: readonly string[],
): Promise<string> {
  const seed = createRepository('empty', {
    '.gitignore': '.cadastre/\nnode_modules/\ndist/\n',
    'package.json': '{"private": true}\n',
    ...files,
  });
  const folder = path.join('.github', 'workflows');
  for (const name of workflows)
    cpSync(path.join(PROJECT, folder, name), path.join(seed, folder, name));
  cpSync(path.join(PROJECT, '.node-version'), path.join(seed, '.node-version'));
  if (!Object.keys(files).some((name) => name.startsWith('actions/'))) return seed;
  const { code, stderr } = await runCommand(['actions', 'compile'], { cwd: seed });
  if (code !== 0) throw new Error(stderr);
  return seed;
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
