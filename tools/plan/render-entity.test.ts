import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalText } from '../document/canonical-text.ts';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import type { EdgeFile } from '../model/edge.ts';
import { mergeEdges } from './plan-edges.ts';
import { renderEntity } from './render-entity.ts';

const SOURCE = { aws: 'AWS::SQS::Queue', account: '111111111111', region: 'eu-west-1', id: 'x' };
const FILE = 'catalog/aws/x.yaml';

/** Texts that YAML reads as something else where they stand bare. */
const trap = fc.constantFrom('no', 'on', '012', '1e3', '~', '', ' a', '- a', '# a', 'a: b', '1_0');
const text = fc.oneof(trap, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }));
const wellFormed = text.filter((value) => !/\p{Surrogate}/u.test(value));
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    wellFormed,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    fc.boolean(),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,6}$/), tie('value'), { maxKeys: 3 }),
  ),
}));
const edge = fc.record<EdgeFile, 'via'>(
  {
    via: fc.oneof(fc.constant<string>('A.B'), fc.constant<string[]>(['A', 'AWS::B::C D'])),
    certainty: fc.constant('likely' as const),
    external: fc.constant(true as const),
  },
  { requiredKeys: ['via'] },
);

const entity = fc.record({
  blueprint: fc.constant('sqs'),
  identifier: fc.stringMatching(/^[A-Za-z0-9@_][A-Za-z0-9@_.+:\\/=-]{0,39}$/),
  title: fc.option(
    wellFormed.filter((title) => title !== ''),
    { nil: undefined },
  ),
  properties: fc.dictionary(fc.stringMatching(/^[a-z][A-Za-z]{0,6}$/), value, { minKeys: 1 }),
  relations: fc.dictionary(fc.constantFrom('queue', 'topic'), fc.constantFrom('a', 'no', '012'), {
    minKeys: 1,
  }),
  edges: fc.record(
    {
      triggers: fc.dictionary(fc.constantFrom('a/b', 'c/arn:aws:sqs:::x'), edge, { minKeys: 1 }),
      'runs-as': fc.dictionary(fc.constantFrom('arn:aws:iam::1:role/a'), edge, { minKeys: 1 }),
    },
    { requiredKeys: ['triggers'] },
  ),
  source: fc.constant(SOURCE),
});

test('what is written is what is read, and is in canonical form', async () => {
  await fc.assert(
    fc.asyncProperty(entity, async (written) => {
      const rendered = renderEntity(written);
      const store = createMemoryFileStore({ [FILE]: rendered });
      const { catalog, findings } = await loadFullCatalog(store, { kind: 'repository' });
      const [read] = catalog.entities;
      expect(findings).toEqual([]);
      const edges = mergeEdges([], read?.edges ?? [], () => true);
      expect({ ...read, edges, properties: plain(read?.properties) }).toMatchObject({
        ...written,
        properties: plain(written.properties),
      });
      expect(canonicalText(rendered)).toBe(rendered);
    }),
    { numRuns: 150 },
  );
});

/** The same data without the prototypes that keep `__proto__` a key. */
function plain(data: unknown): unknown {
  return JSON.parse(JSON.stringify(data ?? null));
}
