import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CODES } from '../diagnostics/codes.ts';
import { CHECK_REPORTERS } from '../reporters/check-reporters.ts';
import { createCheckReport } from '../reporters/check-report.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { checkCatalog } from './check-catalog.ts';
import { fixAll } from './fix-all.ts';

/** Seconds to search; longer with `CADASTRE_FUZZ_SECONDS`. */
const SECONDS = Number(process.env['CADASTRE_FUZZ_SECONDS'] ?? 4);
/** No single check may take longer, whatever is in the files. */
const MOST_MS = 2_000;

const ROOT = path.join(import.meta.dirname, '..', '..');
const FOLDERS = ['blueprints', 'catalog', 'tools/fixtures/loose'];

const SEEDS = FOLDERS.flatMap((folder) =>
  readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(yaml|json)$/.test(name))
    .map((name) => readFileSync(path.join(ROOT, folder, name), 'utf8')),
);

const HOMES = [
  'blueprints/a.yaml',
  'catalog/b.yaml',
  'catalog/Service/c.yaml',
  'cadastre.yaml',
  'scorecards/d.yaml',
  'actions/e.json',
];

const PIECES = fc.constantFrom(
  'identifier: ',
  'schema:\n  properties:\n',
  '  a: {type: string, pattern: "(a+)+$"}\n',
  'relations:\n  r: {target: Service}\n',
  'mirrorProperties:\n  m: {path: r.$title}\n',
  'calculationProperties:\n  c: {calculation: ".a[", type: string}\n',
  'sync:\n  - aws: AWS::SQS::Queue\n    where: "def x: x; x"\n',
  '&a [*a]',
  '*a',
  '<<: ',
  '? ',
  '!!binary ',
  '%YAML 1.1\n',
  '---\n',
  '...\n',
  '\t',
  '\r\n',
  '\uFEFF',
  '“',
  '\0',
  '__proto__: ',
  'constructor: ',
  '{',
  '}',
  '[',
  ']',
  '"',
  "'",
  '|\n',
  '>-\n',
  ': ',
  '- ',
  '# cadastre-ignore ',
  'team: [',
  'ownership: {type: Inherited, path: r}\n',
  'properties: ',
  '1e999',
  '0x',
  '.nan',
  '~',
  'version: 1\nchecks: ',
  'external: [',
  '\\',
  '\u{1F600}',
  '${{ ',
);

