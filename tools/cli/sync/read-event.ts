import path from 'node:path';
import { UserError } from '../../diagnostics/user-error.ts';
import { isRecord } from '../../load/is-record.ts';
import type { LiveEvent } from '../../model/live-event.ts';
import { createEventValidator } from '../../schema/create-event-validator.ts';
import type { Context } from '../context.ts';

/** GitHub allows 64 KB for a payload; an event has the repository and the sender around it. */
const MOST_BYTES = 1 << 20;

/** The payload of an event, from the file of the whole event or of the payload alone. */
export async function readEvent(context: Context, file: string): Promise<LiveEvent> {
  const absolute = path.resolve(context.cwd, file);
  const files = context.openFiles(path.dirname(absolute));
  const [read] = await files.readAll([path.basename(absolute)]);
  const refuse = (why: string): never => {
    throw new UserError(`--event ${file}: ${why}`, 'docs/live-events.md says what it must hold');
  };
  if (read?.kind !== 'bytes') return refuse(read?.reason ?? 'it cannot be read');
  if (read.bytes.length > MOST_BYTES) return refuse('it is larger than an event can be');
  const value = parse(read.bytes);
  if (value === undefined) return refuse('it is not JSON');
  const payload = isRecord(value) && 'client_payload' in value ? value['client_payload'] : value;
  const decoded = createEventValidator()(payload);
  return decoded.kind === 'event' ? decoded.event : refuse(decoded.message);
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
