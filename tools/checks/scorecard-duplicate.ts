import type { Scorecard } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';

/** Two scorecards of one name, and two rules of one name in a scorecard. */
export const scorecardDuplicate: CatalogCheck = (catalog, report) => {
  const seen = new Map<string, Scorecard>();
  for (const scorecard of catalog.scorecards) {
    const { identifier, origin, value } = scorecard;
    const first = seen.get(identifier);
    if (first === undefined) seen.set(identifier, scorecard);
    else {
      const message = `scorecard \`${identifier}\` is already defined in`;
      const hint = 'delete one of the two, or give it another identifier';
      const advice = { hint, related: first.origin };
      report('scorecard/duplicate', { origin, path: ['identifier'] }, message, advice);
    }
    const rules = new Set<string>();
    for (const [index, rule] of value.rules.entries()) {
      if (rules.has(rule.identifier)) {
        const at = { origin, path: ['rules', index, 'identifier'] };
        const message = `there are two rules \`${rule.identifier}\``;
        report('scorecard/duplicate-rule', at, message, 'give one of the two another identifier');
      }
      rules.add(rule.identifier);
    }
  }
};
