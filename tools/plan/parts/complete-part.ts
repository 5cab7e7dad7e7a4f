import { isSameValue } from '../../document/is-same-value.ts';
import { referenceOf } from '../../graph/catalog-graph.ts';
import { PSEUDO_TYPES } from '../../sources/aws/pseudo-observations.ts';
import type { Change, Create, Update, ValueChange } from '../change.ts';
import type { EdgesFile } from '../../model/edge.ts';
import type { PlanPart } from './plan-part.ts';

/** The blueprint that a relation leads to, and whether an entity without it is broken. */
export type RelationTargets = (
  blueprint: string,
  relation: string,
) => { readonly blueprint: string; readonly isRequired: boolean } | undefined;

interface Request {
  readonly changes: readonly Change[];
  readonly unlimited: readonly Change[];
  readonly targetOf: RelationTargets;
}

/**
 * A part that is sound by itself: with the accounts and regions that it points to and whatever it cannot be without,
 * without relations and edges to what another part creates, and with what lets go of what it deletes.
 */
export function completePart(part: PlanPart, request: Request): PlanPart {
  const created = new Map<string, Create>();
  for (const change of request.changes)
    if (change.action === 'create') created.set(referenceOf(change), change);
  const brought = bring(part.changes, created, request);
  const changes = [...part.changes, ...brought];
  const inside = new Set(changes.map(referenceOf));
  const isMissing = (key: string): boolean => created.has(key) && !inside.has(key);
  return {
    ...part,
    changes: [
      ...changes.flatMap((change) => without(change, isMissing, request)),
      ...letGo(changes, request),
    ],
  };
}

/** What others create and this cannot do without. */
function bring(
  changes: readonly Change[],
  created: ReadonlyMap<string, Create>,
  { targetOf }: Request,
): readonly Create[] {
  const inside = new Set(changes.map(referenceOf));
  const brought: Create[] = [];
  const queue: Change[] = [...changes];
  for (let change = queue.pop(); change !== undefined; change = queue.pop()) {
    for (const other of neededBy(change, created, targetOf)) {
      if (inside.has(referenceOf(other))) continue;
      inside.add(referenceOf(other));
      brought.push(other);
      queue.push(other);
    }
  }
  return brought.toSorted((a, b) => (a.file < b.file ? -1 : 1));
}

function neededBy(
  change: Change,
  created: ReadonlyMap<string, Create>,
  targetOf: RelationTargets,
): readonly Create[] {
  return relationsAfter(change).flatMap(([name, value]) => {
    const target = targetOf(change.blueprint, name);
    if (target === undefined) return [];
    const others = identifiersIn(value).flatMap(
      (identifier) => created.get(`${target.blueprint}/${identifier}`) ?? [],
    );
    return others.filter(
      (other) => target.isRequired || PSEUDO_TYPES.has(other.created.source.aws),
    );
  });
}

function relationsAfter(change: Change): readonly (readonly [string, unknown])[] {
  if (change.action === 'delete') return [];
  if (change.action === 'create') return Object.entries(change.created.relations);
  return change.values.flatMap(({ path, after }) => {
    const name = relationIn(path);
    return name === undefined ? [] : [[name, after] as const];
  });
}

function relationIn(path: string): string | undefined {
  return path.startsWith('relations.') ? path.slice('relations.'.length) : undefined;
}

function identifiersIn(value: unknown): readonly string[] {
  return [value].flat().filter((each) => typeof each === 'string');
}

type IsMissing = (key: string) => boolean;

/** The change without what it cannot point to yet; nothing where that was all of it. */
function without(change: Change, isMissing: IsMissing, request: Request): readonly Change[] {
  if (change.action === 'delete') return [change];
  return change.action === 'create'
    ? [createWithout(change, isMissing, request)]
    : updateWithout(change, isMissing, request);
}

function createWithout(change: Create, isMissing: IsMissing, { targetOf }: Request): Create {
  const relations = Object.fromEntries(
    Object.entries(change.created.relations).map(([name, value]) => {
      const target = targetOf(change.blueprint, name)?.blueprint;
      return [name, target === undefined ? value : present(value, target, isMissing)];
    }),
  );
  const edges: EdgesFile = {};
  for (const [kind, targets] of Object.entries(change.created.edges)) {
    const left = Object.entries(targets).filter(
      ([target, edge]) => edge.external === true || !isMissing(target),
    );
    // The keys of both are kinds, as their type says.
    if (left.length > 0) edges[kind as keyof EdgesFile] = Object.fromEntries(left);
  }
  return { ...change, created: { ...change.created, relations, edges } };
}

function present(value: unknown, blueprint: string, isMissing: IsMissing): unknown {
  const isThere = (each: unknown): boolean => !isMissing(`${blueprint}/${String(each)}`);
  if (!Array.isArray(value)) return value === undefined || isThere(value) ? value : undefined;
  const left = value.filter(isThere);
  return left.length === 0 ? undefined : left;
}

function updateWithout(
  change: Update,
  isMissing: IsMissing,
  { targetOf }: Request,
): readonly Update[] {
  return withValues(change, ({ path, before, after }) => {
    const relation = relationIn(path);
    if (relation !== undefined) {
      const target = targetOf(change.blueprint, relation)?.blueprint;
      return target === undefined ? after : present(after, target, isMissing);
    }
    const edge = edgeTarget(path);
    return edge !== undefined && after !== undefined && isMissing(edge) ? before : after;
  });
}

/** An update with other values after it, without those that change nothing; nothing where that was all of it. */
function withValues(change: Update, afterOf: (value: ValueChange) => unknown): readonly Update[] {
  const kept = change.values.flatMap((value, index) => {
    const edit = change.edits[index];
    const after = afterOf(value);
    if (edit === undefined || isSameValue(after, value.before)) return [];
    return [{ value: { ...value, after }, edit: { ...edit, value: after } }];
  });
  if (kept.length === 0) return [];
  const values = kept.map((each) => each.value);
  return [{ ...change, values, edits: kept.map((each) => each.edit) }];
}

/** `edges.<kind>.<target>`, where the target may have dots in it. */
function edgeTarget(path: string): string | undefined {
  return /^edges\.[a-z-]+\.(.+)$/s.exec(path)?.[1];
}

/** Entities of other parts that point to what this one deletes: here, they let go of that and change nothing else. */
function letGo(changes: readonly Change[], { unlimited, targetOf }: Request): readonly Update[] {
  const deletes = changes.filter(({ action }) => action === 'delete');
  const deleted = new Set(deletes.map(referenceOf));
  if (deleted.size === 0) return [];
  const inside = new Set(changes.map(referenceOf));
  const isGone: IsMissing = (key) => deleted.has(key);
  return unlimited.flatMap((change): readonly Update[] => {
    if (change.action !== 'update' || inside.has(referenceOf(change))) return [];
    return withValues(change, ({ path, before }) => {
      const relation = relationIn(path);
      if (relation !== undefined) {
        const target = targetOf(change.blueprint, relation)?.blueprint;
        return target === undefined ? before : present(before, target, isGone);
      }
      const edge = edgeTarget(path);
      return edge !== undefined && isGone(edge) ? undefined : before;
    });
  });
}
