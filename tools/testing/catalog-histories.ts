import fc from 'fast-check';
import type { Blueprint, FullEntity } from '../load/catalog.ts';
import type { BlueprintFile } from '../model/blueprint.ts';

/** A blueprint of a test, which has a number and a mapping. */
export function createBlueprint(identifier: string, file: Partial<BlueprintFile>): Blueprint {
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
export const BLUEPRINTS: readonly Blueprint[] = [
  createBlueprint('low', {
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
  createBlueprint('middle', {
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
  createBlueprint('top', {
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

export const entityOf = (
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
export const histories: fc.Arbitrary<readonly (readonly FullEntity[])[]> = fc
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

export function nameOf({ blueprint: name, identifier: id }: FullEntity): string {
  return `${name}/${id}`;
}
