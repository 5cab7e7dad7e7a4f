import type { Action } from '../../load/catalog.ts';

/** Who may approve a run, for people. */
export function describeApprovers({ value }: Action): string {
  const { users = [], teams = [], roles = [], policy } = value.permissions?.approve ?? {};
  const groups = [
    ...(users.length === 0 ? [] : [users.join(', ')]),
    ...(teams.length === 0 ? [] : [`the teams ${teams.join(', ')}`]),
    ...(roles.length === 0 ? [] : [`whoever has the role ${roles.join(' or ')}`]),
    ...(policy === undefined ? [] : ['whoever the policy of the action names']),
  ];
  return groups.length === 0
    ? 'everybody with write access, but not who asked'
    : `${groups.join('; ')}; but not who asked`;
}
