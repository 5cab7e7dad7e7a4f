import type { Entity } from '../load/catalog.ts';
import { canonicalJson } from './canonical-json.ts';
import type { EntityPair, EntityValues } from './catalog-side.ts';
import { findAlike } from './find-alike.ts';
import { toMembers } from './to-members.ts';

/** An entity that is on one side only, with what it says: member by member, each as one text. */
export interface Single {
  readonly entity: Entity;
  readonly members: ReadonlySet<string>;
  /** All relations as one text: they must agree. */
  readonly relations: string;
}

export interface RenamesRequest {
  readonly removed: readonly Entity[];
  readonly created: readonly Entity[];
  valuesBefore(entity: Entity): EntityValues | undefined;
  valuesAfter(entity: Entity): EntityValues | undefined;
}

/** With fewer members two entities may be the same by chance. */
const FEWEST_MEMBERS = 2;

/**
 * Removed and created entities of a blueprint that are one and the same under another identifier. Only what is
 * certain: the same resource of a cloud, the same values, or nearly the same ones and no other candidate.
 */
export function findRenames(request: RenamesRequest): readonly EntityPair[] {
  const { removed, created } = request;
  if (removed.length === 0 || created.length === 0) return [];
  const bySource = pairByKey(removed, created, sourceKey);
  const rest = without({ removed, created }, bySource);
  const old = rest.removed.flatMap((entity) => toSingle(entity, request.valuesBefore(entity)));
  const now = rest.created.flatMap((entity) => toSingle(entity, request.valuesAfter(entity)));
  const known = new Map([...old, ...now].map((single) => [single.entity, single]));
  const same = pairByKey(
    old.map(({ entity }) => entity),
    now.map(({ entity }) => entity),
    (entity) => sameKey(known.get(entity)),
  );
  const isPaired = new Set(same.flatMap(({ before, after }) => [before, after]));
  const isOpen = ({ entity }: Single): boolean => !isPaired.has(entity);
  return [...bySource, ...same, ...findAlike(old.filter(isOpen), now.filter(isOpen))];
}

/** What has no values here is in a file that did not change: it came or went with its blueprint. */
function toSingle(entity: Entity, values: EntityValues | undefined): Single[] {
  if (values === undefined) return [];
  const members = new Set<string>();
  const relations: string[] = [];
  for (const [path, value] of toMembers(values)) {
    const text = canonicalJson([path, value]);
    members.add(text);
    if (path.startsWith('relations.')) relations.push(text);
  }
  if (entity.edges.length > 0) members.add(canonicalJson(['edges', entity.edges]));
  return [{ entity, members, relations: relations.sort().join('\n') }];
}

function sourceKey({ blueprint, source }: Entity): string | undefined {
  if (source === undefined) return undefined;
  return JSON.stringify([blueprint, source.aws, source.account, source.region, source.id]);
}

function sameKey(single: Single | undefined): string | undefined {
  if (single === undefined || single.members.size < FEWEST_MEMBERS) return undefined;
  return JSON.stringify([single.entity.blueprint, [...single.members].sort()]);
}

/** Pairs those that alone have their key, on both sides. */
function pairByKey(
  removed: readonly Entity[],
  created: readonly Entity[],
  keyOf: (entity: Entity) => string | undefined,
): readonly EntityPair[] {
  const old = uniqueByKey(removed, keyOf);
  const now = uniqueByKey(created, keyOf);
  return [...old].flatMap(([key, before]) => {
    const after = now.get(key);
    return before === undefined || after === undefined ? [] : [{ before, after }];
  });
}

function uniqueByKey(
  entities: readonly Entity[],
  keyOf: (entity: Entity) => string | undefined,
): ReadonlyMap<string, Entity | undefined> {
  const unique = new Map<string, Entity | undefined>();
  for (const entity of entities) {
    const key = keyOf(entity);
    if (key !== undefined) unique.set(key, unique.has(key) ? undefined : entity);
  }
  return unique;
}

interface Singles {
  readonly removed: readonly Entity[];
  readonly created: readonly Entity[];
}

function without({ removed, created }: Singles, pairs: readonly EntityPair[]): Singles {
  const isPaired = new Set(pairs.flatMap(({ before, after }) => [before, after]));
  return {
    removed: removed.filter((entity) => !isPaired.has(entity)),
    created: created.filter((entity) => !isPaired.has(entity)),
  };
}
