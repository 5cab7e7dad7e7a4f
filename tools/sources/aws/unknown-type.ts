import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';

/** There is no such type; the nearest name, or where to look. */
export function unknownType(name: string, names: readonly string[]): UserError {
  const message = `there is no AWS type \`${name}\``;
  const near = nearestName(name.startsWith('AWS::') ? name : `AWS::${name}`, names);
  if (near !== undefined) return new UserError(message, `did you mean ${near}?`);
  const word = name.split('::').at(-1)?.toLowerCase() ?? '';
  const services = new Set(
    names.filter((each) => each.toLowerCase().includes(word)).map((each) => each.split('::')[1]),
  );
  const [service] = services;
  const pattern = services.size === 1 ? `AWS::${service}::*` : `*${name}*`;
  return new UserError(
    message,
    services.size === 0 || word === ''
      ? 'see `cadastre aws types` for all of them'
      : `see \`cadastre aws types '${pattern}'\``,
  );
}
