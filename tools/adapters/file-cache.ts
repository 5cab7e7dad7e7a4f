import { randomUUID } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Cache, CachePart } from '../ports/cache.ts';

/** A cache in `.cadastre/cache/` below a root, which git ignores. `program` is the folder of this very program. */
export function createFileCache(root: string, name: string, program: string): Cache {
  const fileOf = (part: CachePart): string =>
    path.join(root, '.cadastre', 'cache', `${name}-${part}.jsonl`);
  return {
    program: stampOfProgram(program),
    now: () => Date.now(),
    newId: randomUUID,
    read: async (part) => readFile(fileOf(part), 'utf8').catch(() => undefined),
    async write(part, texts) {
      const file = fileOf(part);
      const draft = `${file}.${randomUUID()}`;
      try {
        await mkdir(path.dirname(file), { recursive: true });
        // Kept out of git by itself, whatever the repository ignores; a file that is there stays.
        const ignore = path.join(root, '.cadastre', '.gitignore');
        await writeFile(ignore, '*\n', { flag: 'wx' }).catch(() => undefined);
        await writeFile(draft, inPieces(texts));
        await rename(draft, file);
      } catch {
        // A read-only checkout is checked like any other, only not faster the next time.
        await rm(draft, { force: true }).catch(() => undefined);
      }
    },
  };
}

/** Characters that are written in one go: a hundred thousand small writes take seconds. */
const PIECE = 1_000_000;

function* inPieces(texts: Iterable<string>): Generator<string> {
  let waiting: string[] = [];
  let characters = 0;
  for (const text of texts) {
    waiting.push(text);
    characters += text.length;
    if (characters < PIECE) continue;
    yield waiting.join('');
    waiting = [];
    characters = 0;
  }
  yield waiting.join('');
}

/** Version, sizes and times of our own files: a program that was built anew computes anew. */
function stampOfProgram(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.js'))
    .toSorted()
    .map((name) => {
      const { size, mtimeMs } = lstatSync(path.join(folder, name));
      return `${name}:${size}:${mtimeMs}`;
    })
    .join('\n');
}
