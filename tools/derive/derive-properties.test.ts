import fc from 'fast-check';
import { createRequire } from 'node:module';
import { expect, test } from 'vitest';
import type { BlueprintFile, PropertyType } from '../model/blueprint.ts';
import type { Blueprint, FullEntity } from '../load/catalog.ts';
import { deriveCatalog, type DeriveRequest } from './derive-catalog.ts';
import { jqPrelude } from './jq/prelude.ts';
import { jqReads } from './jq/jq-reads.ts';
import { JQ_ENTITY, JQ_PROGRAMS } from '../testing/jq-programs.ts';

const NOW = new Date('2026-11-25T12:00:00Z');
const COUNTS = { calculationBy: 'entities', func: 'count' } as const;

function blueprint(identifier: string, file: Partial<BlueprintFile>): Blueprint {
  const properties = { n: { type: 'number' }, text: { type: 'string' } } as const;
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

/** Three blueprints in a row, and one of them in a tree of its own. */
const BLUEPRINTS = [
  blueprint('low', {
    relations: { up: { target: 'middle' }, ups: { target: 'middle', many: true } },
    mirrorProperties: {
      one: { path: 'up.n' },
      two: { path: 'up.top.n' },
      sum: { path: 'up.sum' },
      many: { path: 'ups.n' },
    },
    calculationProperties: {
      twice: { type: 'number', calculation: '(.properties.one // 1) * 2' },
      words: { type: 'string', calculation: '"\\(.identifier)/\\(.properties.two)"' },
      whole: { type: 'string', calculation: 'tojson' },
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
        calculationSpec: { calculationBy: 'property', func: 'sum', property: 'n' },
        pathFilter: [{ path: ['ups'], fromBlueprint: 'low' }],
      },
      siblings: {
        target: 'middle',
        calculationSpec: COUNTS,
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
      small: {
        target: 'low',
        calculationSpec: COUNTS,
        pathFilter: [{ path: ['up', 'top'], fromBlueprint: 'low' }],
        query: { property: 'n', value: 2 },
      },
    },
  }),
];

const identifier = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
const reference = fc.option(identifier, { nil: null });
const entityOf = (
  name: string,
  relations: fc.Arbitrary<FullEntity['relations']>,
): fc.Arbitrary<FullEntity> =>
  fc
    .record({
      identifier,
      relations,
      n: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true, min: -5, max: 5 }), {
        nil: null,
      }),
      team: fc.subarray(['red', 'blue'], { maxLength: 1 }),
    })
    .map(({ n, ...entity }) => ({
      ...entity,
      blueprint: name,
      title: undefined,
      icon: undefined,
      properties: { n: n === null ? null : Math.round(n * 10) / 10 + 0 },
      edges: [],
      source: undefined,
      propertyNames: ['n'],
      references: [],
      origin: { file: 'all.yaml', index: 0, path: [] },
      namesBlueprint: true,
    }));

/** No name twice: of two, the first counts, and then the order does matter. */
const catalogs = fc.uniqueArray(
  fc.oneof(
    entityOf('low', fc.record({ up: reference, ups: fc.array(identifier, { maxLength: 4 }) })),
    entityOf('middle', fc.record({ top: reference, parent: reference })),
    entityOf('top', fc.constant({})),
  ),
  { maxLength: 18, selector: (entity) => `${entity.blueprint}/${entity.identifier}` },
);

const request = (all: readonly FullEntity[], blueprints = BLUEPRINTS): DeriveRequest => ({
  blueprints,
  entities: all,
  now: NOW,
  matches: ({ property, value }, view) => view.valueOf(String(property)) === value,
});

test('the order of entities and of blueprints changes nothing', async () => {
  const shuffled = catalogs.chain((all) =>
    fc.tuple(
      fc.constant(all),
      fc.shuffledSubarray(all, { minLength: all.length }),
      fc.shuffledSubarray(BLUEPRINTS, { minLength: BLUEPRINTS.length }),
    ),
  );
  await fc.assert(
    fc.asyncProperty(shuffled, async ([all, others, blueprints]) => {
      const before = await deriveCatalog(request(all));
      const after = await deriveCatalog(request(others, blueprints));
      expect(after.findings).toEqual(before.findings);
      for (const entity of all) {
        expect(after.valuesOf(entity)).toEqual(before.valuesOf(entity));
        expect(after.ownersOf(entity)).toEqual(before.ownersOf(entity));
      }
    }),
    { numRuns: 60 },
  );
});

