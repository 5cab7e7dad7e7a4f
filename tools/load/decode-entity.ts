import type { EntitySource } from '../model/entity.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Blueprint, FullEntity, Origin, Reference } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { reportProblem } from './report-problem.ts';
import type { Report } from './report.ts';

const CODES = {
  'unknown-key': 'entity/unknown-key',
  missing: 'entity/invalid',
  invalid: 'entity/invalid',
} as const;

/** An entity whose blueprint may still have to be found. */
export interface DecodedEntity {
  readonly identifier: string;
  readonly blueprint: string | undefined;
  readonly properties: FullEntity['properties'];
  readonly relations: FullEntity['relations'];
  readonly origin: Origin;
  toEntity(identifier: string, blueprint: Blueprint | undefined): FullEntity;
}

/** A value that stands where an entity should → an entity, and reports. Undefined without an identifier. */
export function decodeEntity(
  value: unknown,
  origin: Origin,
  validate: FileValidator,
  report: Report,
): DecodedEntity | undefined {
  for (const problem of validate(value)) {
    reportProblem(report, { origin, path: [] }, problem, CODES);
  }
  if (!isRecord(value) || typeof value['identifier'] !== 'string') return undefined;
  const { identifier } = value;
  const properties = isRecord(value['properties']) ? value['properties'] : EMPTY;
  const relations = isRecord(value['relations']) ? pickRelations(value['relations']) : EMPTY;
  return {
    identifier,
    blueprint: typeof value['blueprint'] === 'string' ? value['blueprint'] : undefined,
    properties,
    relations,
    origin,
    toEntity: (name, blueprint) => ({
      identifier,
      blueprint: name,
      title: typeof value['title'] === 'string' ? value['title'] : undefined,
      team: teamsOf(value['team']),
      properties,
      namesBlueprint: typeof value['blueprint'] === 'string',
      relations,
      source: toSource(value['source']),
      propertyNames: presentNames(properties),
      references: blueprint === undefined ? NO_REFERENCES : findReferences(properties, blueprint),
      origin,
    }),
  };
}

const NONE: readonly string[] = [];
const NO_REFERENCES: FullEntity['references'] = [];

function teamsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((team) => typeof team === 'string') : NONE;
}

function presentNames(properties: FullEntity['properties']): readonly string[] {
  return Object.keys(properties).filter((name) => properties[name] !== null);
}

/** Properties of the formats `user` and `team`, alone or in a list. */
function findReferences(
  properties: FullEntity['properties'],
  blueprint: Blueprint,
): FullEntity['references'] {
  let found: Reference[] | undefined;
  for (const [name, { format, items }] of Object.entries(blueprint.properties)) {
    const kind = format ?? items?.format;
    if (kind !== 'user' && kind !== 'team') continue;
    const value = properties[name];
    const isList = Array.isArray(value);
    for (const [index, each] of [value].flat().entries()) {
      if (typeof each !== 'string') continue;
      const path = isList ? ['properties', name, index] : ['properties', name];
      (found ??= []).push({ kind, name: each, path });
    }
  }
  return found ?? NO_REFERENCES;
}

const EMPTY: Readonly<Record<string, never>> = Object.freeze(Object.create(null));

function pickRelations(relations: Readonly<Record<string, unknown>>): FullEntity['relations'] {
  if (Object.values(relations).every(isRelationValue)) return relations as FullEntity['relations'];
  return Object.fromEntries(
    Object.entries(relations).filter((entry): entry is [string, string | string[] | null] =>
      isRelationValue(entry[1]),
    ),
  );
}

function isRelationValue(value: unknown): value is string | string[] | null {
  if (Array.isArray(value)) return value.every((element) => typeof element === 'string');
  return typeof value === 'string' || value === null;
}

function toSource(value: unknown): EntitySource | undefined {
  if (!isRecord(value)) return undefined;
  const { aws, account, region, id } = value;
  if (typeof aws !== 'string' || typeof account !== 'string') return undefined;
  if (typeof region !== 'string' || typeof id !== 'string') return undefined;
  return { aws, account, region, id };
}
