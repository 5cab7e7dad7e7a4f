import type { Edge, Entity, Reference } from './catalog.ts';
import type { Path } from '../document/path.ts';
import type { EntitySource } from '../model/entity.ts';

/**
 * An entity as the cache keeps it: a list is a third of a mapping, and what most entities do not have stands
 * at the end, where it is left out.
 */
export type CachedEntity = readonly [
  identifier: string,
  blueprint: string,
  title: string | null,
  team: readonly string[],
  relations: Entity['relations'],
  /** Joined: one text takes a fraction of the time of a list. A list where a name has the joint in it. */
  propertyNames: string | readonly string[],
  index?: number,
  path?: Path,
  source?: EntitySource | null,
  references?: readonly Reference[],
  edges?: readonly Edge[],
];

const JOINT = '\n';
const NO_PATH: Path = [];
const NO_REFERENCES: readonly Reference[] = [];
const NO_EDGES: readonly Edge[] = [];

export function encodeRow(entity: Entity): CachedEntity {
  const { identifier, blueprint, title, team, relations, propertyNames, origin } = entity;
  const names = propertyNames.some((name) => name.includes(JOINT))
    ? propertyNames
    : propertyNames.join(JOINT);
  const head = [identifier, blueprint, title ?? null, team, relations, names] as const;
  const { index, path } = origin;
  const { source, references, edges } = entity;
  if (source === undefined && references.length + edges.length === 0)
    return index === 0 && path.length === 0 ? head : [...head, index, path];
  return [...head, index, path, source ?? null, references, edges];
}

export function decodeRow(file: string, row: CachedEntity): Entity {
  const names = row[5];
  return {
    identifier: row[0],
    blueprint: row[1],
    title: row[2] ?? undefined,
    team: row[3],
    relations: row[4],
    edges: row[10] ?? NO_EDGES,
    source: row[8] ?? undefined,
    propertyNames: typeof names === 'string' ? splitNames(names) : names,
    references: row[9] ?? NO_REFERENCES,
    origin: { file, index: row[6] ?? 0, path: row[7] ?? NO_PATH },
  };
}

const lists = new Map<string, readonly string[]>();

/** As many different lists as are worth remembering: many entities have the same property names. */
const MAX_LISTS = 10_000;

function splitNames(joined: string): readonly string[] {
  const known = lists.get(joined);
  if (known !== undefined) return known;
  const names = joined === '' ? [] : joined.split(JOINT);
  if (lists.size < MAX_LISTS) lists.set(joined, names);
  return names;
}
