import { describe, expect, test } from 'vitest';
import type { Action } from '../load/catalog.ts';
import type { ActionFile, AutomationEvent } from '../model/action.ts';
import type { CatalogEvent } from './catalog-event.ts';
import type { EntityState } from './catalog-state.ts';
import { matchAutomations } from './match-automations.ts';

const COMMIT = '1'.repeat(40);

function stateOf(blueprint: string, identifier: string, tier: string): EntityState {
  return {
    identifier,
    blueprint,
    title: identifier,
    team: [],
    properties: { tier },
    relations: {},
    scorecards: {},
  };
}

function eventOf(
  type: CatalogEvent['type'],
  { blueprint = 'service', identifier = 'cart', ...more }: Partial<CatalogEvent> = {},
): CatalogEvent {
  const before = type === 'ENTITY_CREATED' ? null : stateOf(blueprint, identifier, 'gold');
  const after = type === 'ENTITY_DELETED' ? null : stateOf(blueprint, identifier, 'silver');
  return { type, blueprint, identifier, diff: { before, after }, ...more };
}

interface Wanted {
  readonly identifier?: string;
  readonly type?: AutomationEvent['type'];
  readonly blueprint?: string;
  readonly scorecard?: string;
  readonly condition?: Record<string, unknown>;
  readonly publish?: boolean;
}

function automation(wanted: Wanted = {}): Action {
  const { identifier = 'tell', type = 'ENTITY_UPDATED', blueprint = 'service' } = wanted;
  const { scorecard, condition, publish } = wanted;
  const value: ActionFile = {
    identifier,
    trigger: {
      type: 'automation',
      event: {
        type,
        blueprintIdentifier: blueprint,
        ...(scorecard === undefined ? {} : { scorecardIdentifier: scorecard }),
      },
      ...(condition === undefined ? {} : { condition }),
    },
    invocationMethod: { type: 'STEPS', steps: [] },
    ...(publish === undefined ? {} : { publish }),
  };
  const origin = { file: `actions/${identifier}.yaml`, index: 0, path: [] };
  return { kind: 'action', identifier, title: identifier, value, refused: [], origin };
}

const EVENTS: readonly CatalogEvent[] = [
  eventOf('ENTITY_CREATED', { identifier: 'new' }),
  eventOf('ENTITY_UPDATED'),
  eventOf('ENTITY_DELETED', { identifier: 'gone' }),
  eventOf('SCORECARD_LEVEL_CHANGED', { scorecard: 'ready' }),
  eventOf('RULE_RESULT_CHANGED', { scorecard: 'ready', rule: 'a' }),
  eventOf('ENTITY_UPDATED', { blueprint: 'system', identifier: 'shop' }),
  eventOf('RULE_RESULT_CHANGED', { scorecard: 'safe', rule: 'a' }),
];

/** What an automation starts on, as `type entity`. */
async function startsOn(wanted: Wanted, events = EVENTS): Promise<readonly string[]> {
  const { due, problems } = await matchAutomations([automation(wanted)], events, COMMIT);
  expect(problems).toEqual([]);
  return due.map(({ event: { type, blueprint, identifier, scorecard } }) =>
    [type, `${blueprint}/${identifier}`, scorecard].filter(Boolean).join(' '),
  );
}

describe('which events an automation waits for', () => {
  test.each<[AutomationEvent['type'], Wanted, readonly string[]]>([
    ['ENTITY_CREATED', {}, ['ENTITY_CREATED service/new']],
    ['ENTITY_UPDATED', {}, ['ENTITY_UPDATED service/cart']],
    ['ENTITY_DELETED', {}, ['ENTITY_DELETED service/gone']],
    [
      'ANY_ENTITY_CHANGE',
      {},
      ['ENTITY_CREATED service/new', 'ENTITY_UPDATED service/cart', 'ENTITY_DELETED service/gone'],
    ],
    ['ENTITY_UPDATED', { blueprint: 'system' }, ['ENTITY_UPDATED system/shop']],
    ['ENTITY_UPDATED', { blueprint: 'Service' }, []],
    ['SCORECARD_LEVEL_CHANGED', {}, ['SCORECARD_LEVEL_CHANGED service/cart ready']],
    ['SCORECARD_LEVEL_CHANGED', { scorecard: 'safe' }, []],
    [
      'RULE_RESULT_CHANGED',
      {},
      ['RULE_RESULT_CHANGED service/cart ready', 'RULE_RESULT_CHANGED service/cart safe'],
    ],
    ['RULE_RESULT_CHANGED', { scorecard: 'safe' }, ['RULE_RESULT_CHANGED service/cart safe']],
    ['RULE_RESULT_CHANGED', { blueprint: 'system' }, []],
    // What others look for.
    ['TIMER_PROPERTY_EXPIRED', {}, []],
    ['RUN_CREATED', {}, []],
    ['RUN_UPDATED', {}, []],
    ['ANY_RUN_CHANGE', {}, []],
    ['ENTITY_UPDATED', { publish: true }, ['ENTITY_UPDATED service/cart']],
    ['ENTITY_UPDATED', { publish: false }, []],
  ])('%s %j', async (type, wanted, expected) => {
    expect(await startsOn({ type, ...wanted })).toEqual(expected);
  });

  test('an action of people waits for none', async () => {
    const { value, ...rest } = automation();
    const trigger = { ...value.trigger, type: 'self-service' as const };
    const action = { ...rest, value: { ...value, trigger } };
    expect(await matchAutomations([action], EVENTS, COMMIT)).toEqual({ due: [], problems: [] });
  });
});

