import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { performance } from 'node:perf_hooks';

export interface Measured {
  /** Seconds. */
  readonly wall: number;
  /** Seconds of user and system time; undefined for a process that is not Node. */
  readonly cpu: number | undefined;
  /** The peak of the resident set, in MiB, as the system counted it. */
  readonly peak: number | undefined;
  readonly stdout: string;
}

const PRELOAD = path.join(import.meta.dirname, 'report-usage.js');

/**
 * Runs a process to its end. `words` are the arguments; a process of Node reports CPU and memory at its end.
 * An exit code that is not among `expected` is a failure: a command that gives up early would look fast.
 */
export function measure(
  { program, cwd, expected = [0] }: Target,
  words: readonly string[],
): Measured {
  const usage = path.join(os.tmpdir(), `cadastre-usage-${process.pid}.json`);
  const isNode = program === 'node';
  const start = performance.now();
  const { stdout, stderr, status, signal } = spawnSync(
    isNode ? process.execPath : program,
    isNode ? ['--import', PRELOAD, ...words] : [...words],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, CADASTRE_USAGE: usage },
    },
  );
  const wall = (performance.now() - start) / 1000;
  const counted = isNode ? readUsage(usage) : NONE;
  if (status === null || !expected.includes(status)) {
    const why = (stderr ?? '').trim().split('\n').slice(-3).join('\n');
    throw new Error(`${program} ${words.join(' ')}: ended with ${status ?? signal}\n${why}`);
  }
  return { wall, ...counted, stdout };
}

export interface Target {
  /** `node` for a script of ours, or a program. */
  readonly program: string;
  readonly cwd: string;
  readonly expected?: readonly number[];
}

const NONE = { cpu: undefined, peak: undefined };

function readUsage(file: string): Pick<Measured, 'cpu' | 'peak'> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as { cpu: number; peak: number };
  } catch {
    return NONE;
  } finally {
    rmSync(file, { force: true });
  }
}

/** The one of these runs that has the middle wall time. */
export function median(runs: readonly Measured[]): Measured {
  const sorted = runs.toSorted((a, b) => a.wall - b.wall);
  const middle = sorted[Math.floor((sorted.length - 1) / 2)];
  if (middle === undefined) throw new Error('nothing was measured');
  return middle;
}
