import type { LiveEvent } from '../model/live-event.ts';
import { createAjv } from './create-ajv.ts';
import { explainErrors } from './explain-errors.ts';
import { LIVE_EVENT_SCHEMA } from './generated/live-event-schema.ts';

export type DecodedEvent =
  | { readonly kind: 'event'; readonly event: LiveEvent }
  | { readonly kind: 'invalid'; readonly message: string };

/** Tells the payload of a live event from anything else that was sent. */
export function createEventValidator(): (value: unknown) => DecodedEvent {
  const validate = createAjv('ours').compile<LiveEvent>(LIVE_EVENT_SCHEMA);
  return (value) => {
    if (validate(value)) return { kind: 'event', event: value };
    const [problem] = explainErrors(validate.errors ?? [], value);
    return { kind: 'invalid', message: problem?.message ?? 'it has another shape' };
  };
}
