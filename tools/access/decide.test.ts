import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Person } from '../actions/authorise.ts';
import type { Blueprint } from '../load/catalog.ts';
import type { AccessRule, EntityAccess } from '../model/access.ts';
import type { AccessQuestion, Field, SeenEntity, Verb } from './access-question.ts';
import { canRead } from './can-read.ts';
import { decide, decideModel } from './decide.ts';

const person = (login: string, roles: readonly string[], ...teams: readonly string[]): Person => ({
  login,
  identifier: login,
  email: `${login}@example.com`,
  teams,
  roles,
});
const ADA = person('ada', ['Member'], 'checkout');
const BO = person('bo', ['Member', 'Lead'], 'platform');
const CY = person('cy', ['Admin', 'Member']);
const EVE = person('eve', []);
const PEOPLE = { ada: ADA, bo: BO, cy: CY, eve: EVE };

function blueprint(entities: EntityAccess | undefined, more: object = {}): Blueprint {
  const file = { identifier: 'service', schema: { properties: {} }, ...more };
  return {
    identifier: 'service',
    title: 'Service',
    properties: {},
    required: [],
    relations: {},
    file: { ...file, ...(entities === undefined ? {} : { access: { entities } }) },
    origin: { file: 'blueprints/service.yaml', index: 0, path: [] },
  };
}

/** Policies of these tests are `{found: true}` or not. */
const seen = (owners: readonly string[], isSurveyed = false): SeenEntity => ({
  isSurveyed,
  owners,
  matches: (policy) => policy['found'] === true,
});

const tier: Field = { kind: 'property', name: 'tier' };
const uses: Field = { kind: 'relation', name: 'uses' };
const team: Field = { kind: 'metadata', name: 'team' };
const file: Field = { kind: 'rest', name: 'file' };
const owned: AccessRule = { ownedByTeam: true };

/** Who of ada (checkout), bo (platform, Lead), cy (Admin) and eve (no write access) may. */
function whoMay(ask: Omit<AccessQuestion, 'who'>): string {
  const allowed = Object.entries(PEOPLE).filter(([, who]) => decide({ ...ask, who }).isAllowed);
  return allowed.map(([name]) => name).join(' ');
}

interface Case {
  readonly rules?: EntityAccess;
  readonly verb: Verb;
  readonly field?: Field;
  readonly from?: readonly string[];
  readonly to?: readonly string[];
  readonly expected: string;
}

describe('who may', () => {
  test.each<[string, Case]>([
    ['nothing is said: whoever may write', { verb: 'update', expected: 'ada bo cy' }],
    ['nothing is said: everybody reads', { verb: 'read', expected: 'ada bo cy eve' }],
    ['another verb has a rule', { rules: { register: {} }, verb: 'update', expected: 'ada bo cy' }],
    ['a rule that names nobody', { rules: { update: {} }, verb: 'update', expected: '' }],
    ['a role', { rules: { update: { roles: ['Lead'] } }, verb: 'update', expected: 'bo' }],
    [
      'a user, who need not write',
      { rules: { update: { users: ['EVE'] } }, verb: 'update', expected: 'eve' },
    ],
    ['a team', { rules: { update: { teams: ['checkout'] } }, verb: 'update', expected: 'ada' }],
    [
      'any match grants',
      {
        rules: { update: { teams: ['checkout'], roles: ['Admin'] } },
        verb: 'update',
        expected: 'ada cy',
      },
    ],
    ['the owner', { rules: { update: owned }, verb: 'update', expected: 'ada' }],
    [
      'not the owner',
      { rules: { update: owned }, verb: 'update', from: ['mail'], to: ['mail'], expected: '' },
    ],
    [
      'nobody owns it',
      { rules: { update: owned }, verb: 'update', from: [], to: [], expected: '' },
    ],
    [
      'nobody takes it',
      {
        rules: { update: owned },
        verb: 'update',
        field: team,
        from: ['checkout'],
        to: ['platform'],
        expected: '',
      },
    ],
    [
      'who is in both gives it',
      {
        rules: { update: owned },
        verb: 'update',
        field: team,
        from: ['checkout'],
        to: ['checkout', 'platform'],
        expected: 'ada',
      },
    ],
    [
      'a policy',
      { rules: { update: { policy: { found: true } } }, verb: 'update', expected: 'ada bo cy eve' },
    ],
    [
      'a policy that does not find it',
      { rules: { update: { policy: {} } }, verb: 'update', expected: '' },
    ],
    [
      'register for a team of their own',
      {
        rules: { register: owned },
        verb: 'register',
        from: ['checkout'],
        to: ['platform'],
        expected: 'bo',
      },
    ],
    [
      'unregister by who owned it',
      {
        rules: { unregister: owned },
        verb: 'unregister',
        from: ['checkout'],
        to: ['platform'],
        expected: 'ada',
      },
    ],
    [
      'a lock',
      {
        rules: { updateProperties: { tier: { teams: ['platform'] } } },
        verb: 'update',
        field: tier,
        expected: 'bo',
      },
    ],
    [
      'a lock that update does not open',
      {
        rules: {
          update: { roles: ['Member'] },
          updateProperties: { tier: { teams: ['platform'] } },
        },
        verb: 'update',
        field: tier,
        expected: 'bo',
      },
    ],
    [
      'a lock opens what update does not',
      {
        rules: {
          update: { roles: ['Admin'] },
          updateProperties: { tier: { teams: ['platform'] } },
        },
        verb: 'update',
        field: tier,
        expected: 'bo',
      },
    ],
    [
      'another property',
      {
        rules: { updateProperties: { size: {} } },
        verb: 'update',
        field: tier,
        expected: 'ada bo cy',
      },
    ],
    [
      'a relation of the name of a locked property',
      {
        rules: { updateProperties: { uses: {} } },
        verb: 'update',
        field: uses,
        expected: 'ada bo cy',
      },
    ],
    [
      'a locked relation',
      {
        rules: { updateRelations: { uses: { roles: ['Admin'] } } },
        verb: 'update',
        field: uses,
        expected: 'cy',
      },
    ],
    [
      'a locked team',
      {
        rules: { updateMetadata: { team: { roles: ['Admin'] } } },
        verb: 'update',
        field: team,
        expected: 'cy',
      },
    ],
    [
      'what no lock can be for',
      { rules: { update: { roles: ['Admin'] } }, verb: 'update', field: file, expected: 'cy' },
    ],
    [
      'a lock holds for what is new',
      {
        rules: {
          register: { roles: ['Member'] },
          updateProperties: { tier: { roles: ['Admin'] } },
        },
        verb: 'register',
        field: tier,
        expected: 'cy',
      },
    ],
    [
      'a lock does not keep an entity',
      {
        rules: { updateProperties: { tier: {} } },
        verb: 'unregister',
        field: tier,
        expected: 'ada bo cy',
      },
    ],
    [
      'a property of the name of every object',
      {
        rules: { updateProperties: {} },
        verb: 'update',
        field: { kind: 'property', name: 'toString' },
        expected: 'ada bo cy',
      },
    ],
  ])('%s', (_, { rules, verb, field, from = ['checkout'], to = ['checkout'], expected }) => {
    const ask = { verb, field, blueprint: blueprint(rules), before: seen(from), after: seen(to) };
    expect(whoMay(ask)).toBe(expected);
  });
});

