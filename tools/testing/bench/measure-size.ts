import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { entityFile, generateCatalog, TEAMS } from './generate-catalog.ts';
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
      measure({ program: 'git', cwd: root }, ['-c', 'gc.auto=0', ...words]);
    };
    git('init', '--quiet');
    git('add', '.');
    git('-c', 'user.name=b', '-c', 'user.email=b@example.com', 'commit', '--quiet', '-m', 'all');
    await setTimeout(SETTLE_MS);
    git('status');
    // A check that found something ends with 1, and that is what it should do.
    const check = (errors: number, ...words: string[]): Measured => {
      const target = { program: 'node', cwd: root, expected: [errors === 0 ? 0 : 1] };
      const measured = measure(target, [MAIN, 'check', '--format', 'json', ...words]);
      requireSummary(measured, entities, errors);
      return measured;
    };
    const repeat = (work: () => Measured): Measured => median(Array.from({ length: runs }, work));
    const reference = repeat(() => measure({ program: 'node', cwd: root }, [REFERENCE, root]));
    const cold = repeat(() => check(0, '--no-cache'));
    const first = check(0);
    await setTimeout(SETTLE_MS);
    const unchanged = repeat(() => check(0));
    let round = 0;
    const edited = repeat(() => {
      edit(root, entities, (round += 1));
      return check(EDITS);
    });
    const status = repeat(() => {
      edit(root, entities, (round += 1));
      return requireChanges(measure({ program: 'git', cwd: root }, ['status', '--porcelain']));
    });
    // The peers see the catalog as it was: one of them ends at the first file that is not valid.
    git('checkout', '--quiet', '.');
    const peers = hasPeers ? measurePeers({ folder: path.join(root, '.peers'), root, runs }) : [];
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
  if (summary.entities !== entities + TEAMS || summary.errors !== errors)
    throw new Error(`checked ${summary.entities} entities and found ${summary.errors} errors`);
}

function requireChanges(measured: Measured): Measured {
  const lines = measured.stdout.split('\n').filter((line) => line !== '');
  if (lines.length !== EDITS) throw new Error(`git status saw ${lines.length} changes`);
  return measured;
}
