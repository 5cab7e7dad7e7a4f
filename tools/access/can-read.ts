import type { AccessQuestion } from './access-question.ts';
import { decide } from './decide.ts';

const IMPLYING = ['register', 'update', 'unregister'] as const;

/**
 * Whether somebody is shown an entity where Cadastre chooses what to show. Whoever may write it may read it, where a rule
 * says so. It hides nothing from whoever has the repository.
 */
export function canRead({
  who,
  blueprint,
  entity,
}: Pick<AccessQuestion, 'who' | 'blueprint'> & {
  readonly entity: NonNullable<AccessQuestion['before']>;
}): boolean {
  const question = { who, blueprint, before: entity, after: entity, field: undefined };
  if (decide({ ...question, verb: 'read' }).isAllowed) return true;
  return IMPLYING.some((verb) => {
    const { isAllowed, by } = decide({ ...question, verb });
    return by === 'rule' && isAllowed;
  });
}