test('mirrors are what one finds by walking, counts and sums what one finds by looking at every entity', async () => {
  await fc.assert(
    fc.asyncProperty(catalogs, async (all) => {
      const derived = await deriveCatalog(request(all));
      const find = (name: string, id: unknown): FullEntity | undefined =>
        all.find((entity) => entity.blueprint === name && entity.identifier === id);
      const numberOf = (entity: FullEntity | undefined): unknown =>
        entity?.properties['n'] ?? undefined;
      const lows = all.filter((entity) => entity.blueprint === 'low');
      const upsOf = (low: FullEntity): readonly FullEntity[] =>
        [low.relations['ups'] ?? []].flat().flatMap((id) => find('middle', id) ?? []);
      for (const low of lows) {
        const up = find('middle', low.relations['up']);
        const values = derived.valuesOf(low);
        expect(values['one']).toBe(numberOf(up));
        expect(values['two']).toBe(numberOf(find('top', up?.relations['top'])));
        expect(values['sum']).toBe(up === undefined ? undefined : derived.valueOf(up, 'sum'));
        const many = new Set(
          upsOf(low)
            .map(numberOf)
            .filter((value) => value !== undefined),
        );
        expect(values['many']).toEqual(many.size === 0 ? undefined : [...many]);
      }
      for (const middle of all.filter((entity) => entity.blueprint === 'middle')) {
        const values = derived.valuesOf(middle);
        const below = lows.filter((low) => find('middle', low.relations['up']) === middle);
        expect(values['lows']).toBe(below.length);
        const numbers = lows.filter((low) => upsOf(low).includes(middle)).map(numberOf);
        const sum = numbers.reduce<number>(
          (total, value) => total + (typeof value === 'number' ? value : 0),
          0,
        );
        expect(values['sum']).toBeCloseTo(sum, 9);
        const children = all.filter(
          (entity) =>
            entity.blueprint === 'middle' && find('middle', entity.relations['parent']) === middle,
        );
        expect(values['siblings']).toBe(children.length);
      }
      for (const top of all.filter((entity) => entity.blueprint === 'top')) {
        const reach = (low: FullEntity, ups: readonly (FullEntity | undefined)[]): boolean =>
          ups.some((up) => up !== undefined && find('top', up.relations['top']) === top) &&
          low.blueprint === 'low';
        const values = derived.valuesOf(top);
        expect(values['lows']).toBe(lows.filter((low) => reach(low, upsOf(low))).length);
        const small = lows.filter((low) => low.properties['n'] === 2);
        expect(values['small']).toBe(
          small.filter((low) => reach(low, [find('middle', low.relations['up'])])).length,
        );
      }
    }),
    { numRuns: 100 },
  );
});

interface Jq {
  raw(
    input: string,
    program: string,
    flags: readonly string[],
  ): { stdout: string; exitCode: number };
}

/** jq itself, without a worker and without anything of ours. */
async function loadJq(): Promise<Jq> {
  const jq: { loadJq(): Promise<Jq> } = createRequire(import.meta.url)('jq-wasm');
  return await jq.loadJq();
}

test('a calculation gives what jq alone gives for that entity', async () => {
  const jq = await loadJq();
  const alone = (program: string, input: object): unknown => {
    const text = `${jqPrelude(NOW)} first(${program}\n)`;
    const { stdout, exitCode } = jq.raw(JSON.stringify(input), text, ['-c']);
    return exitCode === 0 && stdout !== '' ? JSON.parse(stdout) : null;
  };
  const inputs = [JQ_ENTITY, { ...JQ_ENTITY, identifier: 'other', title: null, team: [] }];
  // Those that read all properties also see the other calculations.
  const programs = JQ_PROGRAMS.filter((program) => !jqReads(program).isEveryProperty);
  expect(programs.length).toBeGreaterThan(200);
  const calculationProperties = Object.fromEntries(
    programs.map((calculation, index) => {
      const value = alone(calculation, JQ_ENTITY);
      const type = Array.isArray(value) ? 'array' : value === null ? 'string' : typeof value;
      return [`c${index}`, { type: type as PropertyType, calculation }] as const;
    }),
  );
  const entities = inputs.map((input): FullEntity => ({
    ...input,
    title: input.title ?? undefined,
    edges: [],
    source: undefined,
    propertyNames: [],
    references: [],
    origin: { file: 'all.yaml', index: 0, path: [] },
    namesBlueprint: true,
  }));
  const service = blueprint('service', { calculationProperties });
  const derived = await deriveCatalog(request(entities, [service]));
  for (const [index, program] of programs.entries()) {
    const { type } = calculationProperties[`c${index}`] ?? {};
    for (const [position, entity] of entities.entries()) {
      const input = { ...inputs[position], team: [...entity.team].sort() };
      const value = alone(program, input);
      const isOfType = type === (Array.isArray(value) ? 'array' : typeof value) && value !== null;
      const expected = isOfType ? value : undefined;
      expect([program, derived.valueOf(entity, `c${index}`)]).toEqual([program, expected]);
    }
  }
});
