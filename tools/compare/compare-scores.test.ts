import { expect, test } from 'vitest';
import { scoreCatalog } from '../score/score-catalog.ts';
import type { ScoredCatalog } from '../score/scored-catalog.ts';
import { deriveFiles } from '../testing/derive-files.ts';
import { compareScores } from './compare-scores.ts';
import type { ScorecardDiff } from './scores-diff.ts';

type Files = Readonly<Record<string, string>>;

const READY = `identifier: ready
blueprint: lambda
rules:
  - identifier: memory
    level: Silver
    query: { combinator: and, conditions: [{ property: memory, operator: '>', value: 1 }] }
  - identifier: note
    level: Gold
    query: { combinator: and, conditions: [{ property: note, operator: isNotEmpty }] }
`;
const FILTER =
  "filter: { combinator: and, conditions: [{ property: note, operator: '!=', value: x }] }\n";
const FILES: Files = {
  'blueprints/lambda.yaml':
    'identifier: lambda\nschema: { properties: { memory: { type: number }, note: { type: string } } }\n',
  'scorecards/ready.yaml': READY,
  'catalog/lambda/cart.yaml': 'identifier: cart\nproperties: { memory: 2, note: a }\n',
};

async function score(files: Files): Promise<ScoredCatalog> {
  const { catalog, derived } = await deriveFiles(files);
  return scoreCatalog({ catalog, derived, now: 0 });
}

function tell(diffs: readonly ScorecardDiff[]): string[] {
  return diffs.flatMap(({ identifier, state, isGate, isChanged, moves }) => [
    [identifier, state, ...(isGate ? ['gate'] : []), ...(isChanged ? ['changed'] : [])].join(' '),
    ...moves.map(({ direction, identifier: entity, before, after, rules }) => {
      const through = rules.map((rule) => `${rule.identifier} (${rule.reason})`).join(', ');
      return `${direction} ${entity} ${before} → ${after}: ${through}`;
    }),
  ]);
}

const cart = (properties: string): Files => ({
  'catalog/lambda/cart.yaml': `identifier: cart\nproperties: { ${properties} }\n`,
});
const ready = (text: string): Files => ({ 'scorecards/ready.yaml': text });

test.each<[string, Files, Files, readonly string[]]>([
  ['nothing', {}, {}, []],
  ['another value of the same level', {}, cart('memory: 3, note: b'), []],
  [
    'down by one level',
    {},
    cart('memory: 2'),
    ['ready kept', 'down cart Gold → Silver: note (note is empty)'],
  ],
  [
    'down by two: only what holds it there',
    {},
    cart('memory: 1'),
    ['ready kept', 'down cart Gold → Bronze: memory (memory is 1, want more than 1)'],
  ],
  [
    'up: what held it down before',
    cart('memory: 2'),
    {},
    ['ready kept', 'up cart Silver → Gold: note (note is empty)'],
  ],
  [
    'a new rule',
    {},
    ready(
      `${READY}  - identifier: size\n    level: Gold\n    query: { combinator: and, conditions: [{ property: memory, operator: '>', value: 9 }] }\n`,
    ),
    ['ready kept changed', 'down cart Gold → Silver: size (memory is 2, want more than 9)'],
  ],
  [
    'out of the filter',
    ready(READY + FILTER),
    { ...ready(READY + FILTER), ...cart('memory: 2, note: x') },
    ['ready kept', 'leaves cart Gold → undefined: '],
  ],
  [
    'into the filter',
    { ...ready(READY + FILTER), ...cart('memory: 2, note: x') },
    ready(READY + FILTER),
    ['ready kept', 'enters cart undefined → Gold: '],
  ],
  ['a new entity', {}, { 'catalog/lambda/mail.yaml': 'identifier: mail\n' }, []],
  [
    'a scorecard that is gone',
    ready(`${READY}gate: regression\n`),
    ready(''),
    ['ready removed gate changed'],
  ],
  ['a new scorecard', ready(''), {}, ['ready created changed']],
  [
    'a scorecard that cannot be read',
    {},
    ready(READY.replace('property: note', 'property: notes')),
    ['ready unsound changed'],
  ],
  [
    'a gate that the change takes away',
    ready(`${READY}gate: regression\n`),
    cart('memory: 2'),
    ['ready kept gate changed', 'down cart Gold → Silver: note (note is empty)'],
  ],
])('%s', async (_, before, after, expected) => {
  const [old, now] = [await score({ ...FILES, ...before }), await score({ ...FILES, ...after })];
  expect(tell(compareScores(old, now, []))).toEqual(expected);
});

test('an entity under another name is the same entity', async () => {
  const before = await score(FILES);
  const after = await score({
    ...FILES,
    'catalog/lambda/cart.yaml': 'identifier: basket\nproperties: { memory: 2 }\n',
  });
  const edges = { added: [], removed: [], changed: [], following: [] };
  const names = { blueprint: 'lambda', identifier: 'basket', title: undefined, file: '' };
  const row = { ...names, identifierBefore: 'cart', fileBefore: '', values: [], edges };
  const renamed = [{ ...row, followers: 0, referrers: { count: 0, names: [] } }];
  expect(tell(compareScores(before, after, renamed))).toEqual([
    'ready kept',
    'down basket Gold → Silver: note (note is empty)',
  ]);
});
