import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { runScript } from '../steps/run-script.ts';
import { UnsupportedError } from '../unsupported-error.ts';
import { WorkflowError } from '../workflow-error.ts';
import type { Action, ActionCall, ActionResult } from './action.ts';
import { readFlag, readLines } from './read-inputs.ts';
import { toWanted, type Wanted } from './to-wanted.ts';

interface Git {
  /** What it printed. Rejects with `WorkflowError`. */
  run(...words: readonly string[]): Promise<string>;
}

/** `actions/checkout`: real git, from the GitHub of the test, with the token of the job. */
export const checkout: Action = {
  inputs: [
    'repository',
    'ref',
    'token',
    'path',
    'fetch-depth',
    'fetch-tags',
    'filter',
    'clean',
    'persist-credentials',
    'sparse-checkout',
    'sparse-checkout-cone-mode',
    'show-progress',
    'set-safe-directory',
  ],
  run: checkOut,
};

async function checkOut(call: ActionCall): Promise<ActionResult> {
  const { machine, inputs } = call;
  const { github } = machine.run.host.options;
  const repository = inputs['repository'] ?? machine.run.event.repository;
  const folder = path.resolve(machine.workspace, inputs['path'] ?? '.');
  if (folder !== machine.workspace && !folder.startsWith(`${machine.workspace}${path.sep}`)) {
    throw new WorkflowError(`Repository path '${folder}' is not under '${machine.workspace}'`);
  }
  const depth = Number(inputs['fetch-depth'] ?? 1);
  if (!Number.isInteger(depth)) throw new UnsupportedError('a fetch-depth that is no number');
  const git = createGit(call, folder);
  const url = `${github.url}/${repository}`;
  await prepareFolder(git, folder, url, readFlag(inputs, 'clean', true));
  const header = `http.${github.url}/.extraheader`;
  const token = inputs['token'] ?? machine.token;
  const basic = Buffer.from(`x-access-token:${token}`, 'utf8').toString('base64');
  machine.mask.add(basic);
  await git.run('config', '--local', header, `AUTHORIZATION: basic ${basic}`);
  let isKept = false;
  try {
    const wanted = await toWanted(call, repository, (ref) => hasRef(git, ref));
    await fetchWanted(git, call, wanted, depth);
    await checkOutWanted(git, call, wanted);
    isKept = readFlag(inputs, 'persist-credentials', true);
    const commit = (await git.run('log', '-1', '--format=%H')).trim();
    return { outputs: { ref: wanted.ref, commit } };
  } finally {
    if (!isKept) await git.run('config', '--local', '--unset-all', header);
  }
}

function createGit({ env, signal, write, machine }: ActionCall, folder: string): Git {
  return {
    run: async (...words) => {
      const lines: string[] = [];
      // The header with the token is nothing for a log.
      write(`[command]git ${words.filter((word) => !word.startsWith('AUTHORIZATION')).join(' ')}`);
      const { code } = await runScript({
        command: ['git', ...words],
        folder,
        env: { ...env, GIT_TERMINAL_PROMPT: '0' },
        signal,
        grace: machine.run.host.minute / 8,
        print: (line) => void lines.push(line),
      });
      for (const line of lines) write(line);
      const last = lines.at(-1) ?? '';
      if (code !== 0) {
        throw new WorkflowError(`The process 'git' failed with exit code ${code}. ${last}`);
      }
      return lines.join('\n');
    },
  };
}

/** A folder that holds this repository already is cleaned; any other is emptied. */
async function prepareFolder(
  git: Git,
  folder: string,
  url: string,
  isClean: boolean,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  if (existsSync(path.join(folder, '.git'))) {
    const origin = await git.run('config', '--local', '--get', 'remote.origin.url');
    if (origin.trim() === url) {
      if (isClean) await git.run('clean', '-ffdx');
      if (isClean && (await hasRef(git, 'HEAD'))) await git.run('reset', '--hard', 'HEAD');
      return;
    }
  }
  for (const name of readdirSync(folder)) {
    rmSync(path.join(folder, name), { recursive: true, force: true });
  }
  await git.run('init', '--quiet', '.');
  await git.run('remote', 'add', 'origin', url);
  await git.run('config', '--local', 'gc.auto', '0');
}

/** Whether a ref is there: `HEAD` here, any other on the server. */
async function hasRef(git: Git, ref: string): Promise<boolean> {
  if (ref !== 'HEAD') return (await git.run('ls-remote', 'origin', ref)).trim() !== '';
  try {
    await git.run('rev-parse', '--verify', '--quiet', 'HEAD');
    return true;
  } catch {
    return false;
  }
}

async function fetchWanted(
  git: Git,
  { inputs }: ActionCall,
  { refspec, extraRefspecs }: Wanted,
  depth: number,
): Promise<void> {
  const tags = readFlag(inputs, 'fetch-tags', false) || depth === 0;
  const sparse = readLines(inputs, 'sparse-checkout');
  const filter = inputs['filter'] ?? (sparse.length > 0 ? 'blob:none' : undefined);
  const everything = ['+refs/heads/*:refs/remotes/origin/*', '+refs/tags/*:refs/tags/*'];
  const fetch = async (...refspecs: readonly string[]): Promise<unknown> =>
    await git.run(
      '-c',
      'protocol.version=2',
      'fetch',
      '--prune',
      '--no-recurse-submodules',
      '--no-tags',
      ...(filter === undefined ? [] : [`--filter=${filter}`]),
      ...(depth > 0 ? [`--depth=${depth}`] : []),
      'origin',
      ...refspecs,
    );
  if (depth > 0) {
    await fetch(refspec, ...(tags ? ['+refs/tags/*:refs/tags/*'] : []));
    return;
  }
  await fetch(...everything);
  // The branch may have moved since the event: what the event was about is what is checked out.
  for (const extra of extraRefspecs) await fetch(extra);
}

async function checkOutWanted(
  git: Git,
  { inputs }: ActionCall,
  { branch, target }: Wanted,
): Promise<void> {
  const sparse = readLines(inputs, 'sparse-checkout');
  if (sparse.length > 0) {
    const cone = readFlag(inputs, 'sparse-checkout-cone-mode', true) ? '--cone' : '--no-cone';
    await git.run('sparse-checkout', 'set', cone, ...sparse);
  }
  const where = branch === undefined ? [target] : ['-B', branch, target];
  await git.run('checkout', '--quiet', '--force', ...where);
}
