import type { Catalog, Scorecard } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import { describeBlueprints } from '../query/describe-blueprints.ts';
import { parseDate } from '../query/parse-date.ts';
import { compileScorecard } from '../score/compile-scorecard.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Levels, queries, days and teams of a scorecard. */
export const scorecardRules: CatalogCheck = (catalog, report) => {
  if (catalog.scorecards.length === 0) return;
  const blueprints = describeBlueprints(catalog.blueprintsById);
  for (const scorecard of catalog.scorecards) {
    const { origin } = scorecard;
    for (const { code, path, message, hint } of compileScorecard(scorecard, blueprints).problems)
      report(code, { origin, path }, message, { hint });
    checkRules(scorecard, catalog, report);
  }
};

function checkRules({ value, origin }: Scorecard, catalog: Catalog, report: Report): void {
  const teams = catalog.entitiesById.get('_team');
  for (const [index, { due, owner }] of value.rules.entries()) {
    if (due !== undefined && parseDate(due) === undefined) {
      const at = { origin, path: ['rules', index, 'due'] };
      report('scorecard/due', at, `there is no day \`${due}\``, 'write it like 2026-12-31');
    }
    if (owner === undefined || teams === undefined || teams.has(owner)) continue;
    const at = { origin, path: ['rules', index, 'owner'] };
    report('scorecard/unknown-owner', at, `\`${owner}\` is no team`, suggest(owner, teams.keys()));
  }
}
