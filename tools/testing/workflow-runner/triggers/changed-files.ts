import type { GithubEvent } from '../../../emulators/github/github-server.ts';
import { runGit } from '../run-git.ts';

/** `paths:` looks at no more. */
const MOST = 300;

interface Pull {
  readonly base?: { readonly sha?: string };
  readonly head?: { readonly sha?: string };
}

/** The files that an event changed, as `paths:` sees them. */
export function changedFiles(folder: string, event: GithubEvent): readonly string[] {
  const diff = runGit(
    folder,
    'diff',
    '--name-only',
    '--no-renames',
    '-z',
    ...rangeOf(folder, event),
  );
  return diff.split('\0').filter(Boolean).slice(0, MOST);
}

function rangeOf(folder: string, { payload, sha }: GithubEvent): readonly string[] {
  const pull = payload['pull_request'] as Pull | undefined;
  if (pull?.base?.sha !== undefined && pull.head?.sha !== undefined) {
    return [`${pull.base.sha}...${pull.head.sha}`];
  }
  const before = String(payload['before'] ?? '');
  if (/^(?!0+$)[0-9a-f]{40,64}$/u.test(before)) return [before, sha];
  return [startOf(folder, sha), sha];
}

/** Where a new branch left the default one; the empty tree where it has no such place. */
function startOf(folder: string, sha: string): string {
  try {
    const base = runGit(folder, 'merge-base', 'HEAD', sha).trim();
    if (base !== sha) return base;
    return runGit(folder, 'rev-parse', '--verify', `${sha}^`).trim();
  } catch {
    return runGit(folder, 'hash-object', '-t', 'tree', '/dev/null').trim();
  }
}
