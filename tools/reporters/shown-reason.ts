import { withoutSecret } from './diff-value.ts';

/** A reason holds values of the catalog: one of which may look like a secret is not shown. */
export function shownReason(reason: string): string {
  return String(withoutSecret(reason));
}
