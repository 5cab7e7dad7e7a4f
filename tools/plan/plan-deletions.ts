import type { FullCatalog, FullEntity } from '../load/catalog.ts';
import type { DeletionLimits } from '../model/config.ts';
import type { EntitySource } from '../model/entity.ts';
import type { Delete } from './change.ts';
import { holdDeletions } from './hold-deletions.ts';
import { targetOf } from './target-of.ts';

export interface DeletionRequest {
  readonly catalog: FullCatalog;
  /** What a source has: an entity that it has under another source is not deleted. */
  readonly observed: readonly { readonly blueprint: string; readonly identifier: string }[];
  /** Sources that are certainly gone; nothing else is deleted. */
  readonly gone: readonly EntitySource[];
  readonly limits: DeletionLimits & { readonly isOff: boolean };
}

export interface PlannedDeletions {
  readonly allowed: readonly Delete[];
  /** Beyond the limits: a person has to allow them. */
  readonly held: readonly Delete[];
}

/** The entities of sources that are gone, as far as the limits let them go. */
export function planDeletions({
  catalog,
  observed,
  gone,
  limits,
}: DeletionRequest): PlannedDeletions {
  const goneKeys = new Set(gone.map(sourceKey));
  const present = new Set(observed.map(keyOf));
  const entities = catalog.entities.filter(
    (each) =>
      each.source !== undefined &&
      goneKeys.has(sourceKey(each.source)) &&
      !present.has(keyOf(each)),
  );
  const referrers = entities.length === 0 ? new Map() : indexReferrers(catalog);
  const deletes = entities.flatMap((entity): readonly Delete[] => {
    const { source, origin } = entity;
    if (source === undefined) return [];
    return [
      {
        action: 'delete',
        ...targetOf({ ...entity, source }, origin.file),
        entity,
        authored: authoredPaths(catalog, entity),
        referrers: referrers.get(keyOf(entity)) ?? [],
      },
    ];
  });
  const surveyed = catalog.entities.flatMap(({ source }) => (source === undefined ? [] : [source]));
  return holdDeletions(deletes, surveyed, limits);
}

function keyOf({
  blueprint,
  identifier,
}: {
  readonly blueprint: string;
  readonly identifier: string;
}): string {
  return `${blueprint}\u0000${identifier}`;
}

function sourceKey({ aws, account, region, id }: EntitySource): string {
  return [aws, account, region, id].join('\u0000');
}

/** The keys of an entity that no rule of its blueprint writes. */
function authoredPaths(catalog: FullCatalog, entity: FullEntity): readonly string[] {
  const rules = catalog.blueprintsById.get(entity.blueprint)?.file.sync ?? [];
  return (['properties', 'relations'] as const).flatMap((name) => {
    const written = new Set(rules.flatMap((rule) => Object.keys(rule[name] ?? {})));
    return Object.keys(entity[name]).flatMap((key) => (written.has(key) ? [] : [`${name}.${key}`]));
  });
}

/** By entity, those whose relation to it was written by a person: the survey will not take it back. */
function indexReferrers(catalog: FullCatalog): ReadonlyMap<string, readonly string[]> {
  const referrers = new Map<string, Set<string>>();
  for (const other of catalog.entities) {
    const definition = catalog.blueprintsById.get(other.blueprint);
    const rules = other.source === undefined ? [] : (definition?.file.sync ?? []);
    for (const [name, value] of Object.entries(other.relations)) {
      const blueprint = definition?.relations[name]?.target;
      const isSurveyed = rules.some((rule) => Object.hasOwn(rule.relations ?? {}, name));
      if (blueprint === undefined || isSurveyed || value === null) continue;
      for (const identifier of [value].flat()) {
        const key = keyOf({ blueprint, identifier });
        const names = referrers.get(key) ?? new Set();
        referrers.set(key, names.add(`${other.blueprint}/${other.identifier}`));
      }
    }
  }
  return new Map([...referrers].map(([key, names]) => [key, [...names]]));
}
