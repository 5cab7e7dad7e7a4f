import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { compareEdges } from '../../testing/compare-edges.ts';
import { createNodeFileStore } from '../../adapters/node-file-store.ts';
import { loadServiceSpec } from '../../adapters/service-spec.ts';
import { renderYaml } from '../../document/render-yaml.ts';
import type { EstateResource } from '../../emulators/aws/estate-resource.ts';
import { startCloudControl } from '../../emulators/aws/start-cloud-control.ts';
import type { Blueprint } from '../../load/catalog.ts';
import type { TypeLibrary } from '../../ports/type-library.ts';
import { homesOf } from '../../sources/aws/blueprint/homes-of.ts';
import { toBlueprint } from '../../sources/aws/blueprint/to-blueprint.ts';
import { typeIdentifier } from '../../sources/aws/blueprint/type-identifier.ts';
import { mapObservations } from '../../sources/aws/map-observations.ts';
import { observe } from '../../sources/aws/observe.ts';
import { getAwsType } from '../../sources/aws/types.ts';
import { createMemoryFileStore } from '../../testing/memory-file-store.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';
import { loadBlueprints } from '../load-blueprints.ts';
import { toFileName } from './to-file-name.ts';

const CORPUS = path.join(import.meta.dirname, '../../../../shared/corpus/aws/live-models.jsonl');
const isThere = existsSync(CORPUS);
if (!isThere)
  console.log(
    `skipped: new blueprints over the corpus, because ${path.relative(process.cwd(), CORPUS)} is not here`,
  );

function readModels(): readonly EstateResource[] {
  const lines = readFileSync(CORPUS, 'utf8').split('\n');
  const models = lines
    .filter((line) => line !== '')
    .map((line): EstateResource => {
      const {
        TypeName: type,
        Identifier: told,
        region,
        accountId: account,
        Properties: properties,
      } = JSON.parse(line);
      // A permission was read by another API, under half of its name.
      const isHalf = type === 'AWS::Lambda::Permission' && !told.includes('|');
      const identifier = isHalf ? `${properties.FunctionName}|${told}` : told;
      return { type, identifier, region, account, properties };
    });
  // Two of the models are there twice, under one identifier.
  return [...new Map(models.map((model) => [`${model.type} ${model.identifier}`, model])).values()];
}

/** The parents that the models do not bring, so that all of them can be listed. */
function parentsOf(models: readonly EstateResource[]): readonly EstateResource[] {
  const parents = models.flatMap(
    ({ type, account, region, identifier, properties }): EstateResource[] => {
      const { parent } = getAwsType(type);
      if (parent === undefined) return [];
      const [first = ''] = identifier.split('|');
      const values = Object.entries(parent.model).map(([member, property]) => {
        const value = properties[member] ?? first;
        return [property, property === 'Layers' ? [identifier] : value] as const;
      });
      const name = values.map(([, value]) => String(value)).join('|');
      return [
        {
          type: parent.type,
          account,
          region,
          identifier: name,
          properties: Object.fromEntries(values),
        },
      ];
    },
  );
  if (parents.length === 0) return [];
  const above = parentsOf(parents);
  return [...above, ...parents];
}

/** Blueprints for these types, each knowing all others, as files. */
function createFiles(
  types: readonly string[],
  shipped: readonly Blueprint[],
  library: TypeLibrary,
): Record<string, string> {
  const homes = new Map([
    ...homesOf(shipped),
    ...types.map(
      (type) => [type, { blueprint: typeIdentifier(type), rule: { aws: type } }] as const,
    ),
  ]);
  return Object.fromEntries(
    types.map((type) => {
      const description = library.find(type);
      if (description === undefined) throw new Error(`${type} is not known`);
      const identifier = typeIdentifier(type);
      const { file } = toBlueprint(description, identifier, { library, homes });
      return [`blueprints/${toFileName(identifier)}.yaml`, renderYaml(file)];
    }),
  );
}

/** The same values in another order, as AWS answers. */
function reverse(value: unknown, ordered: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((each) => reverse(each, ordered)).toReversed();
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, member]) => [
    key,
    ordered.includes(key) ? member : reverse(member, ordered),
  ]);
  return Object.fromEntries(entries.toReversed());
}

