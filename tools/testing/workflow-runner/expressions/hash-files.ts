import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fastGlob from 'fast-glob';

/** `hashFiles()`: the hash of the hashes of all files in the workspace that match; empty when none does. */
export function hashFiles(workspace: string, patterns: readonly string[]): string {
  const lines = patterns.flatMap((pattern) => pattern.split('\n')).map((line) => line.trim());
  const wanted = lines.filter((line) => line !== '' && !line.startsWith('!'));
  const ignore = lines.filter((line) => line.startsWith('!')).map((line) => line.slice(1));
  const files = fastGlob.sync(wanted, { cwd: workspace, ignore, dot: true });
  if (files.length === 0) return '';
  const whole = createHash('sha256');
  for (const file of files.sort()) {
    whole.update(
      createHash('sha256')
        .update(readFileSync(path.join(workspace, file)))
        .digest(),
    );
  }
  return whole.digest('hex');
}
