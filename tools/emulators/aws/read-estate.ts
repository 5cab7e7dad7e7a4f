import { UserError } from '../../diagnostics/user-error.ts';
import type { EstateResource } from './estate-resource.ts';
import { getTypeBehaviour } from './type-behaviours.ts';

/**
 * JSON lines `{"type", "account", "region", "properties", "identifier"?}` → resources.
 * Without `identifier` the properties of the type's primary identifier make it. Throws UserError naming the line.
 */
export function readEstate(text: string): readonly EstateResource[] {
  return text
    .split('\n')
    .flatMap((line, index) => (line.trim() === '' ? [] : [readLine(line, index + 1)]));
}

function readLine(line: string, number: number): EstateResource {
  const fail = (reason: string): UserError =>
    new UserError(`line ${number} of the estate ${reason}`);
  let row: unknown;
  try {
    row = JSON.parse(line);
  } catch {
    throw fail('is not JSON');
  }
  if (typeof row !== 'object' || row === null) throw fail('is not an object');
  const { type, account, region, identifier, properties }: Record<string, unknown> = { ...row };
  if (typeof type !== 'string' || typeof account !== 'string' || typeof region !== 'string') {
    throw fail('needs `type`, `account` and `region`');
  }
  if (typeof properties !== 'object' || properties === null) throw fail('needs `properties`');
  const values = Object.fromEntries(Object.entries(properties));
  const parts = getTypeBehaviour(type).primaryIdentifier.map((name) => String(values[name] ?? ''));
  const name = typeof identifier === 'string' ? identifier : parts.join('|');
  if (name === '' || (typeof identifier !== 'string' && parts.includes('')))
    throw fail('has no identifier');
  return { type, account, region, identifier: name, properties: values };
}
