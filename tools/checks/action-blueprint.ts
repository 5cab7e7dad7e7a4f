import { isRecord } from '../load/is-record.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Port writes the blueprint of an action either at its root or in its trigger. */
export const actionBlueprint: CatalogCheck = (catalog, report) => {
  for (const { kind, value, origin } of catalog.others) {
    if (kind !== 'action') continue;
    const trigger = isRecord(value['trigger']) ? value['trigger'] : {};
    const places = [
      { path: ['blueprint'], name: value['blueprint'] },
      { path: ['trigger', 'blueprintIdentifier'], name: trigger['blueprintIdentifier'] },
    ];
    for (const { path, name } of places) {
      if (typeof name !== 'string' || catalog.blueprintsById.has(name)) continue;
      const message = `the action is for \`${name}\`, which is no blueprint`;
      const hint = suggest(name, catalog.blueprintsById.keys());
      report('action/unknown-blueprint', { origin, path }, message, hint);
    }
  }
};
