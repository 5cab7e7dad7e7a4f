import { createHash } from 'node:crypto';
import type { Change } from '../change.ts';
import { isShared } from '../is-shared.ts';
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
 * region, then by blueprint, then by a hash. A file is in one part only, and what a part does not have itself,
 * it does not point to: the next survey adds the relation once both ends are there.
 */
export function dividePlan(request: DivideRequest): readonly PlanPart[] {
  const { targetOf } = request;
  const shared = request.changes.filter(isSharedCreate);
  const own = request.changes.filter((change) => !isSharedCreate(change));
  const parts = divide(unitsOf(own, request), {}, 0, request).map((part) =>
    completePart(part, { ...request, targetOf }),
  );
  const keyOf = ({ blueprint, identifier }: Change): string => `${blueprint}/${identifier}`;
  const carried = new Set(parts.flatMap((part) => part.changes).map(keyOf));
  // What is shared and nobody needs goes by itself.
  const rest = shared.filter((change) => !carried.has(keyOf(change)));
  const alone = divide(unitsOf(rest, request), {}, 0, request);
  return mergeByKey([...parts, ...alone]).toSorted((a, b) => (a.key < b.key ? -1 : 1));
}

function isSharedCreate(change: Change): boolean {
  return change.action === 'create' && isShared(change.created.source.aws);
}

/** All changes of one file. */
interface Unit {
  readonly changes: readonly Change[];
  /** From coarse to fine. */
  readonly levels: readonly PartScope[];
}

const HASH_LENGTH = 64;

function unitsOf(changes: readonly Change[], { per, ownerOf }: DivideRequest): readonly Unit[] {
  const byFile = new Map<string, Change[]>();
  for (const change of changes) {
    const group = byFile.get(change.file);
    if (group === undefined) byFile.set(change.file, [change]);
    else group.push(change);
  }
  return [...byFile].flatMap(([file, group]): Unit[] => {
    const [first] = group;
    if (first === undefined) return [];
    const { account, region, blueprint } = first;
    const top: PartScope[] =
      per === 'account' ? [] : per === 'team' ? [{ team: ownerOf(first) }] : [{}];
    const hash = createHash('sha256').update(file).digest('hex');
    const hashes = Array.from({ length: HASH_LENGTH }, (_, index) => hash.slice(0, index + 1));
    const levels = [...top, { account }, { region }, { blueprint }];
    return [{ changes: group, levels: [...levels, ...hashes.map((each) => ({ hash: each }))] }];
  });
}

function divide(
  units: readonly Unit[],
  scope: PartScope,
  depth: number,
  request: DivideRequest,
): readonly PlanPart[] {
  const groups = new Map<string, { scope: PartScope; units: Unit[] }>();
  for (const unit of units) {
    const own = { ...scope, ...unit.levels[depth] };
    const key = partKey(own, request.accountKey);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { scope: own, units: [unit] });
    else group.units.push(unit);
  }
  return [...groups].flatMap(([key, group]) => {
    const isDivided = group.units.length > request.files || isDividedAlready(key, request.present);
    if (isDivided && depth + 1 < (group.units[0]?.levels.length ?? 0))
      return divide(group.units, group.scope, depth + 1, request);
    return [{ key, scope: group.scope, changes: group.units.flatMap(({ changes }) => changes) }];
  });
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
