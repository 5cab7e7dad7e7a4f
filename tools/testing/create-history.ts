import { execFileSync } from 'node:child_process';

/** A commit to be: all of its files, and which of the commits before it are its parents, by their number. */
export interface WantedCommit {
  readonly files: Readonly<Record<string, string>>;
  readonly parents: readonly number[];
  readonly message?: string;
}

/** Makes a repository in a folder, with these commits and the last of them checked out. Answers their names, in order. */
export function createHistory(root: string, commits: readonly WantedCommit[]): readonly string[] {
  const git = (words: readonly string[], input?: string): string =>
    execFileSync('git', words, { cwd: root, encoding: 'utf8', input, stdio: 'pipe' }).trim();
  git(['init', '-q', '-b', 'main']);
  const stream = commits.map((commit, index) => toStream(commit, index)).join('');
  git(['fast-import', '--quiet', '--done'], `${stream}done\n`);
  // Each commit is on a branch of its own, so that every one can be named.
  const names = git(['rev-parse', ...commits.map((_, index) => `c${index}`)]).split('\n');
  git(['checkout', '-q', '-f', '-B', 'main', names.at(-1) ?? '']);
  return names;
}

function toStream({ files, parents, message = 'A change' }: WantedCommit, index: number): string {
  // An hour after the other, so that the time of a commit is known.
  const who = `alice <alice@example.com> ${1_767_225_600 + index * 3600} +0000`;
  const [first, ...others] = parents;
  return [
    `commit refs/heads/c${index}`,
    `mark :${index + 1}`,
    `committer ${who}`,
    toPayload(message),
    ...(first === undefined ? [] : [`from :${first + 1}`]),
    ...others.map((each) => `merge :${each + 1}`),
    'deleteall',
    ...Object.entries(files).flatMap(([name, text]) => [
      `M 100644 inline ${JSON.stringify(name)}`,
      toPayload(text),
    ]),
    '',
  ].join('\n');
}

function toPayload(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}`;
}
