import type { AccessRule, EntityAccess } from '../model/access.ts';
import type { AccessQuestion, Field } from './access-question.ts';

/** A rule and its name, such as `access.entities.update`. */
export interface FoundRule {
  readonly name: string;
  readonly rule: AccessRule;
}

/**
 * The rule that decides, or undefined where nothing is said. A lock decides alone, also about what a new entity has: what
 * `update` or `register` say does not open it, or else whoever makes an entity anew could go around it.
 */
export function findRule({
  blueprint,
  verb,
  field,
}: Pick<AccessQuestion, 'blueprint' | 'verb' | 'field'>): FoundRule | undefined {
  const entities = blueprint?.file.access?.entities;
  if (entities === undefined) return undefined;
  const lock = field === undefined || verb === 'unregister' ? undefined : findLock(entities, field);
  if (lock !== undefined && verb !== 'read') return lock;
  const rule = entities[verb];
  return rule === undefined ? undefined : { name: `access.entities.${verb}`, rule };
}

const LOCKS = {
  property: 'updateProperties',
  relation: 'updateRelations',
  metadata: 'updateMetadata',
} as const;

/** The rule that is for this field alone. */
export function findLock(entities: EntityAccess, { kind, name }: Field): FoundRule | undefined {
  if (kind === 'rest') return undefined;
  const key = LOCKS[kind];
  const rules: Readonly<Record<string, AccessRule>> = { ...entities[key] };
  const rule = Object.hasOwn(rules, name) ? rules[name] : undefined;
  return rule === undefined ? undefined : { name: `access.entities.${key}.${name}`, rule };
}
