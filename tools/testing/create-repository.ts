import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PACKAGE = path.join(import.meta.dirname, '..', '..');

/** A new folder with the shipped catalog, or empty, and these files on top. */
export function createRepository(
  start: 'shipped' | 'empty',
  files: Readonly<Record<string, string>> = {},
): string {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-test-'));
  if (start === 'shipped') {
    for (const name of ['blueprints', 'catalog', 'cadastre.yaml']) {
      cpSync(path.join(PACKAGE, name), path.join(root, name), { recursive: true });
    }
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}
