import type { Blueprint } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import type { SyncRule } from '../model/blueprint.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

export const blueprintSyncTarget: CatalogCheck = (catalog, report) => {
  for (const blueprint of catalog.blueprints) {
    const rules = Array.isArray(blueprint.file.sync) ? blueprint.file.sync : [];
    for (const [index, rule] of rules.entries()) checkRule(blueprint, rule, index, report);
  }
};

function checkRule(blueprint: Blueprint, rule: SyncRule, index: number, report: Report): void {
  const { identifier, properties, relations, origin } = blueprint;
  const sections = [
    { section: 'properties', what: 'property', known: properties },
    { section: 'relations', what: 'relation', known: relations },
  ] as const;
  for (const { section, what, known } of sections) {
    for (const name of Object.keys(rule[section] ?? {})) {
      if (name in known) continue;
      const at = { origin, path: ['sync', index, section, name], part: 'key' } as const;
      const message = `\`sync\` writes \`${name}\`, which is no ${what} of \`${identifier}\``;
      report('blueprint/sync-target', at, message, suggest(name, Object.keys(known)));
    }
  }
}