test('what was decided says by which rule, and who may', () => {
  const rules = { updateProperties: { tier: { roles: ['Admin'], ownedByTeam: true } } };
  const sides = { before: seen(['checkout']), after: seen([]) };
  const ask = {
    who: BO,
    verb: 'update',
    field: tier,
    blueprint: blueprint(rules),
    ...sides,
  } as const;
  expect(decide(ask)).toEqual({
    isAllowed: false,
    by: 'rule',
    rule: 'access.entities.updateProperties.tier',
    whoMay: 'the roles Admin; the team that owns it (checkout → nobody)',
  });
  expect(decide({ ...ask, blueprint: undefined, who: EVE })).toEqual({
    isAllowed: false,
    by: 'git',
    rule: undefined,
    whoMay: 'whoever has write access to the repository',
  });
});

describe('the survey changes what `sync:` lists, whatever the rules say', () => {
  const SYNC = [{ aws: 'AWS::SQS::Queue', properties: { tier: '.x' }, relations: { uses: '.y' } }];
  const locked = blueprint({ update: {}, updateProperties: { tier: {} } }, { sync: SYNC });
  const property = (name: string): Field => ({ kind: 'property', name });
  test.each<[string, Blueprint, Verb, Field | undefined, boolean, boolean]>([
    ['a listed property', locked, 'update', tier, true, true],
    ['a listed relation', locked, 'update', uses, true, true],
    ['another property', locked, 'update', property('size'), true, false],
    ['a property of the name of every object', locked, 'update', property('toString'), true, false],
    [
      'a relation of the name of a property',
      locked,
      'update',
      { ...uses, name: 'tier' },
      true,
      false,
    ],
    ['edges', locked, 'update', { kind: 'rest', name: 'edges' }, true, true],
    ['the team', locked, 'update', team, true, false],
    ['the title', locked, 'update', { kind: 'metadata', name: 'title' }, true, false],
    [
      'the title of what is new',
      locked,
      'register',
      { kind: 'metadata', name: 'title' },
      true,
      true,
    ],
    ['the file', locked, 'update', file, true, false],
    ['something new', locked, 'register', undefined, true, true],
    ['something new that is in no cloud', locked, 'register', undefined, false, false],
    ['what is gone', locked, 'unregister', undefined, true, true],
    ['what people wrote', locked, 'unregister', undefined, false, false],
    [
      'a blueprint that nothing is surveyed for',
      blueprint({}),
      'unregister',
      undefined,
      true,
      false,
    ],
  ])('%s', (_, its, verb, field, isSurveyed, expected) => {
    const side = seen(['checkout'], isSurveyed);
    const ask = { verb, field, blueprint: its, before: side, after: side, isSurvey: true };
    expect(decide({ ...ask, who: EVE }).isAllowed).toBe(expected);
  });
});

