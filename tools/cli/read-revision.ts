import { UserError } from '../diagnostics/user-error.ts';
import type { Git } from '../ports/git.ts';

/** The commit that a person names. Throws UserError; `label` is how the message calls it. */
export async function getCommit(git: Git, name: string, label = name): Promise<string> {
  const commit = await git.findCommit(name);
  if (commit !== undefined) return commit;
  const hint = 'name a branch, a tag or a commit; in CI, fetch it first (fetch-depth: 0)';
  throw new UserError(`${label}: there is no such commit here`, hint);
}

/** Where what is checked out left a revision. Throws UserError. */
export async function getBase(git: Git, name: string, label = name): Promise<string> {
  const commit = await getCommit(git, name, label);
  return (await git.findMergeBase(commit, 'HEAD')) ?? commit;
}

/** Contents by path, undefined for a file that is not there. */
export type FilesAt = ReadonlyMap<string, Uint8Array | undefined>;

/** The files of a commit that are otherwise in the working tree. */
export async function readFilesAt(git: Git, commit: string): Promise<FilesAt> {
  const changes = await git.changesSince(commit);
  return new Map(changes.map(({ path, bytes }) => [path, bytes]));
}
