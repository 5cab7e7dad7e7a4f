import type { Blueprint } from '../../load/catalog.ts';
import { evaluateJq } from '../../derive/jq/evaluate-jq.ts';
import type { JqResult } from '../../derive/jq/jq-result.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { SyncRule } from '../../model/blueprint.ts';
import type { PropertyValidator } from '../../schema/create-property-validator.ts';
import type { Observation } from './observation.ts';
import type { SurveyedEntity, SurveyWarning } from './surveyed-entity.ts';
import { toIdentifier } from './to-identifier.ts';
import { toKey } from './to-key.ts';
import { validatorOf } from './validator-of.ts';

export interface MappedObservations {
  readonly entities: readonly SurveyedEntity[];
  readonly warnings: readonly SurveyWarning[];
}

/** All observations of a type, batch by batch. */
export type ReadObservations = (type: string) => Iterable<readonly Observation[]>;

/** What is held of an entity, as soon as it is mapped. */
export type KeepEntity = (entity: SurveyedEntity) => SurveyedEntity;

/** Observations → entities, by the `sync` rules of the blueprints. Throws UserError for a program that is not jq. */
export async function mapObservations(
  blueprints: readonly Blueprint[],
  read: ReadObservations,
  keep: KeepEntity = (entity) => entity,
): Promise<MappedObservations> {
  const entities: SurveyedEntity[] = [];
  const warnings: SurveyWarning[] = [];
  for (const blueprint of blueprints) {
    const result = validatorOf(blueprint);
    if (result.kind === 'refused') continue;
    for (const [index, rule] of (blueprint.file.sync ?? []).entries()) {
      const { validate } = result;
      const mapping: Mapping = { blueprint, rule, index, validate, warnings, keep };
      for (const entity of await mapBatches(mapping, read(rule.aws))) entities.push(entity);
    }
  }
  return { entities, warnings };
}

interface Mapping {
  readonly blueprint: Blueprint;
  readonly rule: SyncRule;
  readonly index: number;
  readonly validate: PropertyValidator;
  readonly warnings: SurveyWarning[];
  readonly keep: KeepEntity;
}

async function mapBatches(
  mapping: Mapping,
  batches: Iterable<readonly Observation[]>,
): Promise<readonly SurveyedEntity[]> {
  const mapped: SurveyedEntity[][] = [];
  for (const batch of batches) mapped.push((await mapRule(mapping, batch)).map(mapping.keep));
  // Programs are looked at even where there is nothing to run them on.
  return mapped.length === 0 ? await mapRule(mapping, []) : mapped.flat();
}

async function mapRule(
  mapping: Mapping,
  observations: readonly Observation[],
): Promise<SurveyedEntity[]> {
  const programs = programsOf(mapping.rule);
  const inputs = observations.map(toInput);
  const evaluated = await evaluateJq(
    programs.map(({ program }) => program),
    inputs,
  );
  if (evaluated.kind === 'invalid')
    throw invalidProgram(mapping, programs[evaluated.program], evaluated.message);
  return observations.flatMap((observation, row) => {
    const values = new Map(
      programs.map(({ path }, index) => [path, evaluated.results[row]?.[index] ?? NONE]),
    );
    const entity = toEntity(mapping, observation, values);
    return entity === undefined ? [] : [entity];
  });
}

const NONE: JqResult = { kind: 'none' };

/** What the programs see, as the documentation of `sync` says. */
function toInput({ type, account, region, identifier, arn, properties }: Observation): object {
  return { type, account, region, identifier, arn: arn ?? null, Properties: properties };
}

interface Program {
  /** Where it stands below the rule, joined by dots. */
  readonly path: string;
  readonly program: string;
}

function programsOf(rule: SyncRule): readonly Program[] {
  const single = (['where', 'identifier', 'title'] as const).flatMap((path) =>
    rule[path] === undefined ? [] : [{ path, program: rule[path] }],
  );
  const members = (['properties', 'relations'] as const).flatMap((section) =>
    Object.entries(rule[section] ?? {}).map(([name, program]) => ({
      path: `${section}.${name}`,
      program,
    })),
  );
  return [...single, ...members];
}

function invalidProgram(
  { blueprint, index }: Mapping,
  program: Program | undefined,
  message: string,
): UserError {
  const place = ['sync', index, ...(program?.path.split('.') ?? [])].join('.');
  return new UserError(
    `${blueprint.origin.file}: \`${place}\` is not a jq program: ${message}`,
    'nothing was written; `cadastre check` shows the line',
  );
}

function toEntity(
  mapping: Mapping,
  observation: Observation,
  values: ReadonlyMap<string, JqResult>,
): SurveyedEntity | undefined {
  const { blueprint, rule, warnings } = mapping;
  const value = (path: string): unknown => {
    const result = values.get(path) ?? NONE;
    if (result.kind === 'error') warn(path, `the jq program failed: ${result.message}`);
    return result.kind === 'value' ? result.value : undefined;
  };
  const name = value('identifier');
  const identifier =
    rule.identifier === undefined
      ? toKey(observation)
      : typeof name === 'string' && name !== ''
        ? toIdentifier(name)
        : undefined;
  const warn = (path: string, message: string): void => {
    const shown = identifier ?? toIdentifier(observation.identifier);
    warnings.push({ blueprint: blueprint.identifier, identifier: shown, path, message });
  };
  if (rule.where !== undefined && value('where') !== true) return undefined;
  if (identifier === undefined) {
    warn('identifier', '`identifier` gives no name; it is left out');
    return undefined;
  }
  const title = value('title');
  const { type, account, region, identifier: id, arn } = observation;
  return {
    blueprint: blueprint.identifier,
    identifier,
    title: typeof title === 'string' && title !== '' ? title : undefined,
    properties: toProperties(mapping, value, warn),
    relations: toRelations(rule, value),
    source: { aws: type, account, region, id },
    arn,
  };
}

type Read = (path: string) => unknown;
type Warn = (path: string, message: string) => void;

/** A value that the blueprint does not allow is left out and said so: a survey must not break the checks. */
function toProperties(
  { blueprint, rule, validate }: Mapping,
  read: Read,
  warn: Warn,
): Record<string, unknown> {
  const properties: Record<string, unknown> = {};
  for (const name of Object.keys(rule.properties ?? {})) {
    const value = toDeclared(read(`properties.${name}`), blueprint.properties[name]?.type);
    if (isNothing(value)) {
      properties[name] = undefined;
      continue;
    }
    const [problem] = validate({ [name]: value });
    properties[name] = problem === undefined ? value : undefined;
    if (problem !== undefined) {
      // The message may quote the value, and the value may be anything: only the rule is named.
      warn(
        `properties.${name}`,
        'AWS has a value that the blueprint does not allow; it is left out',
      );
    }
  }
  return properties;
}

/** Some handlers answer with `"5"` where their schema says 5. */
function toDeclared(value: unknown, type: string | undefined): unknown {
  const isNumeric = type === 'number' && typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value);
  return isNumeric ? Number(value) : value;
}

/** AWS says the same with absent, null and empty. */
function isNothing(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function toRelations(rule: SyncRule, read: Read): Record<string, readonly string[]> {
  const relations: Record<string, readonly string[]> = {};
  for (const name of Object.keys(rule.relations ?? {})) {
    const targets = [read(`relations.${name}`)].flat();
    relations[name] = targets.filter(
      (target): target is string => typeof target === 'string' && target !== '',
    );
  }
  return relations;
}
