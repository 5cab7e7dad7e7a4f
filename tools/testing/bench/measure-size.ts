import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { entityFile, generateCatalog } from './generate-catalog.ts';
import { measure, median, type Measured } from './measure.ts';
import { measurePeers, type PeerResult } from './peers.ts';

export interface SizeResult {
  readonly entities: number;
  readonly rows: Readonly<Record<RowName, Measured>>;
  readonly peers: readonly PeerResult[];
}

export const ROWS = {
  reference: 'walk, read and hash with two threads',
  cold: 'check, without a cache',
  first: 'check, writing the cache',
  unchanged: 'check, nothing changed',
  edited: 'check, after ten edits',
  status: 'git status, after ten edits',
} as const;
export type RowName = keyof typeof ROWS;

export interface SizeOptions {
  readonly runs: number;
  readonly hasPeers: boolean;
}

const MAIN = path.join(import.meta.dirname, '..', '..', 'main.js');
const REFERENCE = path.join(import.meta.dirname, 'read-and-hash.js');
const EDITS = 10;
/** The cache trusts times that are older than file systems are coarse. */
const SETTLE_MS = 2_500;

/** Everything that is measured of one size of catalog. */
export async function measureSize(
  entities: number,
  { runs, hasPeers }: SizeOptions,
): Promise<SizeResult> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'cadastre-bench-'));
  try {
    generateCatalog(root, entities);
    const git = (...words: string[]): void => {
      spawnSync('git', ['-c', 'gc.auto=0', ...words], { cwd: root, stdio: 'ignore' });
    };
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=b', '-c', 'user.email=b@example.com', 'commit', '--quiet', '-m', 'all');
    await setTimeout(SETTLE_MS);
    git('status');
    const check = (...words: string[]): Measured =>
      measure('node', [MAIN, 'check', '--format', 'json', ...words], root);
    const repeat = (work: () => Measured): Measured => median(Array.from({ length: runs }, work));
    const reference = repeat(() => measure('node', [REFERENCE, root], root));
    const cold = repeat(() => check('--no-cache'));
    requireSummary(cold, entities, 0);
    const first = check();
    await setTimeout(SETTLE_MS);
    const unchanged = repeat(() => check());
    let round = 0;
    const edited = repeat(() => {
      edit(root, entities, (round += 1));
      return check();
    });
    requireSummary(edited, entities, EDITS);
    const status = repeat(() => {
      edit(root, entities, (round += 1));
      return measure('git', ['status', '--porcelain'], root);
    });
    // The peers see the catalog as it was: one of them ends at the first file that is not valid.
    git('checkout', '--quiet', '.');
    const peers = hasPeers ? measurePeers(path.join(root, '.peers'), root) : [];
    return { entities, rows: { reference, cold, first, unchanged, edited, status }, peers };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Ten files, here and there: the first time with a key that entities do not have, then with a comment. */
function edit(root: string, entities: number, round: number): void {
  for (let index = 0; index < EDITS; index += 1) {
    const file = entityFile(Math.floor((index * entities) / EDITS));
    const text = round === 1 ? `unknown: ${round}\n` : `# ${round}\n`;
    appendFileSync(path.join(root, file), text);
  }
}

/** A benchmark of checks that do not happen would be fast. */
function requireSummary({ stdout }: Measured, entities: number, errors: number): void {
  const { summary } = JSON.parse(stdout) as { summary: { entities: number; errors: number } };
  if (summary.entities < entities || summary.errors !== errors)
    throw new Error(`checked ${summary.entities} entities and found ${summary.errors} errors`);
}
