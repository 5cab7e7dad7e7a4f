import { createHash } from 'node:crypto';
import type { Action, FullCatalog, FullEntity } from '../load/catalog.ts';

/** A timer that ran out, and the automation that waits for it. */
export interface ExpiredTimer {
  readonly action: Action;
  readonly entity: FullEntity;
  /** When it ran out, in milliseconds since 1970. */
  readonly time: number;
  /**
   * The run that is due: `t` and twelve digits of the action, the entity and the time. The same timer gives the same run,
   * so that it is started once; one that was set anew gives another.
   */
  readonly id: string;
}

/** Every timer property that ran out, of the blueprints that an automation waits for. `now`: milliseconds since 1970. */
export function findExpiredTimers(catalog: FullCatalog, now: number): readonly ExpiredTimer[] {
  return catalog.actions.flatMap((action) => {
    const { trigger, publish } = action.value;
    const { type, blueprintIdentifier = '', propertyIdentifier = '' } = trigger.event ?? {};
    const isTimer = trigger.type === 'automation' && type === 'TIMER_PROPERTY_EXPIRED';
    if (!isTimer || publish === false) return [];
    const entities = [...(catalog.entitiesById.get(blueprintIdentifier)?.values() ?? [])];
    return entities.flatMap((entity) => {
      const value = entity.properties[propertyIdentifier];
      const time = typeof value === 'string' ? Date.parse(value) : Number.NaN;
      return time <= now ? [{ action, entity, time, id: timerRun(action, entity, time) }] : [];
    });
  });
}

function timerRun({ identifier }: Action, entity: FullEntity, time: number): string {
  const text = JSON.stringify([identifier, entity.blueprint, entity.identifier, time]);
  return `t${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
