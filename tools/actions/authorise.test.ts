import { describe, expect, test } from 'vitest';
import type { ExecutePermission } from '../model/action.ts';
import { authorise, authoriseApproval, type Person } from './authorise.ts';

const ADA: Person = {
  login: 'Ada-B',
  identifier: 'ada',
  email: 'ada@example.com',
  teams: ['checkout'],
  roles: ['Member'],
};
const STRANGER: Person = {
  login: 'eve',
  identifier: undefined,
  email: undefined,
  teams: [],
  roles: [],
};

describe('who may run', () => {
  test.each<[string, Person, ExecutePermission | undefined, readonly string[], boolean]>([
    ['no permission, a member', ADA, undefined, [], true],
    ['no permission, a stranger', STRANGER, undefined, [], false],
    ['an empty permission', ADA, {}, ['checkout'], false],
    ['by login, in any case', ADA, { users: ['ada-b'] }, [], true],
    ['by identifier', ADA, { users: ['ada'] }, [], true],
    ['by e-mail', ADA, { users: ['ada@example.com'] }, [], true],
    ['another user', ADA, { users: ['bo'] }, [], false],
    ['a stranger who is named', STRANGER, { users: ['eve'] }, [], true],
    [
      'by the name of somebody else',
      { ...STRANGER, isNamesake: true },
      { users: ['eve'] },
      [],
      false,
    ],
    ['by team', ADA, { teams: ['checkout'] }, [], true],
    ['another team', ADA, { teams: ['mail'] }, [], false],
    ['by role', ADA, { roles: ['Member'] }, [], true],
    ['another role', ADA, { roles: ['Admin'] }, [], false],
    ['the owner', ADA, { ownedByTeam: true }, ['checkout', 'mail'], true],
    ['not the owner', ADA, { ownedByTeam: true }, ['mail'], false],
    ['nobody owns it', ADA, { ownedByTeam: true }, [], false],
    ['the owner, where owners do not count', ADA, { ownedByTeam: false }, ['checkout'], false],
    ['one of two is enough', ADA, { roles: ['Admin'], ownedByTeam: true }, ['checkout'], true],
  ])('%s', (_, person, permission, owners, isAllowed) => {
    const decision = authorise(person, permission, owners);
    expect(decision.kind).toBe(isAllowed ? 'allowed' : 'refused');
  });
});

test('a refusal says who may', () => {
  expect(authorise(STRANGER, { teams: ['mail'], ownedByTeam: true }, ['checkout'])).toEqual({
    kind: 'refused',
    message: '`eve` may not run this',
    hint: 'who may: the teams mail; the team that owns the entity (checkout)',
  });
});

test.each<[string, Person, string, boolean]>([
  ['another member', ADA, 'bo', true],
  ['nobody approves for themselves', ADA, 'ada-b', false],
  ['a stranger', STRANGER, 'bo', false],
])('who may approve: %s', (_, person, requestedBy, isAllowed) => {
  const decision = authoriseApproval(person, undefined, requestedBy);
  expect(decision.kind).toBe(isAllowed ? 'allowed' : 'refused');
});

test('nobody approves for themselves, however they are named', () => {
  expect(authoriseApproval(ADA, { users: ['ada'] }, 'ADA-B').kind).toBe('refused');
});