/** A real file with pieces cut out, put in and doubled; sometimes nothing but pieces or bytes. */
const content = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(
        fc.constantFrom(...SEEDS),
        fc.array(fc.tuple(fc.nat(), fc.nat(30), PIECES), { maxLength: 4 }),
      )
      .map(([text, edits]) =>
        edits.reduce((result, [at, cut, piece]) => {
          const start = result.length === 0 ? 0 : at % result.length;
          return result.slice(0, start) + piece + result.slice(start + cut);
        }, text),
      ),
  },
  { weight: 2, arbitrary: fc.array(PIECES, { maxLength: 25 }).map((pieces) => pieces.join('')) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

test(
  'any bytes in any file: diagnostics or none, never a crash, never a long wait',
  async () => {
    const started = performance.now();
    let runs = 0;
    let slowest = 0;
    const files = fc.dictionary(fc.constantFrom(...HOMES), content, { minKeys: 1, maxKeys: 4 });
    while (performance.now() - started < SECONDS * 1000) {
      await fc.assert(
        fc.asyncProperty(files, async (texts) => {
          const store = createMemoryFileStore(texts);
          const request = { store, layout: { kind: 'repository' } } as const;
          const before = performance.now();
          const result = await checkCatalog(request);
          const took = performance.now() - before;
          slowest = Math.max(slowest, took);
          expect(took).toBeLessThan(MOST_MS);
          for (const { diagnostic } of result.found) {
            expect(Object.keys(CODES)).toContain(diagnostic.code);
            expect(diagnostic.location.line).toBeGreaterThan(0);
            expect(diagnostic.location.column).toBeGreaterThan(0);
          }
          const report = createCheckReport(
            result.found.map((each) => each.diagnostic),
            {
              files: result.files,
              entities: result.entities,
              silenced: 0,
              baselined: 0,
            },
          );
          for (const { render } of Object.values(CHECK_REPORTERS))
            render(report, { hasColours: false });
          // The same again, from the same files, byte for byte.
          const again = await checkCatalog(request);
          expect(again.found.map((each) => each.diagnostic)).toEqual(report.diagnostics);
          await fixAll(request, result, () => true);
          runs += 1;
        }),
        { numRuns: 20 },
      );
    }
    const memory = Math.round(process.memoryUsage.rss() / 1024 / 1024);
    process.stdout.write(
      `fuzz: ${runs} catalogs, the slowest ${Math.round(slowest)} ms, ${memory} MiB\n`,
    );
  },
  SECONDS * 1000 + 60_000,
);

/** One of everything that a blueprint, an entity, a configuration, an action and a scorecard may hold. */
const RICH: Readonly<Record<string, unknown>> = {
  'blueprints/a.json': {
    identifier: 'A',
    title: 'A',
    schema: {
      properties: {
        p: { type: 'string', format: 'url', enum: ['x'], enumColors: { x: 'red' }, default: 'x' },
        q: { type: 'array', items: { type: 'string', pattern: '^a$', enum: ['a'] } },
        r: { type: 'object', spec: 'open-api', properties: { s: { type: 'number' } } },
      },
      required: ['p'],
    },
    relations: { up: { target: 'A', hierarchical: true }, all: { target: 'A', many: true } },
    mirrorProperties: { m: { path: 'up.p' } },
    calculationProperties: { c: { calculation: '.properties.p', type: 'string' } },
    aggregationProperties: {
      g: {
        target: 'A',
        calculationSpec: { calculationBy: 'entities', func: 'count' },
        query: { combinator: 'and', rules: [{ property: 'p', operator: '=', value: 'x' }] },
        pathFilter: [{ path: ['up'] }],
      },
    },
    ownership: { type: 'Inherited', path: 'up' },
    sync: [{ aws: 'AWS::SQS::Queue', where: 'true', properties: { p: '.Url' }, relations: {} }],
  },
  'catalog/A/e.json': {
    identifier: 'e',
    blueprint: 'A',
    title: 'E',
    team: ['t'],
    properties: { p: 'https://example.com', q: ['a'], r: {} },
    relations: { up: 'e', all: ['e'] },
    sync: { source: 'aws', key: 'k' },
  },
  'cadastre.yaml': {
    version: 1,
    checks: { 'entity/no-owner': [{ severity: 'off', files: ['**'] }] },
    external: [{ blueprint: 'A', identifiers: ['z'], reason: 'elsewhere' }],
    aws: { accounts: [{ id: '111111111111', name: 'a' }], regions: ['eu-west-1'] },
  },
  'actions/f.json': {
    identifier: 'f',
    trigger: { type: 'self-service', operation: 'CREATE', blueprintIdentifier: 'A' },
    invocationMethod: { type: 'GITHUB' },
  },
  'scorecards/s.json': {
    identifier: 's',
    blueprint: 'A',
    levels: [{ color: 'red', title: 'L' }],
    rules: [
      {
        identifier: 'r',
        level: 'L',
        query: { combinator: 'and', conditions: [{ property: 'p', operator: '=', value: 'x' }] },
      },
    ],
  },
  '.cadastre-baseline.json': { version: 1, findings: [] },
};

const ODD = [null, 0, 'x', [null], { x: { y: 'z' } }, [{ x: {} }]] as const;

/** Coprime to the number of odd values: every place gets some of them, every value some of the places. */
const STRIDE = SECONDS < 60 ? 5 : 1;

/** Every way to put an odd value in the place of a value. */
function* replaced(value: unknown): Generator {
  yield* ODD;
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    for (const other of replaced(Reflect.get(value, key)))
      yield Array.isArray(value)
        ? value.map((each, index) => (String(index) === key ? other : each))
        : { ...value, [key]: other };
  }
}

test.each(Object.keys(RICH))(
  'any odd value in any place of %s is no crash',
  async (file) => {
    const texts = Object.fromEntries(
      Object.entries(RICH).map(([name, value]) => [name, JSON.stringify(value)]),
    );
    const crashes: string[] = [];
    for (const [index, value] of [...replaced(RICH[file])].entries()) {
      if (index % STRIDE !== 0) continue;
      const text = JSON.stringify(value);
      const store = createMemoryFileStore({ ...texts, [file]: text });
      const request = {
        store,
        layout: { kind: 'repository' },
        baseline: file.endsWith('baseline.json') ? text : undefined,
      } as const;
      try {
        await fixAll(request, await checkCatalog(request), () => true);
      } catch (error) {
        crashes.push(`${String(error)}: ${text}`);
      }
    }
    expect(crashes).toEqual([]);
  },
  600_000,
);
