import { findKind } from '../git/read-refs.ts';
import { readTree } from '../git/read-trees.ts';
import { writeBlobs, writeTree, type TreeEntry } from '../git/write-objects.ts';
import { renderTree } from '../render/render-tree.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import type { RestAnswer, RestRequest } from './route.ts';

interface Given {
  readonly path?: string;
  readonly mode?: string;
  /** Null removes the path. */
  readonly sha?: string | null;
  readonly content?: string;
}

/** A tree like another one, with changes. Throws 422 for entries that cannot be in one. */
export async function createTree({ state, repository, body }: RestRequest): Promise<RestAnswer> {
  const { folder } = repository;
  const base = body['base_tree'];
  if (base !== undefined && (await findKind(folder, String(base))) === undefined) throw notFound();
  const given = [body['tree'] ?? []].flat() as readonly Given[];
  for (const each of given) await checkEntry(folder, each);
  const texts = given.flatMap(({ content }) => (content === undefined ? [] : [content]));
  const blobs = await writeBlobs(folder, texts);
  const entries = given.map(({ path = '', mode = '', sha, content }): TreeEntry => {
    const name = content === undefined ? (sha ?? undefined) : blobs.shift();
    return { path, mode, sha: name };
  });
  const onto = base === undefined ? undefined : String(base);
  const tree = await writeTree(folder, onto, entries);
  if (tree === undefined) throw new ApiError(422, 'tree.path contains a malformed path component');
  const rows = (await readTree(folder, tree)) ?? [];
  return { status: 201, body: renderTree(state, repository, tree, rows) };
}

const KINDS: Readonly<Record<string, string>> = { '040000': 'tree', '160000': 'commit' };

async function checkEntry(folder: string, { path, mode, sha, content }: Given): Promise<void> {
  const parts = (path ?? '').split('/');
  const isWrong = parts.some((part) => /^(?:\.{0,2}|\.git)$/i.test(part));
  if (isWrong) throw new ApiError(422, 'tree.path contains a malformed path component');
  if (mode === undefined) throw new ApiError(422, 'Must supply a valid tree.mode');
  if ((sha === undefined) === (content === undefined))
    throw new ApiError(422, 'Must supply either tree.sha or tree.content');
  const kind = KINDS[mode] ?? 'blob';
  // The commit of a submodule is somewhere else.
  if (typeof sha !== 'string' || kind === 'commit') return;
  if ((await findKind(folder, sha)) !== kind)
    throw new ApiError(422, `tree.sha ${sha} is not a valid ${kind}`);
}
