import { isRecord } from '../../../load/is-record.ts';

/** A line of a journal as a mapping; undefined for one that is cut short or was never ours. */
export function parseLine(line: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (line === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
