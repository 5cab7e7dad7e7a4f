import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Blueprint, FullEntity } from '../../load/catalog.ts';
import type { BlueprintFile } from '../../model/blueprint.ts';
import { deriveCatalog, type DeriveRequest } from '../derive-catalog.ts';
import type { DerivedCatalog } from '../derived-catalog.ts';
import { readSnapshot, writeSnapshot } from './snapshot-text.ts';

// Whatever a snapshot knows, and however it was kept, what is derived with it is what is derived without it.

const NOW = new Date('2026-11-25T12:00:00Z');
const PROGRAM = 'program';

function blueprint(identifier: string, file: Partial<BlueprintFile>): Blueprint {
  const properties = { n: { type: 'number' }, tags: { type: 'object' } } as const;
  return {
    identifier,
    title: identifier,
    properties,
    required: [],
    relations: file.relations ?? {},
    file: { identifier, schema: { properties }, ...file },
    origin: { file: `${identifier}.yaml`, index: 0, path: [] },
  };
}

const COUNTS = { calculationBy: 'entities', func: 'count' } as const;
const NUMBERS = { calculationBy: 'property', func: 'sum', property: 'n' } as const;

/** What reads another, over one relation and several, in both directions, and what the time or a query decides. */
const BLUEPRINTS = [
  blueprint('low', {
    relations: { up: { target: 'middle' }, ups: { target: 'middle', many: true } },
    mirrorProperties: {
      one: { path: 'up.n' },
      two: { path: 'up.top.n' },
      far: { path: 'up.sum' },
      many: { path: 'ups.tags' },
      owner: { path: 'up.$team' },
      counted: { path: 'ups.top.lows' },
    },
    calculationProperties: {
      twice: { type: 'number', calculation: '(.properties.one // 1) * 2' },
      fails: {
        type: 'string',
        calculation: 'if .properties.n < 0 then error("it is \\(.properties.n)") else "fine" end',
      },
      wrong: { type: 'boolean', calculation: '.properties.n' },
      age: { type: 'number', calculation: 'now / 1000 | floor' },
      older: { type: 'number', calculation: '.properties.age + 1' },
      whole: { type: 'string', calculation: 'tojson' },
      teams: { type: 'string', calculation: '.team | join("+")' },
    },
    ownership: { type: 'Inherited', path: 'ups' },
  }),
  blueprint('middle', {
    relations: { top: { target: 'top' }, parent: { target: 'middle' } },
    aggregationProperties: {
      lows: {
        target: 'low',
        calculationSpec: COUNTS,
        pathFilter: [{ path: ['up'], fromBlueprint: 'low' }],
      },
      sum: {
        target: 'low',
        calculationSpec: NUMBERS,
        pathFilter: [{ path: ['ups'], fromBlueprint: 'low' }],
      },
      siblings: {
        target: 'middle',
        calculationSpec: { ...NUMBERS, func: 'max' },
        pathFilter: [{ path: ['parent'], fromBlueprint: 'middle' }],
      },
    },
    ownership: { type: 'Inherited', path: 'parent' },
  }),
  blueprint('top', {
    aggregationProperties: {
      lows: {
        target: 'low',
        calculationSpec: COUNTS,
        pathFilter: [{ path: ['ups', 'top'], fromBlueprint: 'low' }],
      },
      twice: {
        target: 'low',
        calculationSpec: { ...NUMBERS, property: 'twice' },
        pathFilter: [{ path: ['up', 'top'], fromBlueprint: 'low' }],
      },
      old: {
        target: 'middle',
        calculationSpec: COUNTS,
        query: { property: 'sum', value: 2 },
      },
    },
  }),
];

const identifier = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const reference = fc.option(identifier, { nil: null });
const number = fc.constantFrom(1, 2, -1, 0.5, Infinity, -0, null);
const tags = fc.constantFrom({}, { a: 1, b: 2 }, { b: 2, a: 1 }, { a: -0 }, null);

const entityOf = (
  name: string,
  relations: fc.Arbitrary<FullEntity['relations']>,
): fc.Arbitrary<FullEntity> =>
  fc
    .record({
      identifier,
      relations,
      properties: fc.record({ n: number, tags }),
      team: fc.subarray(['red', 'blue'], { maxLength: 1 }),
    })
    .map((entity): FullEntity => ({
      ...entity,
      blueprint: name,
      title: undefined,
      icon: undefined,
      edges: [],
      source: undefined,
      propertyNames: ['n', 'tags'],
      references: [],
      origin: { file: 'all.yaml', index: 0, path: [] },
      namesBlueprint: true,
      version: versionOf(entity),
    }));

function versionOf(entity: object): string {
  return JSON.stringify(entity, (_, value: unknown) =>
    typeof value === 'number' ? `${Object.is(value, -0) ? '-' : ''}${value}` : value,
  );
}

const catalogs = fc.uniqueArray(
  fc.oneof(
    entityOf('low', fc.record({ up: reference, ups: fc.array(identifier, { maxLength: 4 }) })),
    entityOf('middle', fc.record({ top: reference, parent: reference })),
    entityOf('top', fc.constant({})),
  ),
  { maxLength: 18, selector: (entity) => `${entity.blueprint}/${entity.identifier}` },
);

/** A catalog, and what some commits make of it: most of it stays. */
const histories = fc
  .tuple(catalogs, fc.array(fc.tuple(catalogs, fc.array(fc.nat({ max: 17 }))), { maxLength: 3 }))
  .map(([first, steps]) => {
    const all = [first];
    for (const [others, gone] of steps) {
      const before = (all.at(-1) ?? []).filter((_, index) => !gone.slice(0, 2).includes(index));
      const changed = new Map(before.map((entity) => [nameOf(entity), entity]));
      for (const other of others.slice(0, 2)) changed.set(nameOf(other), other);
      all.push([...changed.values()]);
    }
    return all;
  });

function nameOf({ blueprint: name, identifier: id }: FullEntity): string {
  return `${name}/${id}`;
}

const request = (entities: readonly FullEntity[], more: Partial<DeriveRequest>): DeriveRequest => ({
  blueprints: BLUEPRINTS,
  entities,
  now: NOW,
  matches: ({ property, value }, view) => view.valueOf(String(property)) === value,
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
          const text = writeSnapshot(derived.snapshot, PROGRAM).join('');
          snapshot = isWritten === true ? readSnapshot(text, PROGRAM) : derived.snapshot;
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
    const { snapshot } = await deriveCatalog(request([], {}));
    const text = writeSnapshot(snapshot, PROGRAM).join('');
    expect(readSnapshot(text, PROGRAM)).toBeDefined();
    expect(readSnapshot(spoil(text), PROGRAM)).toBeUndefined();
  });

  test('with other blueprints it is of no use', async () => {
    const [entity] = fc.sample(entityOf('one', fc.constant({})), 1);
    if (entity === undefined) throw new Error('there is nothing to derive');
    const deriveBy = async (calculation: string, snapshot?: DeriveRequest['snapshot']) => {
      const calculationProperties = { what: { type: 'number' as const, calculation } };
      const blueprints = [blueprint('one', { calculationProperties })];
      return await deriveCatalog(request([entity], { blueprints, snapshot }));
    };
    const { snapshot } = await deriveBy('1 + 1');
    expect((await deriveBy('1 + 2', snapshot)).valueOf(entity, 'what')).toBe(3);
  });
});
