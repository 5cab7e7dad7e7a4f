import type { FullCatalog, FullEntity, Scorecard } from '../../load/catalog.ts';
import { firstById } from '../../load/load-catalog.ts';
import { createCatalogToDerive } from './create-catalog-to-derive.ts';

export const RULES: readonly object[] = [
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

/** A catalog in memory that is derived, and scored by four scorecards; entities have versions. */
export function createCatalogToScore(functions: number): FullCatalog {
  const { blueprints, entities: made } = createCatalogToDerive(functions);
  const entities = made.map((entity, index) => ({ ...entity, version: String(index) }));
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
