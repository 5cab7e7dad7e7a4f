import type { Path } from '../document/path.ts';
import type { AccessRule, EntityAccess } from '../model/access.ts';

/** A rule, and where it stands below `access` of its blueprint. */
export interface PlacedRule {
  /** Such as `['entities', 'updateProperties', 'tier']`. */
  readonly path: Path;
  readonly rule: AccessRule;
}

const VERBS = ['read', 'register', 'update', 'unregister'] as const;
const LOCKS = ['updateProperties', 'updateRelations', 'updateMetadata'] as const;

/** Every rule of a blueprint. */
export function rulePlaces(entities: EntityAccess | undefined): readonly PlacedRule[] {
  if (entities === undefined) return [];
  const verbs = VERBS.flatMap((verb): readonly PlacedRule[] => {
    const rule = entities[verb];
    return rule === undefined ? [] : [{ path: ['entities', verb], rule }];
  });
  const locks = LOCKS.flatMap((lock) => {
    const rules: Readonly<Record<string, AccessRule>> = { ...entities[lock] };
    return Object.entries(rules).map(([name, rule]) => ({ path: ['entities', lock, name], rule }));
  });
  return [...verbs, ...locks];
}
