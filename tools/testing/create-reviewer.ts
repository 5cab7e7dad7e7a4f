import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { GithubWorld } from './create-github-world.ts';

/** What a test looks at in a pull request. */
interface ShownPullRequest {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: string;
  readonly user: { readonly login: string };
  readonly labels: readonly { readonly name: string }[];
  readonly head: { readonly sha: string; readonly ref: string };
}

interface ShownComment {
  readonly body: string;
  readonly user: { readonly login: string };
}

/** Undefined removes a file. */
type Files = Readonly<Record<string, string | undefined>>;

/** A person in front of a loopback GitHub. */
interface Reviewer {
  pulls(state?: 'open' | 'closed' | 'all'): Promise<readonly ShownPullRequest[]>;
  pull(number: number): Promise<ShownPullRequest>;
  comments(number: number): Promise<readonly ShownComment[]>;
  /** The names of the files that a pull request changes. */
  files(number: number): Promise<readonly string[]>;
  merge(number: number): Promise<void>;
  close(number: number): Promise<void>;
  removeLabel(number: number, label: string): Promise<void>;
  /** Ticks the box that has a branch built anew. */
  tickRebuild(number: number): Promise<void>;
  /** Commits files on a branch, which begins at main when it is new, and pushes it. */
  push(branch: string, files: Files, message?: string): Promise<void>;
  /** A new clone, with that branch checked out. */
  checkOut(branch: string): Promise<string>;
}

export function createReviewer({ ask, clone, git }: GithubWorld): Reviewer {
  const pull = async (number: number): Promise<ShownPullRequest> =>
    (await ask('GET', `/pulls/${number}`)) as never;
  const checkOut = async (branch: string): Promise<string> => {
    const folder = await clone();
    const isThere = (await git(folder, 'branch', '-r')).includes(`origin/${branch}`);
    await git(folder, 'checkout', '-q', ...(isThere ? [branch] : ['-b', branch]));
    return folder;
  };
  return {
    pulls: async (state = 'open') => (await ask('GET', `/pulls?state=${state}`)) as never,
    pull,
    comments: async (number) => (await ask('GET', `/issues/${number}/comments`)) as never,
    async files(number) {
      const rows = await ask('GET', `/pulls/${number}/files`);
      return (rows as never as { filename: string }[]).map(({ filename }) => filename);
    },
    async merge(number) {
      await ask('PUT', `/pulls/${number}/merge`, {});
    },
    async close(number) {
      await ask('PATCH', `/pulls/${number}`, { state: 'closed' });
    },
    async removeLabel(number, label) {
      await ask('DELETE', `/issues/${number}/labels/${label}`);
    },
    async tickRebuild(number) {
      const { body } = await pull(number);
      const ticked = body.replace('- [ ] Build this branch anew', '- [x] Build this branch anew');
      await ask('PATCH', `/pulls/${number}`, { body: ticked });
    },
    async push(branch, files, message = 'A change') {
      const folder = await checkOut(branch);
      for (const [name, text] of Object.entries(files)) {
        const file = path.join(folder, name);
        mkdirSync(path.dirname(file), { recursive: true });
        if (text === undefined) rmSync(file);
        else writeFileSync(file, text);
      }
      await git(folder, 'add', '--all');
      await git(folder, 'commit', '-q', '-m', message);
      await git(folder, 'push', '-q', 'origin', branch);
    },
    checkOut,
  };
}
