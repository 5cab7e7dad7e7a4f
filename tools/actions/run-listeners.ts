import type { Action } from '../load/catalog.ts';
import type { AutomationEvent } from '../model/action.ts';
import { isRunMethod } from './method-keys.ts';

/** What a run does that an automation may wait for: it begins, or it ended. */
export type RunEventType = 'RUN_CREATED' | 'RUN_UPDATED';

/** Whether automations wait for the runs of an action. */
export interface HeardRuns {
  readonly isBeginHeard: boolean;
  readonly isEndHeard: boolean;
}

export const NOT_HEARD: HeardRuns = { isBeginHeard: false, isEndHeard: false };

export function isRunEvent(type: AutomationEvent['type'] | undefined): boolean {
  return type === 'RUN_CREATED' || type === 'RUN_UPDATED' || type === 'ANY_RUN_CHANGE';
}

/** Whether an action is an automation that waits for runs. */
export function isStartedByRuns({ value: { trigger } }: Pick<Action, 'value'>): boolean {
  return trigger.type === 'automation' && isRunEvent(trigger.event?.type);
}

/**
 * The automations that wait for this of the runs of an action. The runs of an automation that waits for runs start nothing, so
 * that no two of them go on for ever.
 */
export function findListeners(
  actions: readonly Action[],
  identifier: string,
  type: RunEventType,
): readonly Action[] {
  const source = actions.find((action) => action.identifier === identifier);
  if (source === undefined || isStartedByRuns(source)) return [];
  return actions.filter((action) => {
    const { trigger, publish, invocationMethod } = action.value;
    if (!isStartedByRuns(action) || publish === false || !isRunMethod(invocationMethod.type))
      return false;
    const { type: waited, actionIdentifier = identifier } = trigger.event ?? {};
    const isOfType = waited === type || waited === 'ANY_RUN_CHANGE';
    return isOfType && actionIdentifier === identifier;
  });
}

export function findHeard(actions: readonly Action[], { identifier }: Action): HeardRuns {
  return {
    isBeginHeard: findListeners(actions, identifier, 'RUN_CREATED').length > 0,
    isEndHeard: findListeners(actions, identifier, 'RUN_UPDATED').length > 0,
  };
}
