import { spawn } from 'node:child_process';
import { UserError } from '../diagnostics/user-error.ts';

/**
 * The contents that files had in a commit, in the order of the paths, undefined where there was none.
 * One process for all of them (simple-git has no way to talk to one): a change of thousands of files
 * would otherwise take thousands.
 */
export async function readBlobs(
  folder: string,
  commit: string,
  paths: readonly string[],
): Promise<readonly (Uint8Array | undefined)[]> {
  // A line names a blob, so that a path with a line break cannot be asked for; it is no path of ours.
  const asked = paths.filter((name) => !name.includes('\n'));
  if (asked.length === 0) return paths.map(() => undefined);
  const input = asked.map((name) => `${commit}:./${name}\n`).join('');
  const answers = parseBatch(await catFile(folder, input), asked.length);
  const byPath = new Map(asked.map((name, index) => [name, answers[index]]));
  return paths.map((name) => byPath.get(name));
}

function catFile(folder: string, input: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['cat-file', '--batch'], { cwd: folder });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(Buffer.concat(chunks));
      else reject(new UserError(`git cat-file ended with ${code}`));
    });
    // Where git ends early, its exit code says why.
    child.stdin.on('error', () => undefined);
    child.stdin.end(input);
  });
}

/** `<oid> blob <size>\n<bytes>\n` for each, or `<name> missing\n`. */
function parseBatch(output: Buffer, count: number): (Uint8Array | undefined)[] {
  const blobs: (Uint8Array | undefined)[] = [];
  let offset = 0;
  while (blobs.length < count) {
    const end = output.indexOf('\n', offset);
    if (end === -1) break;
    const header = output.toString('utf8', offset, end);
    const size = /^[0-9a-f]{40,64} blob (\d+)$/.exec(header)?.[1];
    offset = end + 1;
    if (size === undefined) {
      blobs.push(undefined);
      continue;
    }
    blobs.push(new Uint8Array(output.subarray(offset, offset + Number(size))));
    offset += Number(size) + 1;
  }
  return blobs;
}
