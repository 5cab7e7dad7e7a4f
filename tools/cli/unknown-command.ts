import { nearestName } from '../diagnostics/nearest-name.ts';
import { UserError } from '../diagnostics/user-error.ts';
import { COMMANDS } from './commands/index.ts';

export function unknownCommand(name: string): UserError {
  const near = nearestName(
    name,
    COMMANDS.map((command) => command.name),
  );
  const hint = near === undefined ? 'see `cadastre --help`' : `did you mean \`cadastre ${near}\`?`;
  return new UserError(`there is no command \`${name}\``, hint);
}
