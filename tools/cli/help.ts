import type { Command, Option } from './command.ts';
import type { CommandEntry } from './commands/index.ts';

/** The help of the whole command line. */
export function renderHelp(commands: readonly CommandEntry[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const rows = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return [
    'cadastre: a developer portal whose database is a git repository',
    '',
    'Usage: cadastre <command> [options]',
    '',
    'Commands:',
    ...rows,
    '',
    '`cadastre <command> --help` tells more. `--version` prints the version.',
    'Exit code 0: fine. 1: diagnostics, or a run that failed. 2: could not run.',
    '',
  ].join('\n');
}

/** Options that every command has. */
export const COMMON_OPTIONS: Readonly<Record<string, Option>> = {
  cwd: { type: 'string', value: 'DIR', summary: 'run as if started in DIR' },
  help: { type: 'boolean', summary: 'show this help' },
};

/** The help of one command, from the same data that parses its command line. */
export function renderCommandHelp(command: Command): string {
  const { name, summary, positionals, options, examples } = command;
  const all = Object.entries({ ...options, ...COMMON_OPTIONS });
  const flags = all.map(([flag, option]) => flagText(flag, option));
  const width = Math.max(...flags.map((flag) => flag.length));
  const rows = all.map(
    ([, option], index) => `  ${(flags[index] ?? '').padEnd(width)}  ${optionText(option)}`,
  );
  const usage = positionals === undefined ? '' : ` ${positionals.usage}`;
  return [
    `cadastre ${name}: ${summary}`,
    '',
    `Usage: cadastre ${name}${usage} [options]`,
    '',
    'Options:',
    ...rows,
    ...(examples === undefined
      ? []
      : ['', 'Examples:', ...examples.map((example) => `  ${example}`)]),
    '',
  ].join('\n');
}

function flagText(flag: string, option: Option): string {
  return option.type === 'boolean' ? `--${flag}` : `--${flag} ${option.value ?? 'VALUE'}`;
}

function optionText(option: Option): string {
  const choices = option.choices === undefined ? '' : `: ${option.choices.join(', ')}`;
  const fallback = option.default === undefined ? '' : ` (default ${option.default})`;
  return `${option.summary}${choices}${fallback}`;
}
