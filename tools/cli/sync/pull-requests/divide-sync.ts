import type { Change } from '../../../plan/change.ts';
import { hashOf } from '../../../plan/hash-of.ts';
import { dividePlan, type DivideRequest } from '../../../plan/parts/divide-plan.ts';
import type { PlanPart } from '../../../plan/parts/plan-part.ts';
import type { PlannedSync } from '../planned-sync.ts';
import { createOwnerOf } from './create-owner-of.ts';
import { keyOfBranch } from './sync-branches.ts';

export interface SyncPart extends PlanPart {
  /** `deletions`: those that were held back. */
  readonly kind: 'changes' | 'deletions';
}

const DEFAULT_FILES = 250;

/** What a sync found, as the parts that are reviewed one by one. */
export function divideSync(
  planned: PlannedSync,
  openBranches: readonly string[],
): readonly SyncPart[] {
  const { plan, unlimited, catalog, accountNames } = planned;
  const { config, blueprintsById: blueprints } = catalog;
  const { per = 'account', files = DEFAULT_FILES } = config.aws?.pullRequests ?? {};
  const isMasked = config.aws?.maskAccounts === true;
  const ownerOf = per === 'team' ? createOwnerOf(catalog, plan.changes) : () => '';
  const divide = (kind: SyncPart['kind'], changes: readonly Change[]): readonly SyncPart[] => {
    const present = new Set(openBranches.flatMap((branch) => keyOfBranch(branch, kind) ?? []));
    const request: DivideRequest = {
      changes,
      unlimited,
      per,
      files,
      present,
      ownerOf,
      targetOf: (blueprint, relation) => {
        const definition = blueprints.get(blueprint)?.relations[relation];
        if (definition === undefined) return undefined;
        return { blueprint: definition.target, isRequired: definition.required === true };
      },
      // The name of a branch is printed on every page about it.
      accountKey: (account) =>
        isMasked ? (accountNames.get(account) ?? `account-${hashOf(account)}`) : account,
    };
    return dividePlan(request).map((part) => ({ ...part, kind }));
  };
  return [...divide('changes', plan.changes), ...divide('deletions', plan.held)];
}
