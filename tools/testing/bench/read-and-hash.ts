import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isMainThread, Worker, workerData } from 'node:worker_threads';

// What a check is compared with: the same files found, read and hashed by two threads, and nothing understood.

const [root = '.'] = process.argv.slice(2);

function readHalf({ folders }: { readonly folders: readonly string[] }): void {
  for (const folder of folders) {
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
  const halves = [0, 1].map((half) => folders.filter((_, index) => index % 2 === half));
  const threads = halves.map(
    (half) => new Worker(new URL(import.meta.url), { workerData: { folders: half } }),
  );
  for (const thread of threads)
    thread.once('error', (error) => void (process.exitCode = error === undefined ? 0 : 1));
} else {
  readHalf(workerData as { readonly folders: readonly string[] });
}
