import type { Action } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';

/** Two actions of one name; also of names that are one on disks that do not tell cases apart, as workflows are files. */
export const actionDuplicate: CatalogCheck = (catalog, report) => {
  const seen = new Map<string, Action>();
  for (const action of catalog.actions) {
    const name = action.identifier.toLowerCase();
    const first = seen.get(name);
    if (first === undefined) seen.set(name, action);
    else {
      const at = { origin: action.origin, path: ['identifier'] };
      const message = `action \`${action.identifier}\` is already defined in`;
      const hint = 'delete one of the two, or give it another identifier';
      report('action/duplicate', at, message, { hint, related: first.origin });
    }
  }
};
