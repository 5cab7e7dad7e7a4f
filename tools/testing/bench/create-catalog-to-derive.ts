import type { Blueprint, FullEntity } from '../../load/catalog.ts';
import type { BlueprintFile, CalculationProperty } from '../../model/blueprint.ts';

/** A catalog in memory whose functions have mirrors, calculations and aggregations; the same for the same number. */
export function createCatalogToDerive(functions: number): {
  readonly blueprints: readonly Blueprint[];
  readonly entities: readonly FullEntity[];
} {
  const queues = Math.ceil(functions / 2);
  const services = Math.ceil(functions / 50);
  return {
    blueprints: BLUEPRINTS,
    entities: [
      ...times(SYSTEMS, (index) => ({
        blueprint: 'system',
        properties: { domain: `domain-${index % 7}` },
        relations: {},
      })),
      ...times(services, (index) => ({
        blueprint: 'service',
        properties: { tier: TIERS[index % 3], cost: index % 900, url: `https://s${index}.example` },
        relations: { system: `system-${index % SYSTEMS}` },
      })),
      ...times(queues, (index) => ({
        blueprint: 'queue',
        properties: { depth: index % 1000, seen: time(index) },
        relations: { consumer: `function-${(index * 7) % functions}` },
      })),
      ...times(functions, (index) => ({
        blueprint: 'function',
        properties: functionProperties(index),
        relations: {
          service: `service-${index % services}`,
          uses: [`queue-${index % queues}`, `queue-${(index * 3) % queues}`],
        },
      })),
    ],
  };
}

const SYSTEMS = 200;
const TIERS = ['gold', 'silver', 'bronze'];

function functionProperties(index: number): Readonly<Record<string, unknown>> {
  return {
    arn: `arn:aws:lambda:eu-west-1:111111111111:function:function-${index}`,
    runtime: index % 3 === 0 ? 'nodejs20.x' : 'python3.12',
    memory: 128 + index,
    created: time(index),
    description: `What function ${index} is there for, and whom to ask about it. `.repeat(3),
    tags: { env: index % 2 === 0 ? 'prod' : 'dev', owner: `person-${index}`, id: index },
    layers: [`layer-${index}`, `layer-${index % 5}`, 'base'],
  };
}

function time(index: number): string {
  return new Date(1_700_000_000_000 + index * 60_000).toISOString().replace('.000', '');
}

type Made = Pick<FullEntity, 'blueprint' | 'properties' | 'relations'>;

function times(count: number, make: (index: number) => Made): readonly FullEntity[] {
  return Array.from({ length: count }, (_, index): FullEntity => {
    const made = make(index);
    return {
      ...made,
      identifier: `${made.blueprint}-${index}`,
      title: `The ${made.blueprint} ${index}`,
      team: index % 4 === 0 ? [`team-${index % 20}`] : [],
      icon: undefined,
      edges: [],
      source: undefined,
      propertyNames: Object.keys(made.properties),
      references: [],
      origin: { file: `catalog/${made.blueprint}/${index}.yaml`, index: 0, path: [] },
      namesBlueprint: false,
    };
  });
}

const text = (calculation: string): CalculationProperty => ({ calculation, type: 'string' });
const number = (calculation: string): CalculationProperty => ({ calculation, type: 'number' });

/** Half of them plain paths, the other half jq whose inputs differ for every entity. */
const CALCULATIONS: Readonly<Record<string, CalculationProperty>> = {
  p0: text('.identifier'),
  p1: text('.title'),
  p2: text('.properties.arn'),
  p3: text('.properties.runtime'),
  p4: number('.properties.memory'),
  p5: text('.properties.tags.env'),
  p6: text('.properties.tags.owner'),
  p7: text('.relations.service'),
  p8: text('.properties.m0'),
  p9: { calculation: '.properties.layers', type: 'array' },
  j0: text('.properties.arn | split(":")[3]'),
  j1: text('"https://console.example/" + (.properties.arn | split(":") | last)'),
  j2: text(
    'if .properties.memory > 1000 then "large" elif .properties.memory > 500 then "middle" else "small" end',
  ),
  j3: { calculation: '.properties.tags | to_entries | map("\\(.key)=\\(.value)")', type: 'array' },
  j4: { calculation: '.properties.arn | test("function-[0-9]*7$")', type: 'boolean' },
  j5: number('(now - (.properties.created | fromdateiso8601)) / 86400 | floor'),
  j6: text('"\\(.title) (\\(.properties.tags.env // "none")), \\(.identifier)"'),
  j7: number('.properties.layers | map(select(startswith("layer"))) | length'),
  j8: text('.title | gsub(" "; "-")'),
  j9: text('.properties.j6 + " " + .properties.j2'),
};

