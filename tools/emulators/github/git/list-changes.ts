import { runGit } from './run-git.ts';

export interface FileChange {
  readonly path: string;
  readonly previousPath: string | undefined;
  readonly status: 'added' | 'removed' | 'modified' | 'renamed' | 'changed';
  /** Of the new content; of a removed file, the old one. */
  readonly sha: string;
  readonly additions: number;
  readonly deletions: number;
  /** From the first `@@`; undefined for what is not text. */
  readonly patch: string | undefined;
}

const STATUSES: Readonly<Record<string, FileChange['status']>> = {
  A: 'added',
  D: 'removed',
  M: 'modified',
  R: 'renamed',
  T: 'changed',
};

const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

/** The files that differ between two commits (`from` undefined: nothing), in the order of paths. */
export async function listChanges(
  folder: string,
  from: string | undefined,
  to: string,
): Promise<FileChange[]> {
  const range = ['-M', '--no-ext-diff', from ?? EMPTY_TREE, to];
  const [raw, numbers, patches] = await Promise.all([
    runGit(folder, ['diff', '--raw', '-z', '--no-abbrev', ...range]),
    runGit(folder, ['diff', '--numstat', '-z', ...range]),
    runGit(folder, ['diff', '-p', ...range]),
  ]);
  const counts = decodeNumbers(numbers);
  const texts = splitPatches(patches);
  return decodeRaw(raw).map((change, index) => ({
    ...change,
    additions: counts[index]?.[0] ?? 0,
    deletions: counts[index]?.[1] ?? 0,
    patch: texts[index],
  }));
}

type Change = Pick<FileChange, 'path' | 'previousPath' | 'status' | 'sha'>;

function decodeRaw(text: string): Change[] {
  const parts = text.split('\0');
  const changes: Change[] = [];
  for (let index = 0; index + 1 < parts.length;) {
    const [, , oldSha = '', newSha = '', letter = ''] = (parts[index] ?? '').split(' ');
    const status = STATUSES[letter.slice(0, 1)] ?? 'modified';
    const isRenamed = status === 'renamed';
    const first = parts[index + 1] ?? '';
    changes.push({
      path: isRenamed ? (parts[index + 2] ?? '') : first,
      previousPath: isRenamed ? first : undefined,
      status,
      sha: status === 'removed' ? oldSha : newSha,
    });
    index += isRenamed ? 3 : 2;
  }
  return changes;
}

function decodeNumbers(text: string): [number, number][] {
  const parts = text.split('\0');
  const counts: [number, number][] = [];
  for (let index = 0; index + 1 < parts.length;) {
    const [added = '', removed = '', name = ''] = (parts[index] ?? '').split('\t');
    counts.push([Number(added) || 0, Number(removed) || 0]);
    // A renamed file has its two names after the numbers.
    index += name === '' ? 3 : 1;
  }
  return counts;
}

function splitPatches(text: string): (string | undefined)[] {
  const files = `\n${text}`.split('\ndiff --git ').slice(1);
  return files.map((file) => {
    const start = file.indexOf('\n@@ ');
    return start === -1 ? undefined : file.slice(start + 1).replace(/\n$/, '');
  });
}
