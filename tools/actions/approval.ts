import type { Action } from '../load/catalog.ts';

/** How a run is approved: by a reviewer of an environment, or by comments on a pull request. */
export interface Approval {
  readonly by: 'environment' | 'comment';
  readonly type: 'ANY' | 'ALL';
  /** For `environment`. */
  readonly environment: string;
}

/** Undefined where nobody is asked. An environment takes one reviewer for all, so that `ALL` needs comments. */
export function approvalOf({ identifier, value }: Action): Approval | undefined {
  const { requiredApproval: rule } = value;
  if (rule === undefined || rule === false) return undefined;
  const { type, by, environment } = rule === true ? ({ type: 'ANY' } as const) : rule;
  return {
    type,
    by: by ?? (type === 'ALL' ? 'comment' : 'environment'),
    // GitHub takes an empty name for no environment, which asks nobody.
    environment: environment?.trim() || `action-${identifier}`,
  };
}