const MIRRORS: Readonly<Record<string, { path: string }>> = {
  m0: { path: 'service.tier' },
  m1: { path: 'service.cost' },
  m2: { path: 'service.$title' },
  m3: { path: 'service.url' },
  m4: { path: 'service.system.domain' },
  m5: { path: 'service.system.$title' },
  m6: { path: 'service.queues' },
  m7: { path: 'uses.depth' },
  m8: { path: 'uses.$identifier' },
  m9: { path: 'service.$team' },
};

type Aggregations = NonNullable<BlueprintFile['aggregationProperties']>;

const aggregation = (
  spec: Partial<Aggregations[string]['calculationSpec']>,
  more: Partial<Aggregations[string]> = {},
): Aggregations[string] => ({
  target: 'queue',
  calculationSpec: { calculationBy: 'property', func: 'count', property: 'depth', ...spec },
  pathFilter: [{ path: ['uses'] }],
  ...more,
});
const above = (property: string, value: number): Record<string, unknown> => ({
  combinator: 'and',
  rules: [{ property, operator: '>', value }],
});
const CONSUMED = { pathFilter: [{ path: ['consumer'], fromBlueprint: 'queue' }] };
const FUNCTIONS = {
  target: 'function',
  pathFilter: [{ path: ['service'], fromBlueprint: 'function' }],
};

const AGGREGATIONS: Aggregations = {
  a0: aggregation({ calculationBy: 'entities' }),
  a1: aggregation({ func: 'sum' }),
  a2: aggregation({ func: 'average' }),
  a3: aggregation({ func: 'min' }),
  a4: aggregation({ func: 'max' }),
  a5: aggregation({ func: 'median' }, CONSUMED),
  a6: aggregation({ calculationBy: 'entities' }, CONSUMED),
  a7: aggregation({ func: 'sum' }, { ...CONSUMED, query: above('depth', 500) }),
  a8: aggregation({ func: 'average', averageOf: 'week', measureTimeBy: 'seen' }),
  a9: aggregation(
    { calculationBy: 'entities' },
    { target: 'system', pathFilter: [{ path: ['service', 'system'] }] },
  ),
};

function blueprint(
  identifier: string,
  properties: Readonly<Record<string, Blueprint['properties'][string]['type']>>,
  more: Partial<BlueprintFile> = {},
): Blueprint {
  const definitions = Object.fromEntries(
    Object.entries(properties).map(([name, type]) => [name, { type }]),
  );
  return {
    identifier,
    title: identifier,
    properties: definitions,
    required: [],
    relations: more.relations ?? {},
    file: { identifier, schema: { properties: definitions }, ...more },
    origin: { file: `blueprints/${identifier}.yaml`, index: 0, path: [] },
  };
}

const BLUEPRINTS: readonly Blueprint[] = [
  blueprint('system', { domain: 'string' }),
  blueprint(
    'service',
    { tier: 'string', cost: 'number', url: 'string' },
    {
      relations: { system: { target: 'system' } },
      aggregationProperties: {
        queues: aggregation(
          { calculationBy: 'entities' },
          { ...FUNCTIONS, query: above('memory', 1000) },
        ),
      },
    },
  ),
  blueprint(
    'queue',
    { depth: 'number', seen: 'string' },
    { relations: { consumer: { target: 'function' } } },
  ),
  blueprint(
    'function',
    {
      arn: 'string',
      runtime: 'string',
      memory: 'number',
      created: 'string',
      description: 'string',
      tags: 'object',
      layers: 'array',
    },
    {
      relations: { service: { target: 'service' }, uses: { target: 'queue', many: true } },
      mirrorProperties: { ...MIRRORS },
      calculationProperties: { ...CALCULATIONS },
      aggregationProperties: AGGREGATIONS,
      ownership: { type: 'Inherited', path: 'service' },
    },
  ),
];