const NAMING = { isName: () => false, tagKeys: new Set<string>() };

describe.skipIf(!isThere)('blueprints made for every type of the read-back models', () => {
  let models: readonly EstateResource[] = [];
  let types: readonly string[] = [];
  let files: Record<string, string> = {};
  beforeAll(async () => {
    const { blueprints } = await loadBlueprints(createNodeFileStore(createRepository('shipped')));
    const covered = homesOf(blueprints);
    models = readModels().filter(({ type }) => !covered.has(type));
    types = [...new Set(models.map(({ type }) => type))].toSorted();
    files = createFiles(types, blueprints, await loadServiceSpec());
  }, 120_000);

  test('what has no list is taken in all the same, in whatever order it is read', async () => {
    const unlisted = models.filter(({ type }) => getAwsType(type).isUnlisted !== undefined);
    const all = await loadBlueprints(createMemoryFileStore(files));
    expect(all.blueprints).toHaveLength(types.length);
    const own = new Set(unlisted.map(({ type }) => typeIdentifier(type)));
    const blueprints = all.blueprints.filter(({ identifier }) => own.has(identifier));
    const observations = (isReversed: boolean) =>
      unlisted.map(({ type, account, region, identifier, properties }) => {
        const { ordered = [] } = getAwsType(type);
        const seen = isReversed ? (reverse(properties, ordered) as typeof properties) : properties;
        const place = { account, region, endpoint: region };
        return observe(type, place, { identifier, properties: seen }, { naming: NAMING });
      });
    const read = (isReversed: boolean) => (type: string) => [
      observations(isReversed).filter((each) => each.type === type),
    ];
    const first = await mapObservations(blueprints, read(false));
    expect(first.warnings).toEqual([]);
    expect(first.entities).toHaveLength(unlisted.length);
    expect(await mapObservations(blueprints, read(true))).toEqual(first);
  }, 60_000);

  test('pass the checks, take in every model, and a second survey changes nothing', async () => {
    const regions = [...new Set(models.map(({ region }) => region))].map(
      (each) => `\n    - ${each}`,
    );
    const root = createRepository('shipped', {
      ...files,
      'cadastre.yaml': `version: 1\naws:\n  accounts:\n    - id: "111111111111"\n  regions:${regions.join('')}\n`,
    });
    const estate = [...parentsOf(models), ...models];
    const server = await startCloudControl({ estate, shuffle: 'all', seed: 1 });
    const run = (...words: string[]) => runCommand(words, { cwd: root, loopback: server.url });
    const sync = async (...words: string[]) =>
      JSON.parse((await run('sync', 'aws', '--format', 'json', ...words)).stdout);
    try {
      expect((await run('format', '--check')).stdout).toBe('');
      expect((await run('check')).stdout).toContain('no problems');
      const first = await sync('--write');
      const made = new Set(types.map(typeIdentifier));
      const entities = first.changes.filter(({ blueprint }: { blueprint: string }) =>
        made.has(blueprint),
      );
      const relations = entities.flatMap(({ properties }: { properties: { path: string }[] }) =>
        properties.filter(({ path: at }) => /^relations\.(?!region$|account$)/.test(at)),
      );
      const listed = models.filter(({ type }) => getAwsType(type).isUnlisted === undefined);
      console.log(
        `new blueprints: ${types.length} types, ${models.length} models (${models.length - listed.length} of types without a list), ${entities.length} entities, ${relations.length} relations beside region and account, ${first.summary.external} external references, ${first.warnings.length} warnings`,
      );
      const edges = compareEdges(models, first.changes);
      console.log(
        `of ${edges.found + edges.missing.length} whole ARNs whose target is an entity, ${edges.found} are edges`,
      );
      expect(edges.missing).toEqual([]);
      expect(first.warnings).toEqual([]);
      expect(entities.length).toBeGreaterThanOrEqual(listed.length);
      expect((await run('check')).stdout).toContain('no problems');
      const second = await sync();
      expect(second.summary).toMatchObject({ create: 0, update: 0, delete: 0, held: 0 });
    } finally {
      await server.close();
    }
  }, 600_000);
});
