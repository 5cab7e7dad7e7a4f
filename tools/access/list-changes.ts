import { referenceOf } from '../graph/catalog-graph.ts';
import type { CatalogSide, EntityValues } from '../compare/catalog-side.ts';
import { isSameMember } from '../compare/compare-values.ts';
import { compareTexts } from '../compare/entity-name.ts';
import { matchEntities } from '../compare/match-entities.ts';
import { toMembers } from '../compare/to-members.ts';
import { isSameValue } from '../document/is-same-value.ts';
import type { Entity } from '../load/catalog.ts';
import type { Field } from './access-question.ts';

/** What a change does to one entity. */
export interface EntityChange {
  readonly verb: 'register' | 'update' | 'unregister';
  readonly before: Entity | undefined;
  readonly after: Entity | undefined;
  /** What is otherwise, or what a new one has. Of one that goes, nothing. */
  readonly fields: readonly Field[];
}

/**
 * Every entity that comes, goes or is otherwise, by its name. Another identifier is one entity that goes and one that comes:
 * whoever may do the one may not always do the other. A file that moves changes who reviews it, and is an update.
 */
export function listChanges(before: CatalogSide, after: CatalogSide): readonly EntityChange[] {
  const { pairs, created, removed } = matchEntities(before.catalog, after.catalog);
  const changes: EntityChange[] = [
    ...created.map((entity): EntityChange => {
      const fields = fieldsBetween({}, after.values.get(entity) ?? {});
      return { verb: 'register', before: undefined, after: entity, fields };
    }),
    ...removed.map((entity): EntityChange => {
      return { verb: 'unregister', before: entity, after: undefined, fields: [] };
    }),
  ];
  for (const pair of pairs) {
    const old = before.values.get(pair.before);
    const now = after.values.get(pair.after);
    // Neither file differs.
    if (old === undefined && now === undefined) continue;
    const isMoved = pair.before.origin.file !== pair.after.origin.file;
    // What only one side could be read of is otherwise in a way that nobody can tell.
    const isHalf = old === undefined || now === undefined;
    const fields = [...fieldsBetween(old ?? {}, now ?? {}), ...(isMoved || isHalf ? [FILE] : [])];
    if (fields.length > 0) changes.push({ verb: 'update', ...pair, fields });
  }
  return changes.sort((a, b) => compareTexts(nameOf(a), nameOf(b)));
}

const FILE: Field = { kind: 'rest', name: 'file' };

function nameOf({ before, after }: EntityChange): string {
  const entity = after ?? before;
  return entity === undefined ? '' : referenceOf(entity);
}

function fieldsBetween(before: EntityValues, after: EntityValues): readonly Field[] {
  const old = toMembers(before);
  const now = toMembers(after);
  const paths = [...new Set([...old.keys(), ...now.keys()])];
  const fields = paths
    .filter((path) => !isSameMember(path, old.get(path), now.get(path)))
    .map(toField);
  const isSameEdges = isSameValue(before['edges'], after['edges']);
  return isSameEdges ? fields : [...fields, { kind: 'rest', name: 'edges' }];
}

const KINDS = { properties: 'property', relations: 'relation' } as const;

/** A path of `toMembers`: everything behind the first dot is one name. */
function toField(path: string): Field {
  const dot = path.indexOf('.');
  const key = dot === -1 ? path : path.slice(0, dot);
  if (dot !== -1 && (key === 'properties' || key === 'relations'))
    return { kind: KINDS[key], name: path.slice(dot + 1) };
  return path === 'title' || path === 'icon' || path === 'team'
    ? { kind: 'metadata', name: path }
    : { kind: 'rest', name: path };
}
