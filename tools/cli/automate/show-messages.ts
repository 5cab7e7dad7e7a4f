import { isWanted, toDispatchPayload, toEventMessage } from '../../automations/to-event-message.ts';
import type { CatalogEvent } from '../../automations/catalog-event.ts';
import type { EventReceiver } from '../../model/config.ts';
import { printable } from '../../reporters/printable.ts';
import type { Context } from '../context.ts';
import { nameOfReceiver } from './open-receiver.ts';

interface Shown {
  readonly commit: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly events: readonly CatalogEvent[];
  readonly isText: boolean;
}

/** Shows what receivers would get of a commit: a line for each, or `{receiver, message}` as JSON. */
export function showMessages(
  receivers: readonly EventReceiver[],
  { commit, time, events, isText }: Shown,
  { io, env }: Context,
): void {
  const repository = env['GITHUB_REPOSITORY'] ?? 'OWNER/NAME';
  for (const receiver of receivers)
    for (const event of events.filter((each) => isWanted(receiver, each))) {
      const message = toEventMessage(event, { repository, commit, time });
      const sent = receiver.dispatch === undefined ? message : toDispatchPayload(message);
      const name = nameOfReceiver(receiver);
      const line = isText
        ? printable(`${name} ← ${event.type} ${event.blueprint}/${event.identifier} ${sent.id}`)
        : JSON.stringify({ receiver: name, message: sent });
      io.stdout(`${line}\n`);
    }
}
