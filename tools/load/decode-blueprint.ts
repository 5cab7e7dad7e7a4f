import type { BlueprintFile, PropertyDefinition, RelationDefinition } from '../model/blueprint.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Blueprint, Origin } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { reportProblem } from './report-problem.ts';
import type { Report } from './report.ts';

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
  for (const problem of validate(value)) {
    reportProblem(report, { origin, path: [] }, problem, CODES);
  }
  if (!isRecord(value) || typeof value['identifier'] !== 'string') return undefined;
  const schema = isRecord(value['schema']) ? value['schema'] : {};
  const required = Array.isArray(schema['required']) ? schema['required'] : [];
  return {
    identifier: value['identifier'],
    title: typeof value['title'] === 'string' ? value['title'] : value['identifier'],
    properties: pickRecords<PropertyDefinition>(schema['properties'], (definition) =>
      TYPES.has(String(definition['type'])),
    ),
    required: required.filter((name) => typeof name === 'string'),
    relations: pickRecords<RelationDefinition>(
      value['relations'],
      (definition) => typeof definition['target'] === 'string',
    ),
    // The schema was checked above and what is wrong was reported; readers look at shapes that they test.
    file: value as unknown as BlueprintFile,
    origin,
  };
}

/** The members of a map that are mappings and pass; the others were reported by the schema. */
function pickRecords<T>(
  value: unknown,
  isSound: (member: Readonly<Record<string, unknown>>) => boolean,
): Readonly<Record<string, T>> {
  // Object.create returns any; without a prototype a member named `constructor` is only a member.
  const picked = Object.create(null) as Record<string, T>;
  if (!isRecord(value)) return picked;
  for (const [name, member] of Object.entries(value)) {
    if (isRecord(member) && isSound(member)) picked[name] = member as T;
  }
  return picked;
}
