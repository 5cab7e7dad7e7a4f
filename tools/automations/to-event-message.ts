import { createHash } from 'node:crypto';
import type { EventReceiver } from '../model/config.ts';
import type { CatalogEvent } from './catalog-event.ts';
import { toEventContext } from './match-automations.ts';

/** What other systems get of an event. */
export interface EventMessage {
  readonly version: 1;
  /** The same for the same event, however often it is sent. */
  readonly id: string;
  /** `owner/name`, of the catalog. */
  readonly repository: string;
  readonly commit: string;
  /** When it was committed: ISO 8601, UTC. */
  readonly time: string;
  /** As automations read it. */
  readonly event: Readonly<Record<string, unknown>>;
  /** Members of the event that were too large. */
  readonly leftOut?: readonly string[];
}

export interface EventPlace {
  readonly repository: string;
  readonly commit: string;
  /** Milliseconds since 1970. */
  readonly time: number;
}

export function toEventMessage(
  event: CatalogEvent,
  { repository, commit, time }: EventPlace,
): EventMessage {
  const { type, blueprint, identifier, scorecard = null, rule = null } = event;
  const text = JSON.stringify([repository, commit, type, blueprint, identifier, scorecard, rule]);
  return {
    version: 1,
    id: createHash('sha256').update(text).digest('hex').slice(0, 32),
    repository,
    commit,
    time: new Date(time).toISOString(),
    event: { ...toEventContext(event) },
  };
}

/** GitHub takes no more bytes of a payload (documentation of repository dispatches, 2026-01), and counts them its own way. */
const MOST_BYTES = 65_000;

/** As the payload of a `repository_dispatch`: where that would be too large, without what it was like before and after. */
export function toDispatchPayload(message: EventMessage): EventMessage {
  if (Buffer.byteLength(JSON.stringify(message)) <= MOST_BYTES) return message;
  const { diff: _, ...event } = message.event;
  return { ...message, event, leftOut: ['diff'] };
}

/** Whether a receiver asked for an event. */
export function isWanted({ types, blueprints }: EventReceiver, event: CatalogEvent): boolean {
  const isOfType = types === undefined || types.includes(event.type);
  return isOfType && (blueprints === undefined || blueprints.includes(event.blueprint));
}
