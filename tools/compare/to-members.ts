import { isRecord } from '../load/is-record.ts';
import type { EntityValues } from './catalog-side.ts';

/** What names an entity, what is compared apart, and what Port's API answers beside: git knows that better. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'identifier',
  'blueprint',
  'edges',
  'createdAt',
  'createdBy',
  'updatedAt',
  'updatedBy',
]);

/** Keys whose members are values of their own. */
const MAPS: ReadonlySet<string> = new Set(['properties', 'relations']);

/**
 * What an entity says, by path, such as `properties.runtime`. A value that is null, or an empty list of teams, is
 * absent; a list of one team is that team.
 */
export function toMembers(values: EntityValues): ReadonlyMap<string, unknown> {
  const members = new Map<string, unknown>();
  const add = (path: string, value: unknown): void => {
    if (value !== null && value !== undefined) members.set(path, value);
  };
  for (const [key, value] of Object.entries(values)) {
    if (LEFT_OUT.has(key)) continue;
    if (MAPS.has(key) && isRecord(value)) {
      for (const [name, member] of Object.entries(value)) add(`${key}.${name}`, member);
    } else add(key, key === 'team' && Array.isArray(value) ? plainTeam(value) : value);
  }
  return members;
}

function plainTeam(teams: readonly unknown[]): unknown {
  return teams.length > 1 ? teams : teams[0];
}
