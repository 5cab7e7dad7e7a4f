import type { Edit } from '../document/edit-text.ts';
import { isSameValue } from '../document/is-same-value.ts';
import type { Edge, Entity, FullCatalog, FullEntity } from '../load/catalog.ts';
import type { EdgesFile } from '../model/edge.ts';
import type { EntitySource } from '../model/entity.ts';
import type { Change, Create, Delete, Plan, Update, ValueChange } from './change.ts';
import { changeEdges, mergeEdges, type SeenEdge } from './plan-edges.ts';
import { nameFiles } from './name-files.ts';
import type { PlannedDeletions } from './plan-deletions.ts';
import { targetOf } from './target-of.ts';
import { resolveRelations } from './resolve-relations.ts';

/** An entity as a source sees it; the relations still name what the source calls their targets. */
export interface ObservedEntity {
  readonly blueprint: string;
  readonly identifier: string;
  readonly title: string | undefined;
  readonly properties: Readonly<Record<string, unknown>>;
  readonly relations: Readonly<Record<string, readonly string[]>>;
  readonly source: EntitySource;
}

export interface SyncRequest {
  readonly catalog: FullCatalog;
  readonly observed: readonly ObservedEntity[];
  readonly deletions: PlannedDeletions;
  /** Files that exist, so that a new one never takes the place of another. */
  readonly files: ReadonlySet<string>;
  /** What a source calls a target → the identifier that an entity of it has. */
  toIdentifier(name: string): string;
  readonly edges: EdgeRequest;
}

/** What a source saw of edges. */
export interface EdgeRequest {
  /** By `blueprint/identifier` of the entity that they are written into. */
  readonly seen: ReadonlyMap<string, readonly SeenEdge[]>;
  /** Whether what says that an edge exists was looked at again, so that one not seen is gone. */
  wasLookedAt(owner: EntitySource, via: string): boolean;
}

/**
 * Three ways: what was observed, what the survey wrote (the keys that `sync` lists, as they are in the
 * file), and what people wrote (every other key, which no change ever names).
 */
export function planSync(request: SyncRequest): Plan {
  const { catalog, deletions } = request;
  const observed = firstOfEach(request.observed);
  // What is held back stays as it is, with what points to it.
  const { allowed: deletes, held } = deletions;
  const { relationsOf, external } = resolveRelations(request, observed, deletes);
  const edgesOf = createEdgesOf(request, deletes);
  const existingOf = ({ blueprint, identifier }: ObservedEntity): FullEntity | undefined =>
    catalog.entitiesById.get(blueprint)?.get(identifier);
  const created = observed.filter((entity) => existingOf(entity) === undefined);
  const names = nameFiles(request.files, created);
  const changes: Change[] = [...planUnobserved(request, { observed, deletes, edgesOf })];
  let unchanged = 0;
  for (const entity of observed) {
    const existing = existingOf(entity);
    const resolved: ResolvedEntity = {
      ...entity,
      relations: relationsOf(entity),
      edges: edgesOf(entity, existing),
    };
    const change =
      existing === undefined
        ? planCreate(resolved, getName(names, entity))
        : planUpdate(resolved, existing);
    if (change === undefined) unchanged += 1;
    else changes.push(change);
  }
  return { changes: [...changes, ...deletes].toSorted(compare), held, unchanged, external };
}

function getName(names: ReadonlyMap<ObservedEntity, string>, entity: ObservedEntity): string {
  const name = names.get(entity);
  if (name === undefined) throw new Error(`${entity.identifier} has no file`);
  return name;
}

interface ResolvedEntity extends Omit<ObservedEntity, 'relations'> {
  readonly relations: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly edges: EdgesFile;
}

type EdgesOf = (
  entity: Pick<ObservedEntity, 'blueprint' | 'identifier' | 'source'>,
  existing: FullEntity | undefined,
) => EdgesFile;

function createEdgesOf({ edges }: SyncRequest, deletes: readonly Delete[]): EdgesOf {
  const deleted = new Set(deletes.map(keyOf));
  return (entity, existing) => {
    const stays = ({ target, isExternal }: Edge, via: string): boolean =>
      !edges.wasLookedAt(entity.source, via) && (isExternal || !deleted.has(target));
    return mergeEdges(edges.seen.get(keyOf(entity)) ?? [], existing?.edges ?? [], stays);
  };
}

function keyOf({ blueprint, identifier }: Pick<Entity, 'blueprint' | 'identifier'>): string {
  return `${blueprint}/${identifier}`;
}

/** Entities that were not observed themselves, and that others were seen to be connected with. */
function planUnobserved(
  { catalog }: SyncRequest,
  done: {
    readonly observed: readonly ObservedEntity[];
    readonly deletes: readonly Delete[];
    readonly edgesOf: EdgesOf;
  },
): readonly Update[] {
  const settled = new Set([...done.observed, ...done.deletes].map(keyOf));
  return catalog.entities.flatMap((entity): readonly Update[] => {
    const { source } = entity;
    if (source === undefined || settled.has(keyOf(entity))) return [];
    const { values, edits } = changeEdges(entity, done.edgesOf({ ...entity, source }, entity));
    if (edits.length === 0) return [];
    const target = targetOf({ ...entity, source }, entity.origin.file);
    return [{ action: 'update', ...target, values, edits, entity }];
  });
}

/** Two observations under one name would overwrite each other at every run. */
function firstOfEach(observed: readonly ObservedEntity[]): readonly ObservedEntity[] {
  const seen = new Set<string>();
  return observed.filter(({ blueprint, identifier }) => {
    const key = `${blueprint}\u0000${identifier}`;
    return !seen.has(key) && seen.add(key) !== undefined;
  });
}

function planCreate(entity: ResolvedEntity, file: string): Create {
  return { action: 'create', ...targetOf(entity, file), created: entity };
}

function planUpdate(entity: ResolvedEntity, existing: FullEntity): Update | undefined {
  const values: ValueChange[] = [];
  const edits: Edit[] = [];
  for (const name of ['properties', 'relations'] as const) {
    for (const [key, after] of Object.entries(entity[name])) {
      // A property may be called `constructor`.
      const before = Object.hasOwn(existing[name], key)
        ? (existing[name][key] ?? undefined)
        : undefined;
      if (isSameValue(before, after)) continue;
      values.push({ path: `${name}.${key}`, before, after });
      edits.push({ path: [...existing.origin.path, name, key], value: after });
    }
  }
  const edges = changeEdges(existing, entity.edges);
  values.push(...edges.values);
  edits.push(...edges.edits);
  if (!isSameValue(existing.source, entity.source)) {
    values.push({ path: 'source', before: existing.source, after: entity.source });
    edits.push({ path: [...existing.origin.path, 'source'], value: entity.source });
  }
  if (edits.length === 0) return undefined;
  const target = targetOf({ ...entity, title: existing.title }, existing.origin.file);
  return { action: 'update', ...target, values, edits, entity: existing };
}

function compare(a: Change, b: Change): number {
  const key = ({ account, blueprint, identifier }: Change): string =>
    [account, blueprint, identifier].join('\u0000');
  const [left, right] = [key(a), key(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
