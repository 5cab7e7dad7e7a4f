import type { DerivedCatalog } from '../../derive/derived-catalog.ts';
import type { Blueprint, FullCatalog, FullEntity } from '../../load/catalog.ts';
import type { ExportEntity, ExportIndex, ExportProblem } from '../../model/export-output.ts';
import type { ScoredScorecard } from '../../score/scored-catalog.ts';
import type { ExportFolder } from '../../ports/export-folder.ts';
import { describeBlueprints } from '../../query/describe-blueprints.ts';
import { toExportBlueprint } from '../../reporters/export-blueprint.ts';
import { csvColumns, renderCsvLine } from '../../reporters/export-csv.ts';
import { toExportEntity } from '../../reporters/export-entity.ts';
import { EXPORT_BLUEPRINT_SCHEMA } from '../../schema/generated/export-blueprint-schema.ts';
import { EXPORT_ENTITIES_SCHEMA } from '../../schema/generated/export-entities-schema.ts';
import { EXPORT_ENTITY_SCHEMA } from '../../schema/generated/export-entity-schema.ts';
import { EXPORT_INDEX_SCHEMA } from '../../schema/generated/export-index-schema.ts';
import { nameExportFiles } from './name-export-files.ts';

export interface ExportRequest {
  readonly catalog: FullCatalog;
  readonly derived: DerivedCatalog;
  readonly scorecards: readonly ScoredScorecard[];
  readonly format: ExportIndex['format'];
  /** The commit, where there is one. */
  readonly generatedFrom: string | undefined;
  /** Identifiers of blueprints that are left out. */
  readonly without: ReadonlySet<string>;
}

/** Writes an export, entity by entity, so that only one at a time is text. The same request gives the same bytes. */
export function writeExport(folder: ExportFolder, request: ExportRequest): ExportIndex['counts'] {
  const { catalog, format } = request;
  const blueprints = [...catalog.blueprintsById.values()]
    .filter(({ identifier }) => !request.without.has(identifier))
    .sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
  const names = nameExportFiles(blueprints.map(({ identifier }) => identifier));
  const described = describeBlueprints(catalog.blueprintsById);
  const lines = format === 'jsonl' ? folder.open('entities.jsonl') : undefined;
  const rows = blueprints.map((blueprint): ExportIndex['blueprints'][number] => {
    const { identifier, title } = blueprint;
    const name = names.get(identifier) ?? '';
    const file = `blueprints/${name}.json`;
    const exported = toExportBlueprint(blueprint, described.get(identifier));
    folder.write(file, toJson(exported));
    const entities = entitiesOf(catalog, blueprint);
    const row = { identifier, title, entities: entities.length, file };
    if (lines !== undefined) {
      for (const each of entities)
        lines.write(`${JSON.stringify(toExportEntity(each, request))}\n`);
      return { ...row, entitiesFile: 'entities.jsonl' };
    }
    const entitiesFile = `entities/${name}.${format}`;
    if (format === 'json') writeJson(folder, { request, identifier, name, entities });
    else {
      const columns = csvColumns(exported);
      const table = folder.open(entitiesFile);
      table.write(renderCsvLine(columns.map((column) => column.name)));
      for (const each of entities) {
        const entity = toExportEntity(each, request);
        table.write(renderCsvLine(columns.map(({ read }) => read(entity))));
      }
      table.close();
    }
    return { ...row, entitiesFile };
  });
  lines?.close();
  const counts = {
    blueprints: rows.length,
    entities: rows.reduce((total, { entities }) => total + entities, 0),
  };
  folder.write('index.json', toJson(toIndex(request, counts, rows)));
  for (const [name, schema] of schemasOf(format))
    folder.write(`schema/${name}.json`, toJson(schema));
  return counts;
}

interface BlueprintEntities {
  readonly request: ExportRequest;
  readonly identifier: string;
  readonly name: string;
  readonly entities: readonly FullEntity[];
}

/** All entities of a blueprint in one file, and each in one of its own. */
function writeJson(
  folder: ExportFolder,
  { request, identifier, name, entities }: BlueprintEntities,
): void {
  const files = nameExportFiles(entities.map((each) => each.identifier));
  const all = folder.open(`entities/${name}.json`);
  all.write(`{"version":1,"blueprint":${JSON.stringify(identifier)},"entities":[`);
  for (const [index, each] of entities.entries()) {
    const file = `entities/${name}/${files.get(each.identifier)}.json`;
    const entity: ExportEntity = toExportEntity(each, request, file);
    const text = JSON.stringify(entity);
    all.write(`${index === 0 ? '' : ','}\n${text}`);
    folder.write(file, `${text}\n`);
  }
  all.write('\n]}\n');
  all.close();
}

function entitiesOf(
  { entitiesById }: FullCatalog,
  { identifier }: Blueprint,
): readonly FullEntity[] {
  const entities = [...(entitiesById.get(identifier)?.values() ?? [])];
  return entities.sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
}

function toIndex(
  { format, generatedFrom, derived, without }: ExportRequest,
  counts: ExportIndex['counts'],
  blueprints: ExportIndex['blueprints'],
): ExportIndex {
  const problems = derived.findings
    .filter(({ blueprint }) => !without.has(blueprint))
    .map(({ blueprint, property, message, entities, entity }): ExportProblem => {
      const first = entity === undefined ? {} : { entity };
      return { blueprint, property, message, entities, ...first };
    });
  const from = generatedFrom === undefined ? {} : { generatedFrom };
  return { version: 1, format, ...from, counts, blueprints, problems };
}

function schemasOf(format: ExportIndex['format']): ReadonlyMap<string, object> {
  return new Map<string, object>([
    ['index', EXPORT_INDEX_SCHEMA],
    ['blueprint', EXPORT_BLUEPRINT_SCHEMA],
    ...(format === 'csv' ? [] : [['entity', EXPORT_ENTITY_SCHEMA] as const]),
    ...(format === 'json' ? [['entities', EXPORT_ENTITIES_SCHEMA] as const] : []),
  ]);
}

/** On one line, so that no check takes it for a file of the catalog in a wrong place. */
function toJson(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
