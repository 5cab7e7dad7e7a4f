import type { BlueprintFile, PropertyDefinition, RelationDefinition } from '../model/blueprint.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Blueprint, Origin } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { reportProblem } from './report-problem.ts';
import type { Report } from './report.ts';
import { withoutInvalid } from './without-invalid.ts';

const CODES = {
  'unknown-key': 'blueprint/unknown-key',
  missing: 'blueprint/invalid',
  invalid: 'blueprint/invalid',
} as const;

const TYPES = new Set(['string', 'number', 'boolean', 'object', 'array']);

/** A value that stands where a blueprint should → a blueprint, and reports. Undefined without an identifier. */
export function decodeBlueprint(
  value: unknown,
  origin: Origin,
  validate: FileValidator,
  report: Report,
): Blueprint | undefined {
  const problems = validate(value);
  for (const problem of problems) reportProblem(report, { origin, path: [] }, problem, CODES);
  if (!isRecord(value) || typeof value['identifier'] !== 'string') return undefined;
  const sound = withoutInvalid(value, problems);
  const file: Readonly<Record<string, unknown>> = isRecord(sound) ? sound : {};
  const required = membersOf(file, 'schema')['required'];
  return {
    identifier: value['identifier'],
    title: typeof value['title'] === 'string' ? value['title'] : value['identifier'],
    properties: pickRecords<PropertyDefinition>(
      membersOf(membersOf(value, 'schema'), 'properties'),
      membersOf(membersOf(file, 'schema'), 'properties'),
      ({ type }) => (typeof type === 'string' && TYPES.has(type) ? { type } : undefined),
    ),
    required: Array.isArray(required) ? required : [],
    relations: pickRecords<RelationDefinition>(
      membersOf(value, 'relations'),
      membersOf(file, 'relations'),
      ({ target }) => (typeof target === 'string' ? { target } : undefined),
    ),
    // What is not as the schema says was reported and taken out.
    file: { ...file, identifier: value['identifier'] } as unknown as BlueprintFile,
    origin,
  };
}

function membersOf(
  value: Readonly<Record<string, unknown>>,
  name: string,
): Readonly<Record<string, unknown>> {
  const members = value[name];
  return isRecord(members) ? members : {};
}

/**
 * The members of a map that say the least they must. One that is otherwise wrong is there all the same, so
 * that one mistake in a blueprint does not make an error of every entity.
 */
function pickRecords<T>(
  written: Readonly<Record<string, unknown>>,
  sound: Readonly<Record<string, unknown>>,
  least: (member: Readonly<Record<string, unknown>>) => object | undefined,
): Readonly<Record<string, T>> {
  // Object.create returns any; without a prototype a member named `constructor` is only a member.
  const picked = Object.create(null) as Record<string, T>;
  for (const [name, member] of Object.entries(written)) {
    const needed = isRecord(member) ? least(member) : undefined;
    const rest = Object.hasOwn(sound, name) ? sound[name] : undefined;
    if (needed !== undefined) picked[name] = { ...(isRecord(rest) ? rest : {}), ...needed } as T;
  }
  return picked;
}
