import { isRecord } from '../../load/is-record.ts';
import type { JqQuery } from '../../model/action.ts';

/** Whether a value is computed in the run. */
export function isJq(value: unknown): value is JqQuery {
  return isRecord(value) && typeof value['jqQuery'] === 'string';
}
