import { parseArgs } from 'node:util';
import { nearestName } from '../diagnostics/nearest-name.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { Arguments, Command, Option } from './command.ts';
import { COMMON_OPTIONS } from './help.ts';

/** The words behind a command → its arguments. Throws UserError on anything that the command does not know. */
export function parseArguments(command: Command, words: readonly string[]): Arguments {
  const options: Readonly<Record<string, Option>> = { ...command.options, ...COMMON_OPTIONS };
  const values = new Map<string, string[]>();
  const positionals: string[] = [];
  const { tokens } = parseArgs({
    args: [...words],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type }]) => [name, { type, multiple: true }] as const),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind !== 'option') continue;
    const value = optionValue(command, options, token);
    values.set(token.name, [...(values.get(token.name) ?? []), value]);
  }
  const most = command.positionals?.most ?? 0;
  if (positionals.length > most) {
    throw new UserError(
      `\`cadastre ${command.name}\` does not know what to do with \`${positionals[most]}\``,
      seeHelp(command),
    );
  }
  return {
    positionals,
    text: (name) => values.get(name)?.at(-1) ?? options[name]?.default,
    list: (name) => values.get(name) ?? [],
    has: (name) => values.has(name),
  };
}

interface OptionToken {
  readonly name: string;
  readonly rawName: string;
  readonly value: string | undefined;
}

function optionValue(
  command: Command,
  options: Readonly<Record<string, Option>>,
  { name, rawName, value }: OptionToken,
): string {
  const option = Object.hasOwn(options, name) ? options[name] : undefined;
  if (option === undefined) {
    const near = nearestName(name, Object.keys(options));
    const hint = near === undefined ? seeHelp(command) : `did you mean --${near}?`;
    throw new UserError(`\`cadastre ${command.name}\` has no option ${rawName}`, hint);
  }
  if (option.type === 'boolean') {
    if (value !== undefined) throw new UserError(`${rawName} takes no value`, seeHelp(command));
    return 'true';
  }
  if (value === undefined || value === '')
    throw new UserError(`${rawName} needs a value`, seeHelp(command));
  if (option.choices !== undefined && !option.choices.includes(value)) {
    const near = nearestName(value, option.choices);
    const hint =
      near === undefined ? `one of ${option.choices.join(', ')}` : `did you mean ${near}?`;
    throw new UserError(`${rawName} cannot be \`${value}\``, hint);
  }
  return value;
}

function seeHelp(command: Command): string {
  return `see \`cadastre ${command.name} --help\``;
}
