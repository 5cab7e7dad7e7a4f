import { hashOf } from '../hash-of.ts';
import type { PartScope } from './plan-part.ts';

/** Between the levels of a key: no level has it in its own name. */
export const SEPARATOR = '--';
const MOST = 40;

/** The levels of a scope, as they stand in the name of a branch. */
export function partKey(
  { team, account, region, blueprint, pieces = [] }: PartScope,
  accountKey: (account: string) => string,
): string {
  const levels = [
    team === undefined ? undefined : team === '' ? 'unowned' : `team-${slug(team)}`,
    account === undefined ? undefined : account === '' ? 'shared' : slug(accountKey(account)),
    region === undefined ? undefined : slug(region),
    blueprint === undefined ? undefined : slug(blueprint),
    ...pieces.map(({ index, of }) => `${index}-of-${of}`),
  ].filter((level) => level !== undefined);
  return levels.length === 0 ? 'all' : levels.join(SEPARATOR);
}

/** Names may hold whatever a branch may not; what had to be changed is told apart by a hash. */
function slug(name: string): string {
  const plain = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, MOST);
  if (plain === name && plain !== '') return plain;
  const digits = hashOf(name);
  return plain === '' ? digits : `${plain.replaceAll(/-+$/g, '')}-${digits}`;
}
