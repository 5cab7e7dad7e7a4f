import type { Explanation } from './explanation.ts';
import { SERVICE } from './models.ts';

const CART = { 'catalog/service/cart.yaml': 'identifier: cart\nproperties: { tier: gold }\n' };
const GIVEN = { ...SERVICE, ...CART };
const SCORECARD = (blueprint: string, property: string): string =>
  `identifier: production\ntitle: Production\nblueprint: ${blueprint}\nrules:\n  - identifier: runbook\n    title: Has a runbook\n    level: Gold\n    query:\n      combinator: and\n      conditions:\n        - { property: ${property}, operator: isNotEmpty }\n`;

export const OTHERS = {
  'scorecard/unknown-blueprint': {
    why: 'The scorecard would score nothing.',
    example: {
      given: GIVEN,
      wrong: { 'scorecards/production.yaml': SCORECARD('servce', 'runbook') },
      right: { 'scorecards/production.yaml': SCORECARD('service', 'runbook') },
    },
  },
  'scorecard/unknown-property': {
    why: 'The rule reads nothing, and every entity fails it, or passes it, for ever.',
    example: {
      given: GIVEN,
      wrong: { 'scorecards/production.yaml': SCORECARD('service', 'runbok') },
      right: { 'scorecards/production.yaml': SCORECARD('service', 'runbook') },
    },
  },
} as const satisfies Record<string, Explanation>;
