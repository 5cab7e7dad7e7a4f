import { tryGit, runGit } from './run-git.ts';

export interface Signature {
  readonly name: string;
  readonly email: string;
  /** ISO 8601. */
  readonly date: string;
}

export interface GitCommit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  readonly message: string;
}

const FIELDS = ['%H', '%T', '%P', '%an', '%ae', '%aI', '%cn', '%ce', '%cI', '%B'];
const FORMAT = `--format=${FIELDS.join('%x00')}`;

export async function findGitCommit(folder: string, sha: string): Promise<GitCommit | undefined> {
  const { code, output } = await tryGit(folder, ['log', '-1', '-z', FORMAT, sha, '--']);
  return code === 0 ? decodeCommits(output.toString())[0] : undefined;
}

/** The newest first, or with `isReversed` the oldest; `range` as `git log` takes it, without options. */
export async function listCommits(
  folder: string,
  range: readonly string[],
  options: { readonly isReversed?: boolean; readonly path?: string } = {},
): Promise<GitCommit[]> {
  const order = options.isReversed === true ? ['--reverse', '--topo-order'] : [];
  const paths = options.path === undefined ? [] : [options.path];
  const literal = ['--literal-pathspecs', 'log', '-z', FORMAT, ...order];
  return decodeCommits(await runGit(folder, [...literal, ...range, '--', ...paths]));
}

function decodeCommits(text: string): GitCommit[] {
  const parts = text.split('\0');
  const commits: GitCommit[] = [];
  for (let index = 0; index + FIELDS.length <= parts.length; index += FIELDS.length) {
    const [sha = '', tree = '', parents = '', ...rest] = parts.slice(index, index + FIELDS.length);
    const [name = '', email = '', date = '', byName = '', byEmail = '', byDate = '', message = ''] =
      rest;
    commits.push({
      sha,
      tree,
      parents: parents.split(' ').filter((each) => each !== ''),
      author: { name, email, date: toUtc(date) },
      committer: { name: byName, email: byEmail, date: toUtc(byDate) },
      message: message.replace(/\n+$/, ''),
    });
  }
  return commits;
}

function toUtc(date: string): string {
  return new Date(date).toISOString().replace('.000Z', 'Z');
}
