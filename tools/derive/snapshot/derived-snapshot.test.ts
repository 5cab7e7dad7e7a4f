import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { FullEntity } from '../../load/catalog.ts';
import {
  BLUEPRINTS,
  createBlueprint,
  entityOf,
  histories,
  nameOf,
} from '../../testing/catalog-histories.ts';
import { deriveCatalog, type DeriveRequest } from '../derive-catalog.ts';
import type { DerivedCatalog } from '../derived-catalog.ts';
import { readSnapshot, writeSnapshot } from './snapshot-text.ts';

// Whatever a snapshot knows, and however it was kept, what is derived with it is what is derived without it.

const NOW = new Date('2026-11-25T12:00:00Z');
const PROGRAM = 'program';

/** Knows what its queries read: one property of the entity itself. */
const request = (entities: readonly FullEntity[], more: Partial<DeriveRequest>): DeriveRequest => ({
  blueprints: BLUEPRINTS,
  entities,
  now: NOW,
  matches: ({ property, value }, view) => view.valueOf(String(property)) === value,
  readsOf: ({ property }) => ({
    reads: [{ way: [], property: String(property) }],
    isWhole: false,
    dependsOn: 'entities',
  }),
  ...more,
});

function everythingOf(derived: DerivedCatalog, entities: readonly FullEntity[]): unknown {
  return {
    findings: derived.findings,
    values: entities.map((entity) => [
      nameOf(entity),
      Object.entries(derived.valuesOf(entity)).map(([name, value]) => [
        name,
        value,
        // With the order of keys.
        JSON.stringify(value),
      ]),
      derived.ownersOf(entity),
    ]),
  };
}

describe('snapshots', () => {
  test('what is derived commit by commit is what is derived at once', async () => {
    const steps = fc.array(
      fc.record({
        isWritten: fc.boolean(),
        isLater: fc.boolean(),
        only: fc.constantFrom(undefined, undefined, 'low', 'middle', 'top'),
      }),
      { minLength: 4, maxLength: 4 },
    );
    await fc.assert(
      fc.asyncProperty(histories, steps, async (history, kinds) => {
        let snapshot: DeriveRequest['snapshot'];
        let now = NOW;
        for (const [index, entities] of history.entries()) {
          const { isWritten, isLater, only } = kinds[index] ?? {};
          if (isLater === true) now = new Date(now.getTime() + 3_600_000);
          const derived = await deriveCatalog(request(entities, { snapshot, now, only }));
          const fresh = await deriveCatalog(request(entities, { now, only }));
          expect(everythingOf(derived, entities)).toEqual(everythingOf(fresh, entities));
          const taken = derived.takeSnapshot(true);
          const text = writeSnapshot(taken, PROGRAM).join('');
          // What has no news is not kept: the one before is as good.
          if (taken.hasNews) snapshot = isWritten === true ? readSnapshot(text, PROGRAM) : taken;
          expect(snapshot).toBeDefined();
        }
      }),
      { numRuns: 150 },
    );
  });

  test.each<[string, (text: string) => string]>([
    ['another program', (text) => text.replace('"key":"', '"key":"0')],
    ['a text that was cut short', (text) => text.slice(0, text.lastIndexOf('\n'))],
    ['one that has a line too many', (text) => `${text}\n[]`],
    ['a last line that was cut short', (text) => text.slice(0, -1)],
    ['a first line that was cut short', (text) => text.slice(0, 120)],
    ['nothing', () => ''],
  ])('%s is not read', async (_, spoil) => {
    const snapshot = (await deriveCatalog(request([], {}))).takeSnapshot(true);
    const text = writeSnapshot(snapshot, PROGRAM).join('');
    expect(readSnapshot(text, PROGRAM)).toBeDefined();
    expect(readSnapshot(spoil(text), PROGRAM)).toBeUndefined();
  });

  test('with other blueprints it is of no use', async () => {
    const [entity] = fc.sample(entityOf('one', fc.constant({})), 1);
    if (entity === undefined) throw new Error('there is nothing to derive');
    const deriveBy = async (calculation: string, snapshot?: DeriveRequest['snapshot']) => {
      const calculationProperties = { what: { type: 'number' as const, calculation } };
      const blueprints = [createBlueprint('one', { calculationProperties })];
      return await deriveCatalog(request([entity], { blueprints, snapshot }));
    };
    const snapshot = (await deriveBy('1 + 1')).takeSnapshot(true);
    expect((await deriveBy('1 + 2', snapshot)).valueOf(entity, 'what')).toBe(3);
  });
});
