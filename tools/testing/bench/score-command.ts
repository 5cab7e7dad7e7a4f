import os from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import type { FullCatalog, FullEntity, Scorecard } from '../../load/catalog.ts';
import { firstById } from '../../load/load-catalog.ts';
import { scoreCatalog } from '../../score/score-catalog.ts';
import { createCatalogToDerive } from './create-catalog-to-derive.ts';

// Run by `npm run bench:score`: every function of a catalog in memory by four scorecards. Asserts nothing.

const { values } = parseArgs({
  options: {
    functions: { type: 'string', default: '10000,100000' },
    runs: { type: 'string', default: '3' },
  },
});

const RULES: readonly object[] = [
  { property: 'runtime', operator: 'in', value: ['nodejs20.x', 'nodejs22.x'] },
  { property: 'memory', operator: '<', value: 50_000 },
  { property: 'description', operator: 'isNotEmpty' },
  { property: 'layers', operator: 'contains', value: 'base' },
  { property: '$team', operator: 'isNotEmpty' },
  { relation: 'service', operator: 'isNotEmpty' },
  { property: 'service.tier', operator: '!=', value: 'bronze' },
  { property: 'created', operator: '>', value: '2023-12-01' },
  {
    combinator: 'or',
    conditions: [
      { property: 'm0', operator: '=', value: 'gold' },
      { property: 'memory', operator: '>', value: 512 },
    ],
  },
  { property: 'arn', operator: 'beginsWith', value: 'arn:aws:lambda:' },
];
const LEVELS = ['Bronze', 'Silver', 'Gold'];

function createScorecard(_: unknown, index: number): Scorecard {
  const identifier = `scorecard-${index}`;
  return {
    kind: 'scorecard',
    identifier,
    title: identifier,
    isPartial: false,
    origin: { file: `scorecards/${index}.yaml`, index: 0, path: [] },
    value: {
      identifier,
      blueprint: 'function',
      rules: RULES.map((condition, position) => ({
        identifier: `rule-${position}`,
        level: LEVELS[position % 3] ?? '',
        weight: position + 1,
        query: { combinator: 'and', conditions: [condition] },
      })),
    },
  };
}

function createCatalog(functions: number): FullCatalog {
  const { blueprints, entities } = createCatalogToDerive(functions);
  const entitiesById = new Map<string, Map<string, FullEntity>>();
  for (const entity of entities) {
    const byId = entitiesById.get(entity.blueprint) ?? new Map<string, FullEntity>();
    entitiesById.set(entity.blueprint, byId.set(entity.identifier, entity));
  }
  return {
    config: { version: 1 },
    configOrigin: undefined,
    blueprints,
    entities,
    actions: [],
    scorecards: Array.from({ length: 4 }, createScorecard),
    blueprintsById: firstById(blueprints),
    entitiesById,
  };
}

const cpu = os.cpus()[0]?.model.trim() ?? 'unknown processor';
print(`${cpu}, ${os.cpus().length} cores, node ${process.version}, ${process.platform}`);
for (const size of values.functions.split(',').map(Number)) {
  const catalog = createCatalog(size);
  const derived = {
    ownersOf: ({ identifier }: { identifier: string }) =>
      catalog.entitiesById.get('function')?.get(identifier)?.team ?? [],
    valuesOf: () => ({ m0: 'gold' }),
  };
  for (let run = 1; run <= Number(values.runs); run += 1) {
    const before = process.memoryUsage().rss;
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    const scored = scoreCatalog({ catalog, derived, now: Date.UTC(2026, 10, 25) });
    const seconds = (performance.now() - started) / 1000;
    const used = process.cpuUsage(cpuBefore).user / 1e6;
    const after = process.memoryUsage().rss;
    const judged = size * 4 * RULES.length;
    const top = scored.scorecards[0];
    const gold = top?.entities.filter((_, row) => top.levelAt(row) === 3).length ?? 0;
    print(
      `${size} functions × 4 scorecards × ${RULES.length} rules: ${seconds.toFixed(2)} s (${used.toFixed(2)} s CPU), ${((seconds * 1e9) / judged).toFixed(0)} ns a rule, ${Math.round((after - before) / 2 ** 20)} MiB more; ${gold} Gold`,
    );
  }
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
