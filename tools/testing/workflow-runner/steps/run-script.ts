import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { WorkflowError } from '../workflow-error.ts';

export interface ScriptOptions {
  readonly command: readonly string[];
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Ends the script and all that it started: it is asked to (SIGINT), and then it is made to (SIGKILL). */
  readonly signal: AbortSignal;
  /** Milliseconds between the two. */
  readonly grace: number;
  print(line: string): void;
}

export interface ScriptResult {
  readonly code: number | string;
  /** Ends what the script left running. */
  stop(): void;
}

/** Milliseconds that output is waited for when the script is over and something it started holds the pipe. */
const DRAIN = 500;

/** Runs a command in a group of processes of its own. Rejects when it cannot be started, or a line cannot be taken. */
export async function runScript(options: ScriptOptions): Promise<ScriptResult> {
  const [program = '', ...words] = options.command;
  const child = spawn(program, words, {
    cwd: options.folder,
    env: options.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const stop = (signal: NodeJS.Signals): void => killGroup(child.pid, signal);
  const failures: unknown[] = [];
  const closed = [child.stdout, child.stderr].map(
    (input) =>
      new Promise<void>((resolve) => {
        const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY });
        lines.on('line', (line) => takeLine(line, options, failures));
        lines.on('close', resolve);
      }),
  );
  let timer: NodeJS.Timeout | undefined;
  const end = (): void => {
    stop('SIGINT');
    timer = setTimeout(() => stop('SIGKILL'), options.grace);
  };
  if (options.signal.aborted) end();
  options.signal.addEventListener('abort', end, { once: true });
  try {
    const code = await new Promise<number | string>((resolve, reject) => {
      child.on('error', ({ message }) => {
        const what = `An error occurred trying to start process '${program}' in '${options.folder}'`;
        reject(new WorkflowError(`${what}. ${message}`));
      });
      child.on('exit', (status, signal) => resolve(status ?? signal ?? 'unknown'));
    });
    await Promise.race([Promise.all(closed), pause(DRAIN, undefined, { ref: false })]);
    if (failures.length > 0) throw failures[0];
    return { code, stop: () => stop('SIGKILL') };
  } finally {
    clearTimeout(timer);
    options.signal.removeEventListener('abort', end);
    if (options.signal.aborted) stop('SIGKILL');
  }
}

function takeLine(line: string, { print }: ScriptOptions, failures: unknown[]): void {
  try {
    print(line);
  } catch (error) {
    failures.push(error);
  }
}

function killGroup(pid: number | undefined, signal: NodeJS.Signals): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, signal);
  } catch {
    // Nothing of it is left.
  }
}
