import { expect, test } from 'vitest';
import type { CatalogEvent } from './catalog-event.ts';
import type { EntityState } from './catalog-state.ts';
import { isWanted, toDispatchPayload, toEventMessage } from './to-event-message.ts';

const entity = (title: string): EntityState => ({
  identifier: 'cart',
  blueprint: 'service',
  title,
  team: [],
  properties: {},
  relations: {},
  scorecards: {},
});
const eventOf = (title: string, more: Partial<CatalogEvent> = {}): CatalogEvent => ({
  type: 'ENTITY_UPDATED',
  blueprint: 'service',
  identifier: 'cart',
  diff: { before: entity('Cart'), after: entity(title) },
  ...more,
});
const PLACE = { repository: 'shop/catalog', commit: 'a'.repeat(40), time: 0 };

test('the id is that of the event, and of nothing else', () => {
  const first = toEventMessage(eventOf('x'), PLACE);
  expect(first).toMatchObject({
    version: 1,
    repository: 'shop/catalog',
    time: '1970-01-01T00:00:00.000Z',
    event: { type: 'ENTITY_UPDATED', action: 'UPDATE', resourceType: 'entity' },
  });
  expect(toEventMessage(eventOf('y'), { ...PLACE, time: 1 }).id).toBe(first.id);
  const others = [
    toEventMessage(eventOf('x'), { ...PLACE, commit: 'b'.repeat(40) }),
    toEventMessage(eventOf('x'), { ...PLACE, repository: 'shop/other' }),
    ...(
      [
        { type: 'ENTITY_CREATED' },
        { blueprint: 'system' },
        { identifier: 'mail' },
        { type: 'RULE_RESULT_CHANGED', scorecard: 'ready', rule: 'a' },
        { type: 'RULE_RESULT_CHANGED', scorecard: 'ready', rule: 'b' },
        { type: 'RULE_RESULT_CHANGED', scorecard: 'safe', rule: 'a' },
      ] as const
    ).map((more) => toEventMessage(eventOf('x', more), PLACE)),
  ];
  expect(new Set([first, ...others].map(({ id }) => id)).size).toBe(others.length + 1);
});

test.each([
  ['small', 'x'.repeat(1000), true],
  ['large', 'x'.repeat(65_000), false],
  ['large in bytes', '€'.repeat(30_000), false],
])('a payload of GitHub that is %s', (_, title, isWhole) => {
  const message = toEventMessage(eventOf(title), PLACE);
  const payload = toDispatchPayload(message);
  expect(Object.keys(payload).length).toBeLessThanOrEqual(10);
  expect(Buffer.byteLength(JSON.stringify(payload))).toBeLessThan(65_535);
  const { diff: _diff, ...event } = message.event;
  expect(payload).toEqual(isWhole ? message : { ...message, event, leftOut: ['diff'] });
});

test.each([
  [{}, true],
  [{ types: [] }, false],
  [{ types: ['ENTITY_UPDATED'], blueprints: ['service'] }, true],
  [{ types: ['ENTITY_CREATED'] }, false],
  [{ blueprints: ['system'] }, false],
] as const)('who asks for %j', (receiver, expected) => {
  const { types, blueprints } = { types: undefined, blueprints: undefined, ...receiver };
  const wanted = {
    ...(types === undefined ? {} : { types: [...types] }),
    ...(blueprints === undefined ? {} : { blueprints: [...blueprints] }),
  };
  expect(isWanted(wanted, eventOf('x'))).toBe(expected);
});
