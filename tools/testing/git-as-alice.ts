import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * What git printed, as alice. Not in this thread's time: the server that it may speak with is in this process, and would
 * not answer while somebody waits.
 */
export async function gitAsAlice(folder: string, ...words: readonly string[]): Promise<string> {
  const identity = ['-c', 'user.name=alice', '-c', 'user.email=alice@example.com'];
  const { stdout } = await promisify(execFile)('git', [...identity, ...words], { cwd: folder });
  return stdout.trim();
}
