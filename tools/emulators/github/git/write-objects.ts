import { rmSync } from 'node:fs';
import path from 'node:path';
import type { Signature } from './read-commits.ts';
import { runGit, tryGit } from './run-git.ts';

/** Writes all of these at once; their names, in their order. */
export async function writeBlobs(
  folder: string,
  contents: readonly (string | Buffer)[],
): Promise<string[]> {
  if (contents.length === 0) return [];
  const chunks = contents.flatMap((content, index) => {
    const bytes = Buffer.from(content);
    return [Buffer.from(`blob\nmark :${index + 1}\ndata ${bytes.length}\n`), bytes, NEW_LINE];
  });
  const marks = contents.map((_, index) => `get-mark :${index + 1}\n`).join('');
  const input = Buffer.concat([...chunks, Buffer.from(`${marks}done\n`)]);
  const text = await runGit(folder, ['fast-import', '--quiet', '--done'], { input });
  return text.split('\n').slice(0, contents.length);
}

const NEW_LINE = Buffer.from('\n');

export interface TreeEntry {
  readonly path: string;
  /** Such as `100644`. */
  readonly mode: string;
  /** Undefined removes the path. */
  readonly sha: string | undefined;
}

let indexes = 0;

/** A tree like `base` (or an empty one) with these changes. Undefined: a path cannot be in a tree. */
export async function writeTree(
  folder: string,
  base: string | undefined,
  entries: readonly TreeEntry[],
): Promise<string | undefined> {
  indexes += 1;
  const file = path.join(folder, `index-${indexes}`);
  const options = { variables: { GIT_INDEX_FILE: file } };
  try {
    await runGit(folder, ['read-tree', base ?? '--empty'], options);
    const files = entries.filter(({ mode }) => mode !== '040000');
    const input = files.map(renderEntry).join('');
    const written = await tryGit(folder, ['update-index', '-z', '--index-info'], {
      ...options,
      input,
    });
    if (written.code !== 0) return undefined;
    for (const { path: at, sha, mode } of entries) {
      if (mode !== '040000') continue;
      await tryGit(folder, ['rm', '-r', '--cached', '--quiet', '--ignore-unmatch', at], options);
      if (sha !== undefined) await runGit(folder, ['read-tree', `--prefix=${at}/`, sha], options);
    }
    return await runGit(folder, ['write-tree'], options);
  } finally {
    rmSync(file, { force: true });
  }
}

function renderEntry({ path: at, mode, sha }: TreeEntry): string {
  return sha === undefined ? `0 ${'0'.repeat(40)}\t${at}\0` : `${mode} ${sha}\t${at}\0`;
}

export interface NewCommit {
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: Signature;
  readonly committer: Signature;
}

/** Writes a commit; its name. */
export function writeCommit(folder: string, commit: NewCommit): Promise<string> {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${renderSignature(commit.author)}`,
    `committer ${renderSignature(commit.committer)}`,
    '',
    commit.message.endsWith('\n') ? commit.message : `${commit.message}\n`,
  ];
  const input = lines.join('\n');
  return runGit(folder, ['hash-object', '-t', 'commit', '-w', '--stdin'], { input });
}

function renderSignature({ name, email, date }: Signature): string {
  const clean = (text: string): string => text.replaceAll(/[<>\n\0]/g, '').trim() || 'unknown';
  return `${clean(name)} <${clean(email)}> ${Math.floor(Date.parse(date) / 1000)} +0000`;
}
