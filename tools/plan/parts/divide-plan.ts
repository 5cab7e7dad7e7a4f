import type { Change } from '../change.ts';
import { referenceOf } from '../../graph/catalog-graph.ts';
import { groupBy } from '../group-by.ts';
import { hashOf } from '../hash-of.ts';
import { PSEUDO_TYPES } from '../../sources/aws/pseudo-observations.ts';
import { choosePieces, pieceOf } from './choose-pieces.ts';
import { completePart, type RelationTargets } from './complete-part.ts';
import { partKey, SEPARATOR } from './part-key.ts';
import type { PartScope, PlanPart } from './plan-part.ts';

export interface DivideRequest {
  /** In the order of a plan. */
  readonly changes: readonly Change[];
  /** All changes there would be if nothing were held back: what lets go of what a part deletes is among them. */
  readonly unlimited: readonly Change[];
  readonly per: 'account' | 'team' | 'all';
  /** The most files of a part, beside the accounts and regions that it brings along. */
  readonly files: number;
  /** Keys of parts that are under review: where one is, its neighbours are divided as finely as it is. */
  readonly present: ReadonlySet<string>;
  /** The team that owns what a change is about; empty for none. */
  ownerOf(change: Change): string;
  readonly targetOf: RelationTargets;
  /** What an account is called in keys. */
  accountKey(account: string): string;
}

/**
 * A plan in parts that can be merged in any order. By account, team, or all in one; where that is too much, by
 * region, then by blueprint, then into pieces by a hash. A file is in one part only, and what a part does not have itself,
 * it does not point to: the next survey adds the relation once both ends are there.
 */
export function dividePlan(request: DivideRequest): readonly PlanPart[] {
  const shared = request.changes.filter(isSharedCreate);
  const own = request.changes.filter((change) => !isSharedCreate(change));
  const parts = divide(unitsOf(own, request), {}, 0, request).map((part) =>
    completePart(part, request),
  );
  const carried = new Set(parts.flatMap((part) => part.changes).map(referenceOf));
  // What is shared and nobody needs goes by itself.
  const rest = shared.filter((change) => !carried.has(referenceOf(change)));
  const alone = divide(unitsOf(rest, request), {}, 0, request);
  return mergeByKey([...parts, ...alone]).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function isSharedCreate(change: Change): boolean {
  return change.action === 'create' && PSEUDO_TYPES.has(change.created.source.aws);
}

/** All changes of one file. */
interface Unit {
  readonly changes: readonly Change[];
  /** From coarse to fine. */
  readonly levels: readonly PartScope[];
  /** Of the file: eight digits for each time that pieces are divided. */
  readonly hash: string;
}

const HASH_LENGTH = 64;
const DIGITS = 8;

function unitsOf(changes: readonly Change[], { per, ownerOf }: DivideRequest): readonly Unit[] {
  return [...groupBy(changes, ({ file }) => file)].flatMap(([file, group]): Unit[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { account, region, blueprint } = first;
    const top: PartScope[] =
      per === 'account' ? [] : per === 'team' ? [{ team: ownerOf(first) }] : [{}];
    const levels = [...top, { account }, { region }, { blueprint }];
    return [{ changes: group, levels, hash: hashOf(file, HASH_LENGTH) }];
  });
}

function divide(
  units: readonly Unit[],
  scope: PartScope,
  depth: number,
  request: DivideRequest,
): readonly PlanPart[] {
  const scopeOf = ({ levels }: Unit): PartScope => ({ ...scope, ...levels[depth] });
  const keyOf = (unit: Unit): string => partKey(scopeOf(unit), request.accountKey);
  return [...groupBy(units, keyOf).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const own = scopeOf(first);
    const isLast = depth + 1 === first.levels.length;
    return isLast || !isToDivide(group, own, request)
      ? intoPieces(group, own, request)
      : divide(group, own, depth + 1, request);
  });
}

/** One part, or as many as it takes to have no more files in each than asked for. */
function intoPieces(
  units: readonly Unit[],
  scope: PartScope,
  request: DivideRequest,
): readonly PlanPart[] {
  const key = partKey(scope, request.accountKey);
  const { pieces = [] } = scope;
  const start = pieces.length * DIGITS;
  if (!isToDivide(units, scope, request) || start >= HASH_LENGTH)
    return [{ key, scope, changes: units.flatMap(({ changes }) => changes) }];
  const hashIn = ({ hash }: Unit): string => hash.slice(start, start + DIGITS);
  const of = choosePieces({ ...request, key, hashes: units.map(hashIn) });
  const groups = groupBy(units, (unit) => String(pieceOf(hashIn(unit), of)));
  return [...groups].flatMap(([index, group]) =>
    intoPieces(group, { ...scope, pieces: [...pieces, { index: Number(index), of }] }, request),
  );
}

function isToDivide(units: readonly Unit[], scope: PartScope, request: DivideRequest): boolean {
  const key = partKey(scope, request.accountKey);
  return units.length > request.files || isDividedAlready(key, request.present);
}

/** A branch of a finer part is there: to divide anew would take its changes away from its reviewers. */
function isDividedAlready(key: string, present: ReadonlySet<string>): boolean {
  // What all in one is called is not in the names of its parts.
  const isBelow = (other: string): boolean =>
    key === 'all' ? other !== 'all' : other.startsWith(`${key}${SEPARATOR}`);
  return [...present].some(isBelow);
}

function mergeByKey(parts: readonly PlanPart[]): readonly PlanPart[] {
  const byKey = new Map<string, PlanPart>();
  for (const part of parts) {
    const other = byKey.get(part.key);
    const changes = other === undefined ? part.changes : [...other.changes, ...part.changes];
    byKey.set(part.key, { ...part, changes });
  }
  return [...byKey.values()];
}
