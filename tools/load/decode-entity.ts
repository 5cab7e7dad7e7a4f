import type { EntitySource } from '../model/entity.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Blueprint, FullEntity, Origin, Reference } from './catalog.ts';
import { decodeEdges } from './decode-edges.ts';
import { isRecord } from './is-record.ts';
import { shareList } from './share-list.ts';
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
  readonly value: Readonly<Record<string, unknown>>;
  readonly origin: Origin;
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
  const { blueprint } = value;
  return {
    identifier: value['identifier'],
    blueprint: typeof blueprint === 'string' ? blueprint : undefined,
    properties: isRecord(value['properties']) ? value['properties'] : EMPTY,
    relations: isRecord(value['relations']) ? pickRelations(value['relations']) : EMPTY,
    value,
    origin,
  };
}

/** The entity, once its blueprint is known by name; undefined where there is no such blueprint. */
export function toEntity(
  { identifier, properties, relations, value, origin }: DecodedEntity,
  name: string,
  blueprint: Blueprint | undefined,
): FullEntity {
  const { title, icon } = value;
  return {
    identifier,
    blueprint: name,
    title: typeof title === 'string' ? title : undefined,
    team: teamsOf(value['team']),
    properties,
    icon: typeof icon === 'string' ? icon : undefined,
    namesBlueprint: typeof value['blueprint'] === 'string',
    relations,
    edges: decodeEdges(value['edges']),
    source: toSource(value['source']),
    propertyNames: shareList(presentNames(properties)),
    references: blueprint === undefined ? NO_REFERENCES : findReferences(properties, blueprint),
    origin,
  };
}

const NONE: readonly string[] = [];
const NO_REFERENCES: FullEntity['references'] = [];

function teamsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((team) => typeof team === 'string') : NONE;
}

function presentNames(properties: FullEntity['properties']): readonly string[] {
  const names = Object.keys(properties);
  return names.some((name) => properties[name] === null)
    ? names.filter((name) => properties[name] !== null)
    : names;
}

type ReferenceProperty = readonly [name: string, kind: Reference['kind']];
const referenceProperties = new WeakMap<Blueprint, readonly ReferenceProperty[]>();

/** The properties of a blueprint that name users or teams, alone or in a list. */
function referencePropertiesOf(blueprint: Blueprint): readonly ReferenceProperty[] {
  const known = referenceProperties.get(blueprint);
  if (known !== undefined) return known;
  const found = Object.entries(blueprint.properties).flatMap(
    ([name, { format, items }]): ReferenceProperty[] => {
      const kind = format ?? items?.format;
      return kind === 'user' || kind === 'team' ? [[name, kind]] : [];
    },
  );
  referenceProperties.set(blueprint, found);
  return found;
}

function findReferences(
  properties: FullEntity['properties'],
  blueprint: Blueprint,
): FullEntity['references'] {
  const wanted = referencePropertiesOf(blueprint);
  if (wanted.length === 0) return NO_REFERENCES;
  return wanted.flatMap(([name, kind]): Reference[] => {
    const value = properties[name];
    if (typeof value === 'string') return [{ kind, name: value, path: ['properties', name] }];
    return (Array.isArray(value) ? value : []).flatMap((each, index): Reference[] =>
      typeof each === 'string' ? [{ kind, name: each, path: ['properties', name, index] }] : [],
    );
  });
}

const EMPTY: Readonly<Record<string, never>> = Object.freeze(Object.create(null));

function pickRelations(relations: Readonly<Record<string, unknown>>): FullEntity['relations'] {
  let isSound = true;
  for (const name in relations) if (!isRelationValue(relations[name])) isSound = false;
  if (isSound) return relations as FullEntity['relations'];
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
