import type { Ajv, ValidateFunction } from 'ajv';
import { createAjv } from './create-ajv.ts';
import { explainErrors } from './explain-errors.ts';
import { ACTION_SCHEMA } from './generated/action-schema.ts';
import { BLUEPRINT_SCHEMA } from './generated/blueprint-schema.ts';
import { CONFIG_SCHEMA } from './generated/config-schema.ts';
import { ENTITY_SCHEMA } from './generated/entity-schema.ts';
import { SCORECARD_SCHEMA } from './generated/scorecard-schema.ts';
import type { SchemaProblem } from './schema-problem.ts';

export type FileValidator = (value: unknown) => readonly SchemaProblem[];

/** One validator for each kind of file that people write. */
export interface FileValidators {
  readonly blueprint: FileValidator;
  readonly entity: FileValidator;
  readonly action: FileValidator;
  readonly scorecard: FileValidator;
  readonly config: FileValidator;
}

let compiled: FileValidators | undefined;

/** Compiled once a process: that takes longer than loading a small catalog. */
export function createFileValidators(): FileValidators {
  compiled ??= compileAll(createAjv('ours'));
  return compiled;
}

function compileAll(ajv: Ajv): FileValidators {
  return {
    blueprint: compile(ajv, BLUEPRINT_SCHEMA),
    entity: compile(ajv, ENTITY_SCHEMA),
    action: compile(ajv, ACTION_SCHEMA),
    scorecard: compile(ajv, SCORECARD_SCHEMA),
    config: compile(ajv, CONFIG_SCHEMA),
  };
}

/** Compiled when the first value comes: many runs see no file of a kind, and compiling takes as long as a hundred files. */
function compile(ajv: Ajv, schema: object): FileValidator {
  let validate: ValidateFunction | undefined;
  return (value) => {
    validate ??= ajv.compile(schema);
    return validate(value) ? [] : explainErrors(validate.errors ?? [], value);
  };
}
