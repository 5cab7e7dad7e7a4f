import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

// What a check is compared with: the same files found, read and hashed by two threads, and nothing understood.

const [root = '.'] = process.argv.slice(2);

interface Work {
  readonly folders: readonly string[];
  /** The number of the next folder nobody has taken: halves by number can be very unequal halves of the files. */
  readonly next: Int32Array;
}

function readFolders({ folders, next }: Work): void {
  for (;;) {
    const folder = folders[Atomics.add(next, 0, 1)];
    if (folder === undefined) return;
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (!entry.isFile()) continue;
      createHash('sha1')
        .update(readFileSync(path.join(folder, entry.name)))
        .digest();
    }
  }
}

function foldersBelow(folder: string): string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => foldersBelow(path.join(folder, name)));
  return [folder, ...below];
}

if (isMainThread) {
  const folders = ['catalog', 'blueprints'].flatMap((name) => foldersBelow(path.join(root, name)));
  const work: Work = { folders, next: new Int32Array(new SharedArrayBuffer(4)) };
  const start = (): Worker => new Worker(new URL(import.meta.url), { workerData: work });
  for (const worker of [start(), start()]) {
    worker.on('error', (error) => {
      throw error;
    });
  }
} else {
  readFolders(workerData as Work);
}
