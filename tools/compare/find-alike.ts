import type { EntityPair } from './catalog-side.ts';
import type { Single } from './find-renames.ts';

/** With fewer members one that differs is too much. */
const FEWEST_MEMBERS = 5;
/** This many more candidates than one are no certainty, and are not looked at one by one. */
const MOST_CANDIDATES = 50;

/** Those that have at least four of five members in common, and all relations, with nobody else. */
export function findAlike(
  removed: readonly Single[],
  created: readonly Single[],
): readonly EntityPair[] {
  const old = removed.filter(({ members }) => members.size >= FEWEST_MEMBERS);
  const now = created.filter(({ members }) => members.size >= FEWEST_MEMBERS);
  const forward = candidatesOf(old, now);
  const back = candidatesOf(now, old);
  return old.flatMap((single) => {
    const match = forward.get(single);
    if (match === undefined || back.get(match) !== single) return [];
    return [{ before: single.entity, after: match.entity }];
  });
}

/** For each, the one that is alike; undefined where none is, or several are. */
function candidatesOf(
  singles: readonly Single[],
  others: readonly Single[],
): ReadonlyMap<Single, Single | undefined> {
  const index = new Map<string, Single[]>();
  for (const other of others) {
    for (const member of other.members) {
      const key = keyOf(other, member);
      const known = index.get(key);
      if (known === undefined) index.set(key, [other]);
      else known.push(other);
    }
  }
  return new Map(singles.map((single) => [single, onlyAlike(single, index)]));
}

/** Only entities of the same blueprint and with the same relations are compared. */
function keyOf({ entity, relations }: Single, member: string): string {
  return `${entity.blueprint}\u0000${relations}\u0000${member}`;
}

function onlyAlike(
  single: Single,
  index: ReadonlyMap<string, readonly Single[]>,
): Single | undefined {
  const holders = [...single.members]
    .map((member) => index.get(keyOf(single, member)) ?? [])
    .sort((a, b) => a.length - b.length);
  // Who has four of five has at least one of any fifth and one more: the rarest members are enough.
  const enough = Math.floor(single.members.size / 5) + 1;
  const candidates = new Set<Single>();
  for (const each of holders.slice(0, enough)) {
    if (each.length > MOST_CANDIDATES) return undefined;
    for (const candidate of each) candidates.add(candidate);
  }
  const alike = [...candidates].filter((candidate) => isAlike(single, candidate));
  return alike.length === 1 ? alike[0] : undefined;
}

function isAlike(a: Single, b: Single): boolean {
  // Two resources of a cloud are two, however much they have in common.
  if (a.entity.source !== undefined && b.entity.source !== undefined) return false;
  let common = 0;
  for (const member of a.members) if (b.members.has(member)) common += 1;
  // A member that has another value on each side is one member, not two.
  const all = Math.max(a.members.size, b.members.size);
  return common * 5 >= all * 4;
}
