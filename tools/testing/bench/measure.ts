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
  /** The peak of the resident set, in MiB, as the system counted it (`getrusage`). */
  readonly peak: number | undefined;
  readonly stdout: string;
  readonly status: number | null;
}

const PRELOAD = path.join(import.meta.dirname, 'report-usage.js');

/** Runs a process to its end. `words` starts with a program, or is the arguments of Node. */
export function measure(program: 'node' | 'git', words: readonly string[], cwd: string): Measured {
  const usage = path.join(os.tmpdir(), `cadastre-usage-${process.pid}.json`);
  const isNode = program === 'node';
  const start = performance.now();
  const { stdout, status } = spawnSync(
    isNode ? process.execPath : program,
    isNode ? ['--import', PRELOAD, ...words] : [...words],
    {
      cwd,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
      env: { ...process.env, CADASTRE_USAGE: usage },
    },
  );
  const wall = (performance.now() - start) / 1000;
  return { wall, ...(isNode ? readUsage(usage) : NONE), stdout, status };
}

const NONE = { cpu: undefined, peak: undefined };

function readUsage(file: string): Pick<Measured, 'cpu' | 'peak'> {
  try {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(
      readFileSync(file, 'utf8'),
    ) as NodeJS.ResourceUsage;
    return { cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS / 1024 };
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
