import path from 'node:path';
import { createGenerator } from 'ts-json-schema-generator';

/** A model type and the file that its JSON Schema is kept in. */
interface SchemaSource {
  readonly type: string;
  readonly model: string;
  readonly file: string;
  readonly constant: string;
}

const SOURCES: readonly SchemaSource[] = [
  {
    type: 'BlueprintFile',
    model: 'blueprint.ts',
    file: 'blueprint-schema.ts',
    constant: 'BLUEPRINT_SCHEMA',
  },
  { type: 'EntityFile', model: 'entity.ts', file: 'entity-schema.ts', constant: 'ENTITY_SCHEMA' },
  { type: 'ActionFile', model: 'action.ts', file: 'action-schema.ts', constant: 'ACTION_SCHEMA' },
  {
    type: 'ScorecardFile',
    model: 'scorecard.ts',
    file: 'scorecard-schema.ts',
    constant: 'SCORECARD_SCHEMA',
  },
  { type: 'ConfigFile', model: 'config.ts', file: 'config-schema.ts', constant: 'CONFIG_SCHEMA' },
  {
    type: 'LiveEvent',
    model: 'live-event.ts',
    file: 'live-event-schema.ts',
    constant: 'LIVE_EVENT_SCHEMA',
  },
  {
    type: 'DiffOutput',
    model: 'diff-output.ts',
    file: 'diff-output-schema.ts',
    constant: 'DIFF_OUTPUT_SCHEMA',
  },
  ...['Index', 'Blueprint', 'Entities', 'Entity'].map((part) => ({
    type: `Export${part}`,
    model: 'export-output.ts',
    file: `export-${part.toLowerCase()}-schema.ts`,
    constant: `EXPORT_${part.toUpperCase()}_SCHEMA`,
  })),
  {
    type: 'ScoreOutput',
    model: 'score-output.ts',
    file: 'score-output-schema.ts',
    constant: 'SCORE_OUTPUT_SCHEMA',
  },
  {
    type: 'ScoreChangeOutput',
    model: 'score-change-output.ts',
    file: 'score-change-output-schema.ts',
    constant: 'SCORE_CHANGE_OUTPUT_SCHEMA',
  },
  {
    type: 'ScoreEntityHistoryOutput',
    model: 'score-entity-history-output.ts',
    file: 'score-entity-history-output-schema.ts',
    constant: 'SCORE_ENTITY_HISTORY_OUTPUT_SCHEMA',
  },
  {
    type: 'ScoreHistoryOutput',
    model: 'score-history-output.ts',
    file: 'score-history-output-schema.ts',
    constant: 'SCORE_HISTORY_OUTPUT_SCHEMA',
  },
  {
    type: 'ListOutput',
    model: 'list-output.ts',
    file: 'list-output-schema.ts',
    constant: 'LIST_OUTPUT_SCHEMA',
  },
];

export interface GeneratedSchema {
  /** The file name below `generated/`. */
  readonly file: string;
  readonly text: string;
}

/** The JSON Schemas (draft-07) of everything that people write or send, from the types in `model/`. */
export function generateSchemas(modelFolder: string, tsconfig: string): readonly GeneratedSchema[] {
  return SOURCES.map(({ type, model, file, constant }) => {
    const generator = createGenerator({
      path: path.join(modelFolder, model),
      tsconfig,
      type,
      topRef: false,
      additionalProperties: false,
      sortProps: true,
      skipTypeCheck: true,
      extraTags: [],
    });
    const schema = JSON.stringify(generator.createSchema(type), null, 2);
    const note = `// Generated from ${type} in tools/model/${model} by \`npm run schemas\`; edit the type, not this file.`;
    return { file, text: `${note}\nexport const ${constant} = ${schema} as const;\n` };
  });
}
