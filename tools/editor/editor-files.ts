import type { Catalog } from '../load/catalog.ts';
import { EDGES_FILE, toAnyEntitySchema, toEdgesSchema, toEntitySchema } from './entity-schema.ts';
import {
  toActionSchema,
  toBlueprintSchema,
  toConfigSchema,
  toScorecardSchema,
} from './file-schemas.ts';
import { IDENTIFIERS_FILE, toIdentifiersSchema } from './reference-schema.ts';
import { schemaFileNames } from './schema-file-names.ts';
import { toSchemaGlobs } from './schema-globs.ts';

/**
 * Beside the settings that name them: `.vscode/` is where an editor's part of a repository is committed, and
 * what other editors read it from is only a path. `.cadastre/` is scratch space that git ignores.
 */
export const SCHEMA_FOLDER = '.vscode/cadastre';

export interface EditorFiles {
  /** Schemas by path. */
  readonly schemas: ReadonlyMap<string, string>;
  /** `yaml.schemas` of the settings: which schema is for which files. */
  readonly globs: Readonly<Record<string, readonly string[]>>;
}

/** Everything that editors need to know about this repository, from its own blueprints and entities. */
export function toEditorFiles(catalog: Catalog): EditorFiles {
  const identifiers = [...catalog.blueprintsById.keys()].toSorted();
  const names = schemaFileNames(identifiers);
  const schemas = new Map<string, object>([
    ['config.json', toConfigSchema()],
    ['blueprint.json', toBlueprintSchema(catalog)],
    ['action.json', toActionSchema(catalog)],
    ['scorecard.json', toScorecardSchema(catalog)],
    [EDGES_FILE, toEdgesSchema()],
    [IDENTIFIERS_FILE, toIdentifiersSchema(catalog, names)],
    ['entity.json', toAnyEntitySchema(catalog, names)],
  ]);
  for (const [identifier, name] of names) {
    const blueprint = catalog.blueprintsById.get(identifier);
    if (blueprint !== undefined) schemas.set(name, toEntitySchema(blueprint, names));
  }
  return {
    schemas: new Map(
      [...schemas].map(([name, schema]) => [
        `${SCHEMA_FOLDER}/${name}`,
        `${JSON.stringify(schema, null, 2)}\n`,
      ]),
    ),
    globs: Object.fromEntries(
      [...toSchemaGlobs(catalog, names)].map(([name, globs]) => [
        `./${SCHEMA_FOLDER}/${name}`,
        globs,
      ]),
    ),
  };
}