const YES = '.diff.after.properties.tier == "silver"';
const NO = '.diff.before.properties.tier == "silver"';

describe('conditions', () => {
  test.each<[string, Record<string, unknown>, boolean]>([
    ['none', {}, true],
    ['an empty list', { expressions: [] }, true],
    ['one that holds', { expressions: [YES] }, true],
    ['one that does not', { expressions: [NO] }, false],
    ['all of them', { combinator: 'and', expressions: [YES, YES] }, true],
    ['not all of them', { combinator: 'and', expressions: [YES, NO] }, false],
    ['all, where nothing is said', { expressions: [YES, NO] }, false],
    ['one of them', { combinator: 'or', expressions: [NO, YES] }, true],
    ['none of them', { combinator: 'or', expressions: [NO, NO] }, false],
    ['a text is not true', { expressions: ['"true"'] }, false],
    ['nothing is not true', { expressions: ['empty'] }, false],
    ['a value that is there is not true', { expressions: ['.diff.after.properties.tier'] }, false],
    ['single quotes, as in Port', { expressions: [YES.replaceAll('"', "'")] }, true],
    [
      'what the event says of itself',
      {
        expressions: [
          '.type == "ENTITY_UPDATED" and .action == "UPDATE" and .resourceType == "entity"',
          '.context == {"blueprint": "service", "entity": "cart"}',
        ],
      },
      true,
    ],
  ])('%s', async (_, condition, isStarted) => {
    const expected = isStarted ? ['ENTITY_UPDATED service/cart'] : [];
    expect(await startsOn({ condition: { type: 'JQ', ...condition } })).toEqual(expected);
  });

  test('each event is asked by itself', async () => {
    const events = ['a', 'b', 'c'].map((identifier) => eventOf('ENTITY_UPDATED', { identifier }));
    const condition = { expressions: ['.context.entity != "b"'] };
    expect(await startsOn({ condition }, events)).toEqual([
      'ENTITY_UPDATED service/a',
      'ENTITY_UPDATED service/c',
    ]);
  });

  test.each<[string, unknown, string]>([
    ['is not jq', ['.diff | |'], 'tell: its condition is not jq: '],
    ['is not jq, beside one that holds', [YES, '1 +'], 'tell: its condition is not jq: '],
    ['fails', ['error("no")'], 'tell: its condition fails: no'],
    ['fails, beside one that holds', [YES, '.context + 1'], 'tell: its condition fails: '],
    ['ends jq', ['halt_error'], 'tell: its condition fails: '],
    ['is no list', YES, 'tell: its condition is no list of jq programs'],
    ['is a list of something else', [{ a: 1 }], 'tell: its condition is not jq: '],
  ])('one that %s is a problem, and starts nothing', async (_, expressions, expected) => {
    const broken = automation({ condition: { combinator: 'or', expressions } });
    const sound = automation({ identifier: 'sound' });
    const { due, problems } = await matchAutomations([broken, sound], EVENTS, COMMIT);
    expect(due.map(({ action }) => action.identifier)).toEqual(['sound']);
    expect(problems).toEqual([expect.stringContaining(expected)]);
  });
});

describe('the identifier of a run', () => {
  const idsOf = async (
    commit: string,
    actions: readonly Action[] = [automation()],
    events = EVENTS,
  ): Promise<readonly string[]> =>
    (await matchAutomations(actions, events, commit)).due.map(({ id }) => id);

  test('the same change has the same, on every machine and at every time', async () => {
    const [id] = await idsOf(COMMIT);
    // Written down: runs that were started by an earlier version are known by it.
    expect(id).toBe('aa432c3d1a435');
    expect(await idsOf(COMMIT)).toEqual([id]);
  });

  test('what else happened does not matter, nor the values', async () => {
    const [event] = EVENTS.slice(1);
    if (event === undefined) throw new Error('There is one.');
    const other = { ...event, diff: { before: null, after: null } };
    expect(await idsOf(COMMIT, undefined, [other])).toEqual(await idsOf(COMMIT));
  });

  test('another commit, action, type, entity, scorecard or rule has another', async () => {
    const types = [
      'ENTITY_CREATED',
      'ENTITY_UPDATED',
      'ENTITY_DELETED',
      'SCORECARD_LEVEL_CHANGED',
      'RULE_RESULT_CHANGED',
    ] as const;
    const actions = ['one', 'two'].flatMap((name) =>
      types.map((type) => automation({ identifier: `${name}-${type}`, type })),
    );
    const events = [...EVENTS, eventOf('RULE_RESULT_CHANGED', { scorecard: 'ready', rule: 'b' })];
    const any = automation({ identifier: 'any', type: 'ANY_ENTITY_CHANGE' });
    const ids = [
      ...(await idsOf(COMMIT, [...actions, any], events)),
      ...(await idsOf('2'.repeat(40), [...actions, any], events)),
    ];
    // Two times 7 events of the blueprint, and 3 more.
    expect(ids).toHaveLength(34);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^a[0-9a-f]{12}$/);
  });
});
