import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** Run by vitest around all tests: what they leave in the folder for temporary files goes with it. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'cadastre-tests-'));
  process.env['TMPDIR'] = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
