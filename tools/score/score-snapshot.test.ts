import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readSnapshot, writeSnapshot } from '../derive/snapshot/snapshot-text.ts';
import type { DerivedSnapshot } from '../derive/snapshot/derived-snapshot.ts';
import type { FullCatalog, FullEntity, Scorecard } from '../load/catalog.ts';
import { firstById } from '../load/load-catalog.ts';
import { deriveWithQueries } from '../query/derive-with-queries.ts';
import { BLUEPRINTS, histories, nameOf } from '../testing/catalog-histories.ts';
import { plainScores } from './plain-scores.ts';
import { scoreCatalog } from './score-catalog.ts';

// Scores that are kept with what was derived are those that are worked out anew, whatever changed in between.

const NOW = Date.UTC(2026, 10, 25, 12);
const PROGRAM = 'program';

/** What each rule asks decides what it has to be asked again for. */
const RULES: readonly object[] = [
  { property: 'n', operator: '>', value: 0 },
  { property: 'twice', operator: '=', value: 2 },
  { property: 'older', operator: 'isNotEmpty' },
  { property: '$team', operator: 'contains', value: 'red' },
  { relation: 'up', operator: 'isNotEmpty' },
  { property: 'up.n', operator: '<', value: 1 },
  { property: 'up.sum', operator: '>=', value: 1 },
  { property: 'ups.top.$identifier', operator: 'contains', value: 'a' },
  { property: 'up.top.lows', operator: '>', value: { property: 'n' } },
  { property: 'n', operator: '=', value: { property: 'one' } },
];
/** It reads all properties, which hides what others are asked again for. */
const WHOLE: readonly object[] = [{ propertySchema: { type: 'number' }, operator: '=', value: 1 }];
/** These keep a scorecard from being remembered. */
const RELATED: readonly object[] = [
  { operator: 'relatedTo', blueprint: 'top', value: 'a' },
  { property: { path: ['ups', 'top'] }, operator: 'matchAny', value: 'b' },
];

function createScorecard(identifier: string, rules: readonly object[]): Scorecard {
  return {
    kind: 'scorecard',
    identifier,
    title: identifier,
    isPartial: false,
    origin: { file: `scorecards/${identifier}.yaml`, index: 0, path: [] },
    value: {
      identifier,
      blueprint: 'low',
      filter: {
        combinator: 'or',
        rules: [
          { property: 'many', operator: 'isEmpty' },
          { property: 'n', operator: 'isNotEmpty' },
        ],
      },
      rules: rules.map((condition, index) => ({
        identifier: `rule-${index}`,
        level: ['Bronze', 'Silver', 'Gold'][index % 3] ?? '',
        query: { combinator: 'and', conditions: [condition] },
      })),
    },
  };
}

const FIRST = createScorecard('first', RULES);
const OTHERS = [createScorecard('whole', WHOLE), createScorecard('related', RELATED)];

function catalogOf(entities: readonly FullEntity[], scorecards: readonly Scorecard[]): FullCatalog {
  const entitiesById = new Map<string, Map<string, FullEntity>>();
  for (const { identifier } of BLUEPRINTS) entitiesById.set(identifier, new Map());
  for (const entity of entities) entitiesById.get(entity.blueprint)?.set(entity.identifier, entity);
  return {
    config: { version: 1 },
    configOrigin: undefined,
    blueprints: BLUEPRINTS,
    entities,
    scorecards,
    actions: [],
    blueprintsById: firstById(BLUEPRINTS),
    entitiesById,
  };
}

async function score(catalog: FullCatalog, now: number, snapshot?: DerivedSnapshot) {
  const derived = await deriveWithQueries(catalog, new Date(now), { snapshot });
  const scored = scoreCatalog({ catalog, derived, now });
  expect(scored.unscored).toEqual([]);
  const said = catalog.entities.map((entity) => [
    nameOf(entity),
    plainScores(entity, scored.scorecards),
  ]);
  return { derived, said };
}

test('scores commit by commit are the scores at once', async () => {
  const steps = fc.array(
    fc.record({
      isWritten: fc.boolean(),
      isLater: fc.boolean(),
      isComplete: fc.boolean(),
      scorecards: fc.constantFrom([], [FIRST], [FIRST, ...OTHERS]),
    }),
    { minLength: 4, maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(histories, steps, async (history, kinds) => {
      let snapshot: DerivedSnapshot | undefined;
      let now = NOW;
      for (const [index, entities] of history.entries()) {
        const { isWritten, isLater, isComplete, scorecards } = kinds[index] ?? {};
        if (isLater === true) now += 3_600_000;
        const catalog = catalogOf(entities, scorecards ?? []);
        const { derived, said } = await score(catalog, now, snapshot);
        expect(said).toEqual((await score(catalog, now)).said);
        const taken = derived.takeSnapshot(isComplete === true);
        const text = writeSnapshot(taken, PROGRAM).join('');
        // What has no news is not kept: the one before is as good.
        if (taken.hasNews) snapshot = isWritten === true ? readSnapshot(text, PROGRAM) : taken;
        expect(snapshot).toBeDefined();
      }
    }),
    { numRuns: 120 },
  );
}, 120_000);

test('what is otherwise than a snapshot has it is among what may be', async () => {
  const all = ({ derived, said }: Awaited<ReturnType<typeof score>>, catalog: FullCatalog) =>
    new Map(
      catalog.entities.map((entity, index) => [
        nameOf(entity),
        JSON.stringify([entity, derived.valuesOf(entity), derived.ownersOf(entity), said[index]]),
      ]),
    );
  let most = 0;
  await fc.assert(
    fc.asyncProperty(histories, async ([first = [], second = first]) => {
      const [before, after] = [catalogOf(first, [FIRST]), catalogOf(second, [FIRST])];
      const past = await score(before, NOW);
      expect(past.derived.findChanged()).toBeUndefined();
      const present = await score(after, NOW, past.derived.takeSnapshot(true));
      const [old, now] = [all(past, before), all(present, after)];
      const names = [...new Set([...old.keys(), ...now.keys()])];
      const others = names.filter((name) => old.get(name) !== now.get(name));
      const found = (present.derived.findChanged() ?? []).map(
        (each) => `${each.blueprint}/${each.identifier}`,
      );
      expect(new Set(found)).toEqual(new Set([...found, ...others]));
      most = Math.max(most, names.length - found.length);
    }),
    { numRuns: 120 },
  );
  // Not everything may be.
  expect(most).toBeGreaterThan(3);
}, 120_000);

test('what is not touched is not asked again, and a scorecard that is another is', async () => {
  const [history = []] = fc.sample(histories, { numRuns: 1, seed: 7 });
  const catalog = catalogOf(history.at(-1) ?? [], [FIRST]);
  const { derived } = await score(catalog, NOW);
  const snapshot = derived.takeSnapshot(true);
  const dueOf = async (rules: readonly object[]): Promise<number> => {
    const again = await deriveWithQueries(catalog, new Date(NOW), { snapshot });
    let due = 0;
    scoreCatalog({
      catalog: { ...catalog, scorecards: [createScorecard('first', rules)] },
      derived: {
        ...again,
        openFurther(request) {
          const column = again.openFurther(request);
          due += column?.rows.length ?? 0;
          return column;
        },
      },
      now: NOW,
    });
    return due;
  };
  const lows = catalog.entitiesById.get('low')?.size ?? 0;
  expect(lows).toBeGreaterThan(0);
  expect(await dueOf(RULES)).toBe(0);
  expect(await dueOf(RULES.slice(1))).toBe(lows);
});
