import type { EntitySource } from '../model/entity.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Entity, Origin } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { reportProblem } from './report-problem.ts';
import type { Report } from './report.ts';

const CODES = {
  'unknown-key': 'entity/unknown-key',
  missing: 'entity/invalid',
  invalid: 'entity/invalid',
} as const;

/** An entity whose blueprint may still have to be found. */
export type DecodedEntity = Omit<Entity, 'blueprint'> & { readonly blueprint: string | undefined };

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
  return {
    identifier: value['identifier'],
    blueprint: typeof value['blueprint'] === 'string' ? value['blueprint'] : undefined,
    title: typeof value['title'] === 'string' ? value['title'] : undefined,
    team: [value['team']].flat().filter((team) => typeof team === 'string'),
    properties: isRecord(value['properties']) ? value['properties'] : EMPTY,
    relations: isRecord(value['relations']) ? pickRelations(value['relations']) : EMPTY,
    source: toSource(value['source']),
    origin,
  };
}

const EMPTY: Readonly<Record<string, never>> = Object.freeze(Object.create(null));

function pickRelations(relations: Readonly<Record<string, unknown>>): Entity['relations'] {
  if (Object.values(relations).every(isRelationValue)) return relations as Entity['relations'];
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
