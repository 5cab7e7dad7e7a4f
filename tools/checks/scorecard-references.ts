import type { Blueprint, ScorecardFile } from '../load/catalog.ts';
import { isRecord } from '../load/is-record.ts';
import type { Report } from '../load/report.ts';
import type { CatalogCheck } from './check.ts';
import { propertyNames } from './property-names.ts';
import { suggest } from './suggest.ts';

export const scorecardReferences: CatalogCheck = (catalog, report) => {
  for (const other of catalog.scorecards) {
    const name = other.value['blueprint'];
    if (typeof name !== 'string') continue;
    const blueprint = catalog.blueprintsById.get(name);
    if (blueprint !== undefined) checkRules(other, blueprint, report);
    else {
      const message = `the scorecard is for \`${name}\`, which is no blueprint`;
      const hint = suggest(name, catalog.blueprintsById.keys());
      report(
        'scorecard/unknown-blueprint',
        { origin: other.origin, path: ['blueprint'] },
        message,
        hint,
      );
    }
  }
};

function checkRules({ value, origin }: ScorecardFile, blueprint: Blueprint, report: Report): void {
  const rules = Array.isArray(value['rules']) ? value['rules'] : [];
  const known = propertyNames(blueprint);
  for (const [index, rule] of rules.entries()) {
    const query = isRecord(rule) && isRecord(rule['query']) ? rule['query'] : {};
    const conditions = Array.isArray(query['conditions']) ? query['conditions'] : [];
    for (const [position, condition] of conditions.entries()) {
      const name: unknown = isRecord(condition) ? condition['property'] : undefined;
      if (typeof name !== 'string' || known.includes(name)) continue;
      const path = ['rules', index, 'query', 'conditions', position, 'property'];
      const message = `the rule reads \`${name}\`, which is no property of \`${blueprint.identifier}\``;
      report('scorecard/unknown-property', { origin, path }, message, suggest(name, known));
    }
  }
}