test.each<[string, Person, Parameters<typeof decideModel>[1], boolean]>([
  ['nothing is said', ADA, undefined, true],
  ['nothing is said, and no write access', EVE, undefined, false],
  ['a team', BO, { teams: ['platform'] }, true],
  ['another team', ADA, { teams: ['platform'] }, false],
  ['nobody', CY, {}, false],
])('the model: %s', (_, who, model, expected) => {
  expect(decideModel(who, model).isAllowed).toBe(expected);
});

test.each<[string, EntityAccess | undefined, Person, boolean]>([
  ['nothing is said', undefined, EVE, true],
  ['a rule for others', { read: { teams: ['platform'] } }, ADA, false],
  ['a rule', { read: { teams: ['platform'] } }, BO, true],
  ['a policy', { read: { policy: { found: true } } }, EVE, true],
  ['whoever may update reads', { read: {}, update: owned }, ADA, true],
  ['whoever may unregister reads', { read: {}, unregister: { roles: ['Admin'] } }, CY, true],
  ['write access alone is no rule', { read: {} }, ADA, false],
])('who reads: %s', (_, rules, who, expected) => {
  expect(canRead({ who, blueprint: blueprint(rules), entity: seen(['checkout']) })).toBe(expected);
});

describe('laws', () => {
  const names = <T extends string>(...all: readonly T[]): fc.Arbitrary<T[]> =>
    fc.subarray([...all]);
  const lists = {
    users: names('ada', 'bo', 'eve'),
    teams: names('checkout', 'platform'),
    roles: names('Admin', 'Member', 'Lead'),
  };
  const rule: fc.Arbitrary<AccessRule> = fc.record(
    { ...lists, ownedByTeam: fc.boolean(), policy: fc.constantFrom({ found: true }, {}) },
    { requiredKeys: [] },
  );
  const access: fc.Arbitrary<EntityAccess> = fc.record(
    {
      read: rule,
      register: rule,
      update: rule,
      unregister: rule,
      updateProperties: fc.record({ tier: rule }, { requiredKeys: [] }),
      updateRelations: fc.record({ uses: rule }, { requiredKeys: [] }),
    },
    { requiredKeys: [] },
  );
  const question = fc.record({
    who: fc.constantFrom(...Object.values(PEOPLE)),
    verb: fc.constantFrom<Verb>('read', 'register', 'update', 'unregister'),
    field: fc.constantFrom(undefined, tier, uses, team, file),
    before: names('checkout', 'platform').map((owners) => seen(owners)),
    after: names('checkout', 'platform').map((owners) => seen(owners)),
  });

  test('widening a rule takes nothing from anybody', () => {
    const widen = (narrow: AccessRule, more: AccessRule): AccessRule => ({
      users: [...(narrow.users ?? []), ...(more.users ?? [])],
      teams: [...(narrow.teams ?? []), ...(more.teams ?? [])],
      roles: [...(narrow.roles ?? []), ...(more.roles ?? [])],
      ownedByTeam: narrow.ownedByTeam === true || more.ownedByTeam === true,
      ...((narrow.policy === undefined ? more : narrow).policy === undefined
        ? {}
        : { policy: narrow.policy ?? more.policy ?? {} }),
    });
    const widenAll = (rules: EntityAccess, more: AccessRule): EntityAccess =>
      JSON.parse(JSON.stringify(rules), (key, value: unknown) =>
        ['read', 'register', 'update', 'unregister', 'tier', 'uses'].includes(key)
          ? widen(value as AccessRule, more)
          : value,
      ) as EntityAccess;
    fc.assert(
      fc.property(access, rule, question, (rules, more, ask) => {
        const narrow = decide({ ...ask, blueprint: blueprint(rules) });
        const wide = decide({ ...ask, blueprint: blueprint(widenAll(rules, more)) });
        expect(narrow.isAllowed && !wide.isAllowed).toBe(false);
      }),
    );
  });

  test('what `update` and `register` say changes nothing about a lock', () => {
    fc.assert(
      fc.property(access, rule, question, (rules, lock, ask) => {
        const locked = { ...rules, updateProperties: { tier: lock } };
        const open = { ...locked, update: { roles: ['Member'] }, register: { roles: ['Member'] } };
        const about = { ...ask, field: tier };
        const isAllowed = (its: EntityAccess): boolean =>
          decide({ ...about, blueprint: blueprint(its) }).isAllowed;
        fc.pre(ask.verb === 'register' || ask.verb === 'update');
        expect(isAllowed(locked)).toBe(isAllowed(open));
      }),
    );
  });
});
