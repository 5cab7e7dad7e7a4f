import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** The blueprint that a scorecard is for. */
export const scorecardBlueprint: CatalogCheck = (catalog, report) => {
  for (const { value, origin } of catalog.scorecards) {
    if (catalog.blueprintsById.has(value.blueprint)) continue;
    const message = `the scorecard is for \`${value.blueprint}\`, which is no blueprint`;
    const hint = suggest(value.blueprint, catalog.blueprintsById.keys());
    report('scorecard/unknown-blueprint', { origin, path: ['blueprint'] }, message, hint);
  }
};
