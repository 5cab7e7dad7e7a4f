import { expect, test } from 'vitest';
import { isListed } from '../../actions/authorise.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { ForgePeople } from '../../ports/forge.ts';
import { findPerson } from './find-person.ts';

const catalog = {
  config: { access: { roles: { Lead: { users: ['ada', 'bo'] } } } },
  blueprintsById: new Map(),
  entitiesById: new Map([
    [
      '_user',
      new Map([
        ['ada', { identifier: 'ada', properties: { github: 'ada-l' }, relations: {} }],
        ['bo', { identifier: 'bo', properties: {}, relations: {} }],
      ]),
    ],
  ]),
} as unknown as FullCatalog;

const forge: ForgePeople = {
  getRole: () => Promise.resolve('read'),
  isInTeam: () => Promise.resolve(false),
};

test.each([
  ['ada-l', true],
  ['Bo', true],
  // Everybody can register the login that Ada does not have.
  ['ada', false],
  ['eve', false],
])('%s is listed as ada or bo: %s', async (login, isIn) => {
  const { person } = await findPerson(login, { catalog, forge, teams: [] });
  expect(isListed(person, { users: ['ada', 'bo'] })).toBe(isIn);
  expect(isListed(person, { roles: ['Lead'] })).toBe(isIn);
});
