import { pathToFileURL } from 'node:url';
import path from 'node:path';
import type { ExitCode } from '../cli/command.ts';
import type { Context } from '../cli/context.ts';
import { runCli } from '../cli/run-cli.ts';
import { createContext } from '../create-context.ts';
import { UserError } from '../diagnostics/user-error.ts';

export interface CommandResult {
  readonly code: ExitCode;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly loopback?: string;
  /** Instead of the adapter as it is. */
  readonly openForge?: Context['openForge'];
  /** On top of the environment of the tests. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs a command line in this process, with the real adapters, in a folder; clouds are the loopback one. */
export async function runCommand(
  words: readonly string[],
  { cwd, loopback, openForge, env = {} }: RunOptions,
): Promise<CommandResult> {
  const out: string[] = [];
  const errors: string[] = [];
  const io = {
    stdout: (text: string) => void out.push(text),
    stderr: (text: string) => void errors.push(text),
    hasColours: false,
    isTerminal: false,
  };
  const packageFile = pathToFileURL(path.join(import.meta.dirname, '..', '..', 'package.json'));
  const result = (code: ExitCode): CommandResult => ({
    code,
    stdout: out.join(''),
    stderr: errors.join(''),
  });
  try {
    const code = await runCli(words, {
      io,
      createContext: () => {
        const context = createContext(io, packageFile);
        return Promise.resolve({
          ...context,
          cwd,
          // No test waits: a pace and a pause before another attempt take no time.
          clock: { ...context.clock, sleep: () => Promise.resolve() },
          env: { ...context.env, GITHUB_ACTIONS: undefined, ...env },
          openForge: openForge ?? context.openForge,
          openCloud: (options) =>
            context.openCloud(loopback === undefined ? options : { ...options, loopback }),
        });
      },
      readVersion: () => '0.0.0',
    });
    return result(code);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    errors.push(
      `error: ${error.message}\n${error.hint === undefined ? '' : `  → ${error.hint}\n`}`,
    );
    return result(2);
  }
}
