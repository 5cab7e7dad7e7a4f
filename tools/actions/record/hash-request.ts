import { createHash } from 'node:crypto';
import { isRecord } from '../../load/is-record.ts';

/** What an approval is bound to: twelve digits that are others as soon as anything of the request is. */
export function hashRequest(request: {
  readonly action: string;
  readonly entity: string | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly sha: string | undefined;
}): string {
  const { action, entity = null, inputs, sha = null } = request;
  const text = JSON.stringify([action, entity, sorted(inputs), sha]);
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([key, each]) => [key, sorted(each)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
