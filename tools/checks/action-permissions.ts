import { approvalOf } from '../actions/approval.ts';
import type { Path } from '../document/path.ts';
import type { Action, Catalog } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Teams of the permissions that nobody is in, as they do not exist. Users may be logins on GitHub. */
export const actionPermissions: CatalogCheck = (catalog, report) => {
  for (const action of catalog.actions) {
    for (const verb of ['execute', 'approve'] as const)
      checkTeams({ action, verb, catalog, report });
    if (action.value.trigger.type === 'automation' && approvalOf(action)?.by === 'comment') {
      const at = { origin: action.origin, path: ['requiredApproval'] };
      const message =
        'an automation cannot be approved with a comment: nobody asked for it with one';
      report(
        'action/permissions',
        at,
        message,
        'write `requiredApproval: true`, for an environment',
      );
    }
    if (action.value.permissions?.approve === undefined || needsApproval(action)) continue;
    const at = { origin: action.origin, path: ['permissions', 'approve'], part: 'key' } as const;
    const message = 'nobody is asked to approve, because `requiredApproval` is not set';
    report('action/permissions', at, message, 'add `requiredApproval: true`, or delete it');
  }
};

function needsApproval({ value }: Action): boolean {
  return value.requiredApproval !== undefined && value.requiredApproval !== false;
}

interface TeamCheck {
  readonly action: Action;
  readonly verb: 'execute' | 'approve';
  readonly catalog: Catalog;
  readonly report: Report;
}

function checkTeams({ action, verb, catalog, report }: TeamCheck): void {
  const teams = catalog.entitiesById.get('_team');
  if (teams === undefined) return;
  const path: Path = ['permissions', verb, 'teams'];
  for (const [index, name] of (action.value.permissions?.[verb]?.teams ?? []).entries()) {
    if (teams.has(name)) continue;
    const at = { origin: action.origin, path: [...path, index] };
    report('action/permissions', at, `\`${name}\` is no team`, suggest(name, teams.keys()));
  }
}
