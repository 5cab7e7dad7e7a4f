import type { DeletionLimits } from '../model/config.ts';
import type { EntitySource } from '../model/entity.ts';
import type { Delete } from './change.ts';
import type { PlannedDeletions } from './plan-deletions.ts';

const DEFAULTS = { share: 0.2, count: 50 } as const;
/** Within one scope half may go: a service that is taken down takes its functions in one region along. */
const SCOPE_DEFAULTS = { share: 0.5, count: 50 } as const;
/** In a small catalog one of three is a third; the share counts from here on. */
const SMALL = 5;

/**
 * Deletions within the limits pass. Beyond those of a scope all of the scope are held, beyond those of the whole all
 * there are: half a mistake is one too.
 */
export function holdDeletions(
  deletes: readonly Delete[],
  surveyed: readonly EntitySource[],
  limits: DeletionLimits & { readonly isOff: boolean },
): PlannedDeletions {
  if (limits.isOff) return { allowed: deletes, held: [] };
  if (isTooMany(deletes.length, surveyed.length, { ...DEFAULTS, ...defined(limits) }))
    return { allowed: [], held: deletes };
  const all = countBy(surveyed.map(scopeOf));
  const gone = countBy(deletes.map(({ entity }) => scopeOf(entity.source)));
  const scopeLimits = { ...SCOPE_DEFAULTS, ...defined(limits.scope ?? {}) };
  const isHeld = ({ entity }: Delete): boolean => {
    const scope = scopeOf(entity.source);
    return isTooMany(gone.get(scope) ?? 0, all.get(scope) ?? 0, scopeLimits);
  };
  return {
    allowed: deletes.filter((each) => !isHeld(each)),
    held: deletes.filter(isHeld),
  };
}

function isTooMany(
  deleted: number,
  all: number,
  { share, count }: { readonly share: number; readonly count: number },
): boolean {
  return deleted > count || (deleted > SMALL && deleted > share * all);
}

function defined({ share, count }: { share?: number; count?: number }): {
  share?: number;
  count?: number;
} {
  return { ...(share === undefined ? {} : { share }), ...(count === undefined ? {} : { count }) };
}

function scopeOf(source: EntitySource | undefined): string {
  return [source?.account, source?.region, source?.aws].join(' ');
}

function countBy(keys: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
