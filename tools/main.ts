#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import type { Io } from './cli/io.ts';
import { runCli } from './cli/run-cli.ts';

// The composition root: the only place, beside the adapters, that knows the process.

const packageFile = new URL('../package.json', import.meta.url);

function hasColours(stream: NodeJS.WriteStream): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return stream.isTTY && TERM !== 'dumb';
}

const io: Io = {
  stdout: (text) => void process.stdout.write(text),
  stderr: (text) => void process.stderr.write(text),
  hasColours: hasColours(process.stdout),
  isTerminal: process.stderr.isTTY && process.env['CI'] === undefined,
};

// A reader that has seen enough (`cadastre check | head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(process.exitCode ?? 0);
});

async function report(error: unknown): Promise<void> {
  const { UserError } = await import('./diagnostics/user-error.ts');
  if (error instanceof UserError) {
    io.stderr(`error: ${error.message}\n`);
    if (error.hint !== undefined) io.stderr(`  → ${error.hint}\n`);
    return;
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr(`error: this is a defect of Cadastre, not of your files\n${stack}\n`);
}

try {
  process.exitCode = await runCli(process.argv.slice(2), {
    io,
    createContext: async () => (await import('./create-context.ts')).createContext(io, packageFile),
    readVersion: () => String(JSON.parse(readFileSync(packageFile, 'utf8')).version),
  });
} catch (error) {
  await report(error);
  process.exitCode = 2;
}
