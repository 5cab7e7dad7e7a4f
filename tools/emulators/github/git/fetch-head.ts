import { findRef } from './read-refs.ts';
import { runGit } from './run-git.ts';

/**
 * Brings the tip of a branch into a repository, which may be another one or that itself, as the head of a pull
 * request. The commit; undefined: there is no such branch.
 */
export async function fetchHead(
  folder: string,
  from: { readonly folder: string; readonly branch: string },
  number: number,
): Promise<string | undefined> {
  const tip = await findRef(from.folder, `refs/heads/${from.branch}`);
  if (tip === undefined) return undefined;
  if (from.folder === folder) return tip;
  await runGit(folder, ['fetch', '--quiet', from.folder, `+${tip}:refs/pull/${number}/head`]);
  return tip;
}
