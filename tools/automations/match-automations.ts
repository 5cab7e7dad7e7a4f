import { createHash } from 'node:crypto';
import type { Action } from '../load/catalog.ts';
import type { AutomationEvent } from '../model/action.ts';
import { askCondition } from './ask-condition.ts';
import type { CatalogEvent } from './catalog-event.ts';

/** An automation that an event starts. */
export interface DueAutomation {
  readonly action: Action;
  readonly event: CatalogEvent;
  /**
   * The run that is due: `a` and twelve digits of the action, the commit and the event. However the commits are divided
   * into pushes, the same change gives the same run, so that it is started once.
   */
  readonly id: string;
}

export interface MatchedAutomations {
  readonly due: readonly DueAutomation[];
  /** Conditions that fail, in words for people: such an automation is not started. */
  readonly problems: readonly string[];
}

/** Which automations the events of one commit start. */
export async function matchAutomations(
  actions: readonly Action[],
  events: readonly CatalogEvent[],
  commit: string,
): Promise<MatchedAutomations> {
  const due: DueAutomation[] = [];
  const problems: string[] = [];
  for (const action of actions) {
    const { trigger, publish } = action.value;
    if (trigger.type !== 'automation' || trigger.event === undefined || publish === false) continue;
    const waited = trigger.event;
    const meant = events.filter((event) => isMeant(waited, event));
    if (meant.length === 0) continue;
    const answers = await askCondition(action, meant.map(toEventContext));
    if (typeof answers === 'string') {
      problems.push(`${action.identifier}: ${answers}`);
      continue;
    }
    const wanted = meant.filter((_, index) => answers[index] === true);
    due.push(...wanted.map((event) => ({ action, event, id: runOf(action, event, commit) })));
  }
  return { due, problems };
}

function isMeant(
  { type, blueprintIdentifier, scorecardIdentifier }: AutomationEvent,
  event: CatalogEvent,
): boolean {
  const isOfType =
    type === event.type || (type === 'ANY_ENTITY_CHANGE' && event.type.startsWith('ENTITY_'));
  const isOfScorecard =
    scorecardIdentifier === undefined || scorecardIdentifier === event.scorecard;
  return isOfType && isOfScorecard && blueprintIdentifier === event.blueprint;
}

/** What an automation reads of an event (Port's documentation of automations, 2026-01). */
export function toEventContext({
  type,
  blueprint,
  identifier,
  diff,
  ...more
}: CatalogEvent): object {
  const action =
    type === 'ENTITY_CREATED' ? 'CREATE' : type === 'ENTITY_DELETED' ? 'DELETE' : 'UPDATE';
  return {
    type,
    action,
    resourceType: 'entity',
    context: { blueprint, entity: identifier },
    diff,
    ...more,
  };
}

function runOf({ identifier: action }: Action, event: CatalogEvent, commit: string): string {
  const { type, blueprint, identifier, scorecard = null, rule = null } = event;
  const text = JSON.stringify([action, commit, type, blueprint, identifier, scorecard, rule]);
  return `a${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}
