import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { evaluateTexts } from '../expressions/evaluate.ts';
import { toPermissions } from '../parse/to-permissions.ts';
import { createMask } from '../steps/create-mask.ts';
import type { ActiveRun, JobInstance, Machine } from './active-run.ts';

/** As runners are called by Node. */
const ARCHITECTURES: Readonly<Record<string, string>> = { x64: 'X64', arm64: 'ARM64' };

/** A new machine for a job: its folders, its token, its secrets, and what GitHub sets for every step. */
export function createMachine(
  run: ActiveRun,
  job: JobInstance,
  environment: string | undefined,
): Machine {
  const { event, host, workflow } = run;
  const { github } = host.options;
  const permissions = toPermissions(
    workflow.permissions,
    job.definition.keys.get('permissions'),
    event.isFromFork,
  );
  const token = github.createToken({
    kind: 'workflow',
    login: 'github-actions[bot]',
    repository: event.repository,
    permissions,
  });
  const secrets = { ...secretsOf(run, environment), GITHUB_TOKEN: token };
  const folder = path.join(run.folder, `job-${run.jobs.indexOf(job)}`);
  const system = createSystem(run, job, folder);
  const scope = {
    contexts: {
      ...run.contexts,
      github: { ...run.contexts.github, token, job: job.definition.id },
      secrets,
      needs: job.needs,
      matrix: job.matrix,
      strategy: job.strategy,
    },
  };
  return {
    run,
    job,
    permissions,
    token,
    secrets,
    mask: createMask(Object.values(secrets)),
    workspace: system['GITHUB_WORKSPACE'] ?? folder,
    temp: system['RUNNER_TEMP'] ?? folder,
    system,
    env: {
      ...evaluateTexts(workflow.env, scope),
      ...evaluateTexts(job.definition.keys.get('env'), scope),
    },
    paths: [],
    stepContexts: {},
    status: 'success',
    posts: [],
    end: new AbortController(),
  };
}

/** A fork sees none; an environment's own are stronger than the repository's. */
function secretsOf(
  { event, host }: ActiveRun,
  environment: string | undefined,
): Readonly<Record<string, string>> {
  if (event.isFromFork) return {};
  const { github } = host.options;
  const own = environment === undefined ? {} : github.secretsOf(event.repository, environment);
  return { ...github.secretsOf(event.repository), ...own };
}

function createSystem(
  { contexts, event }: ActiveRun,
  { definition }: JobInstance,
  folder: string,
): Readonly<Record<string, string>> {
  const name = event.repository.split('/')[1] ?? event.repository;
  const work = path.join(folder, 'work', name);
  const temp = path.join(folder, 'temp');
  const home = path.join(folder, 'home');
  for (const each of [temp, home, path.join(folder, 'tools')]) mkdirSync(each, { recursive: true });
  const eventPath = path.join(temp, 'event.json');
  writeFileSync(eventPath, JSON.stringify(event.payload));
  const { event: _event, ...github } = contexts.github;
  const variables = Object.entries(github).map(([key, value]) => [
    `GITHUB_${key.toUpperCase()}`,
    String(value),
  ]);
  return {
    ...(Object.fromEntries(variables) as Readonly<Record<string, string>>),
    PATH: process.env['PATH'] ?? '',
    HOME: home,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_JOB: definition.id,
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_WORKSPACE: path.join(work, name),
    RUNNER_TEMP: temp,
    RUNNER_WORKSPACE: work,
    RUNNER_TOOL_CACHE: path.join(folder, 'tools'),
    RUNNER_OS: 'Linux',
    RUNNER_ARCH: ARCHITECTURES[process.arch] ?? process.arch,
    RUNNER_NAME: 'Tests',
    RUNNER_ENVIRONMENT: 'github-hosted',
  };
}
