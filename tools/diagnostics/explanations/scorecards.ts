import type { Explanation } from './explanation.ts';
import { SERVICE, TEAMS } from './models.ts';

const GIVEN = {
  ...SERVICE,
  'catalog/service/cart.yaml': 'identifier: cart\nproperties: { tier: gold }\n',
};

const PRODUCTION = `identifier: production
title: Production
blueprint: service
rules:
  - identifier: runbook
    title: Has a runbook
    level: Gold
    query:
      combinator: and
      conditions:
        - { property: runbook, operator: isNotEmpty }
`;
const RULE = PRODUCTION.slice(PRODUCTION.indexOf('  - identifier'));

const between = (wrong: string, right: string): Explanation['example'] => ({
  given: GIVEN,
  wrong: { 'scorecards/production.yaml': wrong },
  right: { 'scorecards/production.yaml': right },
});

export const SCORECARDS = {
  'scorecard/invalid': {
    why: 'Scores of a part of a scorecard would be better than they should be, so that it has none.',
    example: between(PRODUCTION.replace('    level: Gold\n', ''), PRODUCTION),
  },
  'scorecard/unknown-key': {
    why: 'A misspelt key does nothing, and nobody is told.',
    example: between(PRODUCTION.replace('title: Production', 'titel: Production'), PRODUCTION),
  },
  'scorecard/duplicate': {
    why: 'Whoever asks for the level in one of them would get the level in the other.',
    example: {
      given: { ...GIVEN, 'scorecards/production.yaml': PRODUCTION },
      wrong: { 'scorecards/operations.yaml': PRODUCTION },
      right: { 'scorecards/operations.yaml': PRODUCTION.replace('production', 'operations') },
    },
  },
  'scorecard/duplicate-rule': {
    why: 'A change that breaks one of them could not be told from one that breaks the other.',
    example: between(
      PRODUCTION + RULE.replace('runbook, operator', 'memory, operator'),
      PRODUCTION + RULE.replaceAll('runbook', 'memory'),
    ),
  },
  'scorecard/unknown-blueprint': {
    why: 'The scorecard would score nothing.',
    example: between(PRODUCTION.replace('service', 'servce'), PRODUCTION),
  },
  'scorecard/query': {
    why: 'The rule reads nothing, and every entity would fail it, or pass it, for ever.',
    example: between(PRODUCTION.replace('runbook, operator', 'runbok, operator'), PRODUCTION),
  },
  'scorecard/level': {
    why: 'Everything begins at the first level, whatever its rules say, and a level that is not there is never reached.',
    example: between(PRODUCTION.replace('Gold', 'Basic'), PRODUCTION),
  },
  'scorecard/due': {
    why: 'The rule would never be due.',
    example: between(
      PRODUCTION.replace('level: Gold', "level: Gold\n    due: '2026-02-30'"),
      PRODUCTION.replace('level: Gold', "level: Gold\n    due: '2026-02-28'"),
    ),
  },
  'scorecard/unknown-owner': {
    why: 'Whoever fails the rule would be told to ask a team that does not exist.',
    example: {
      given: { ...GIVEN, ...TEAMS },
      wrong: {
        'scorecards/production.yaml': PRODUCTION.replace(
          'level: Gold',
          'level: Gold\n    owner: chekout',
        ),
      },
      right: {
        'scorecards/production.yaml': PRODUCTION.replace(
          'level: Gold',
          'level: Gold\n    owner: checkout',
        ),
      },
    },
  },
} as const satisfies Record<string, Explanation>;
