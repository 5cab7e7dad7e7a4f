import { expect, test } from 'vitest';
import { toReported } from '../reporters/to-reported.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { checkCatalog } from './check-catalog.ts';

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join('');

const entity = (more: string): string => `identifier: b\nblueprint: service\n${more}`;

/** Texts on which one look too many at each place makes minutes of a second. */
test.each<[string, string]>([
  ['blanks in a comment that silences', `# cadastre-ignore a b${' '.repeat(400_000)}c\n`],
  ['empty lines in what may be a template', entity(`icon: '{{'\n${'\n'.repeat(400_000)}`)],
  ['what may be a token', entity(`properties: {note: "${'eyJaaaaaaaaaa-'.repeat(40_000)}"}\n`)],
  ['what may be an address', entity(`properties: {note: "${'a.'.repeat(300_000)}"}\n`)],
  [
    'many fixes in one file',
    times(500, (index) => `---\nidentifier: e${index}\nproperties: {Note: a}\n`),
  ],
  [
    'many problems in one file',
    entity(`relations:\n  uses:\n${times(30_000, (index) => `    - no${index}\n`)}`),
  ],
  [
    'many names that are nearly right',
    times(
      3_000,
      (index) =>
        `---\nidentifier: service-of-somebody-${index}\nrelations: {parent: servise-of-nobody-${index}}\n`,
    ),
  ],
])('%s', { timeout: 20_000 }, async (_, text) => {
  const store = createMemoryFileStore({
    'blueprints/service.yaml':
      'identifier: service\nschema: {properties: {note: {type: string}}}\nrelations:\n  uses: {target: service, many: true}\n  parent: {target: service}\n',
    'catalog/service/b.yaml': text,
  });
  const { found, texts } = await checkCatalog({ store, layout: { kind: 'repository' } });
  expect(toReported(found, texts).length).toBe(found.length);
});
