import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/** What to say of a name that is no scorecard's. */
export function unknownScorecard(name: string, names: readonly string[]): UserError {
  const near = nearestName(name, names);
  const known = names.length === 0 ? 'there is none' : `known here: ${names.join(', ')}`;
  const hint = near === undefined ? `${known}; an entity is BLUEPRINT/ID` : `write \`${near}\``;
  return new UserError(`there is no scorecard \`${name}\``, hint);
}
