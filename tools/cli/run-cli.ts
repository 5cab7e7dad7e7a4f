import type { ExitCode } from './command.ts';
import { COMMANDS } from './commands/index.ts';
import type { Context } from './context.ts';
import { renderCommandHelp, renderHelp } from './help.ts';
import type { Io } from './io.ts';

/** What `main.ts` builds only when a command asks for it: the libraries behind cost more than the help. */
export interface Surroundings {
  readonly io: Io;
  createContext(): Promise<Context>;
  readVersion(): string;
}

/** Runs one command line. Throws UserError where it cannot run; everything else it throws is a defect. */
export async function runCli(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<ExitCode> {
  const { io } = surroundings;
  const [name, ...rest] = words;
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    io.stdout(renderHelp(COMMANDS));
    return name === undefined ? 2 : 0;
  }
  if (name === '--version' || name === '-v') {
    io.stdout(`${surroundings.readVersion()}\n`);
    return 0;
  }
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry === undefined) {
    const { unknownCommand } = await import('./unknown-command.ts');
    throw unknownCommand(name);
  }
  const command = await entry.load();
  if (rest.includes('--help') || rest.includes('-h')) {
    io.stdout(renderCommandHelp(command));
    return 0;
  }
  const { parseArguments } = await import('./parse-arguments.ts');
  const { resolveFolder } = await import('./resolve-folder.ts');
  const arguments_ = parseArguments(command, rest);
  const context = await surroundings.createContext();
  const cwd = await resolveFolder(context, arguments_.text('cwd'));
  return command.run(arguments_, { ...context, cwd });
}
