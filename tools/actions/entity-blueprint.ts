import type { ActionFile } from '../model/action.ts';

/** The blueprint of the entity that a run is for; undefined for an action that makes one. */
export function entityBlueprint({ trigger }: Pick<ActionFile, 'trigger'>): string | undefined {
  if (trigger.type === 'automation') return trigger.event?.blueprintIdentifier;
  return trigger.operation === 'CREATE' ? undefined : trigger.blueprintIdentifier;
}
