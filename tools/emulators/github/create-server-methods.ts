import { createHash } from 'node:crypto';
import { readRefs } from './git/read-refs.ts';
import type { GithubServer, RunChange, RunJob, TokenOptions } from './github-server.ts';
import { deliver, tell } from './events/tell.ts';
import { createRun } from './state/create-run.ts';
import type { Job, Repository, Run, State } from './state/github-state.ts';

/** What tests see of a GitHub and do behind its back. */
export function createServerMethods(state: State): Omit<GithubServer, 'close'> {
  const get = (name: string): Repository => {
    const repository = state.repositories.get(name.toLowerCase());
    if (repository === undefined) throw new Error(`there is no repository ${name}`);
    return repository;
  };
  const getRun = (name: string, id: number): Run => {
    const run = get(name).runs.get(id);
    if (run === undefined) throw new Error(`there is no run ${id} in ${name}`);
    return run;
  };
  return {
    url: state.url,
    apiUrl: `${state.url}/api/v3`,
    graphqlUrl: `${state.url}/api/graphql`,
    requests: state.requests,
    violations: state.violations,
    createToken: (options) => createToken(state, options),
    revokeToken: (token) => void state.tokens.delete(token),
    repositoryFolder: (name) => get(name).folder,
    secretsOf: (name, environment) => ({
      ...get(name).secrets,
      ...(environment === undefined
        ? {}
        : get(name).environments.get(environment.toLowerCase())?.secrets),
    }),
    variablesOf: (name) => get(name).variables,
    environmentOf: (name, environment) => get(name).environments.get(environment.toLowerCase()),
    onEvent(listener) {
      state.listeners.add(listener);
      return () => void state.listeners.delete(listener);
    },
    emit: async (name, event, payload = {}) => await emit(state, get(name), event, payload),
    createRun: (run) => createRun(state, get(run.repository), run),
    updateRun: (name, id, change) => updateRun(state, getRun(name, id), change),
    isCancelRequested: (name, id) => getRun(name, id).isCancelRequested,
    runStatus: (name, id) => getRun(name, id).status,
    awaitDeployment: (name, id, environment) =>
      new Promise((resolve) => {
        const found = get(name).environments.get(environment.toLowerCase());
        if (found === undefined) resolve('approved');
        else
          getRun(name, id).pending.push({
            environment: found,
            since: state.now(),
            decide: resolve,
          });
      }),
    enforceRateLimits: (isOn) => void (state.enforcesRateLimits = isOn),
    failNext: (failure) => void state.failures.push(failure),
  };
}

async function emit(
  state: State,
  repository: Repository,
  name: string,
  payload: object,
): Promise<void> {
  // A group of the merge queue has a branch of its own.
  const { merge_group: group }: { merge_group?: { head_ref?: string } } = Object(payload);
  const ref = group?.head_ref ?? `refs/heads/${repository.defaultBranch}`;
  const sha = (await readRefs(repository.folder, ref)).get(ref) ?? '';
  tell(state, undefined, {
    name,
    activity: undefined,
    repository: repository.fullName,
    actor: repository.owner.login,
    ref,
    sha,
    workflowSha: sha,
    payload: { ...payload },
    isHeld: false,
    isFromFork: false,
  });
  deliver(state);
}

function createToken(state: State, options: TokenOptions): string {
  const hash = createHash('sha256').update(`${state.nextId()} ${options.login}`).digest('hex');
  // With the beginning of a real one, and another length: nobody may rely on that.
  const text = `${options.kind === 'user' ? 'ghp' : 'ghs'}_${hash.slice(0, 36)}`;
  state.tokens.set(text, { ...options, text });
  return text;
}

function updateRun(state: State, run: Run, change: RunChange): void {
  const { title, status, conclusion, jobs } = change;
  Object.assign(run, {
    updatedAt: state.now(),
    ...(title === undefined ? {} : { title }),
    ...(status === undefined ? {} : { status }),
    ...(conclusion === undefined ? {} : { conclusion }),
    ...(jobs === undefined ? {} : { jobs: jobs.map((job) => toJob(state, run, job)) }),
  });
}

/** A job keeps its number while it goes on. */
function toJob(state: State, run: Run, job: RunJob): Job {
  const known = run.jobs.find((each) => each.job.name === job.name);
  const now = state.now();
  return {
    id: known?.id ?? state.nextId(),
    attempt: run.attempt,
    job,
    createdAt: known?.createdAt ?? now,
    completedAt: job.status === 'completed' ? (known?.completedAt ?? now) : undefined,
  };
}
