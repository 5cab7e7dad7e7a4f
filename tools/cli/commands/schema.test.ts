import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEstate } from '../../emulators/aws/read-estate.ts';
import { startCloudControl } from '../../emulators/aws/start-cloud-control.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand } from '../../testing/run-command.ts';
import { startLanguageServer, type LanguageServer } from '../../testing/start-language-server.ts';

const PACKAGE = path.join(import.meta.dirname, '..', '..', '..');
const SETTINGS = '.vscode/settings.json';

describe('the command', () => {
  test('writes what differs, names what is stale, removes what is nothing any more', async () => {
    const root = createRepository('shipped', { [SETTINGS]: '{\n  // mine\n  "a": 1\n}\n' });
    const run = (...words: string[]): ReturnType<typeof runCommand> =>
      runCommand(['schema', ...words], { cwd: root });

    expect(await run('--check')).toMatchObject({ code: 1 });
    const first = await run();
    expect([first.code, first.stderr]).toEqual([0, '43 files written\n']);
    expect(readFileSync(path.join(root, SETTINGS), 'utf8')).toMatch(
      /^\{\n {2}\/\/ mine\n {2}"a": 1,\n/,
    );
    expect(await run('--check')).toEqual({ code: 0, stdout: '', stderr: '0 files stale\n' });
    expect(await run()).toEqual({ code: 0, stdout: '', stderr: '0 files written\n' });

    writeFileSync(path.join(root, 'catalog/_team/new.yaml'), 'identifier: new\n');
    expect((await run()).stdout).toBe('.vscode/cadastre/identifiers.json\n');

    renameSync(path.join(root, 'blueprints/apprunner.yaml'), path.join(root, 'apprunner.yaml'));
    const names = ['action', 'blueprint', 'entity.apprunner', 'entity', 'scorecard'];
    const stale = names.map((name) => `.vscode/cadastre/${name}.json`);
    const { code, stdout, stderr } = await run('--check');
    expect(stdout.split('\n')).toEqual([...stale, SETTINGS, '']);
    expect([code, stderr]).toEqual([1, '6 files stale: run `cadastre schema`\n']);
    await run();
    expect(readdirSync(path.join(root, '.vscode/cadastre'))).not.toContain('entity.apprunner.json');
    expect(await run('--check')).toMatchObject({ code: 0 });
  });

  test('settings that it does not understand are left alone', async () => {
    const root = createRepository('shipped', { [SETTINGS]: '{ "a": ' });
    const { code, stderr } = await runCommand(['schema'], { cwd: root });
    expect(stderr).toMatch(/^error: \.vscode\/settings\.json cannot be changed/);
    expect(stderr).toContain('"./.vscode/cadastre/config.json": [');
    expect(code).toBe(2);
    expect(readdirSync(path.join(root, '.vscode'))).toEqual(['settings.json']);

    writeFileSync(path.join(root, SETTINGS), Buffer.from('{"a": "\xe4"}', 'latin1'));
    const second = await runCommand(['schema'], { cwd: root });
    expect(second.stderr).toMatch(/^error: \.vscode\/settings\.json: the file is not UTF-8/);
    expect(readFileSync(path.join(root, SETTINGS), 'latin1')).toBe('{"a": "\xe4"}');
  });
});

describe('yaml-language-server', () => {
  let root: string;
  let server: LanguageServer;
  beforeAll(async () => {
    root = createRepository('shipped');
    await runCommand(['schema'], { cwd: root });
    server = await startLanguageServer(root);
  });
  afterAll(() => server.stop());

  const COMPONENT = 'catalog/Component/new.yaml';
  const ELSEWHERE = 'catalog/elsewhere/new.yaml';
  const TEAMS = ['catalogue', 'checkout', 'platform', 'support'];
  const KEYS = [
    'type',
    'language',
    'repository',
    'lifecycle',
    'deploymentsLocked',
    'deploymentLockReason',
    'environmentVariables',
    'runbook',
    'dashboard',
    'onCall',
    'availabilityTarget',
    'deploymentsPerWeek',
    'leadTimeHours',
    'changeFailureRate',
    'timeToRestoreHours',
  ];
  const RELATIONS = ['system', 'resources', 'consumesApi', 'components', 'providesApi'];
  const SYSTEMS = ['Cart', 'Products', 'null'];

  /** What follows `identifier: x`, at the place of the cursor. */
  const places: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'keys',
      '\n‸',
      ['blueprint', 'title', 'icon', 'team', 'properties', 'relations', 'edges', 'source'],
    ],
    ['properties', '\nproperties:\n  t‸', KEYS],
    ['more properties', '\nproperties:\n  type: service\n  ‸', KEYS.slice(1)],
    ['values of an enum', '\nproperties:\n  type: ‸', ['service', 'library', 'null']],
    ['relations', '\nrelations:\n  s‸', RELATIONS],
    ['values of a relation', '\nrelations:\n  system: ‸', SYSTEMS],
    ['elements of a relation', '\nrelations:\n  resources:\n    - ‸', ['cart-sql-sb']],
    ['elements on one line', '\nrelations:\n  resources: [‸]', ['cart-sql-sb']],
    ['team', '\nteam: ‸', TEAMS],
    ['several teams', '\nteam:\n  - ‸', TEAMS],
  ];

  const labels = async (file: string, text: string): Promise<readonly string[]> =>
    (await server.complete(file, text)).map(({ label }) => label);

  test.each(places)('offers %s', async (_, text, expected) => {
    expect(await labels(COMPONENT, `identifier: x${text}`)).toEqual(expected);
  });

  test.each(places)('offers %s in a second document', async (_, text, expected) => {
    const before = 'identifier: first\nproperties:\n  type: library\n---\nidentifier: x';
    expect(await labels(COMPONENT, `${before}${text}`)).toEqual(expected);
  });

  test.each(places.slice(1))('offers %s in a list of entities', async (_, text, expected) => {
    const before = '- identifier: first\n- identifier: x';
    expect(await labels(COMPONENT, `${before}${text.replaceAll('\n', '\n  ')}`)).toEqual(expected);
  });

  test.each(places.slice(1))(
    'offers %s where only `blueprint` says what it is',
    async (_, text, expected) => {
      expect(await labels(ELSEWHERE, `identifier: x\nblueprint: Component${text}`)).toEqual(
        expected,
      );
    },
  );

  // Upstream: nothing is offered there in any document but the first, until a letter is typed.
  test('offers properties on an empty line, in the first document only', async () => {
    const text = 'identifier: x\nproperties:\n  ‸';
    expect(await labels(COMPONENT, text)).toEqual(KEYS);
    expect(await labels(COMPONENT, `identifier: first\n---\n${text}`)).toEqual([]);
  });

  test('offers blueprints, with their titles', async () => {
    const offered = await server.complete(ELSEWHERE, 'identifier: x\nblueprint: ‸');
    expect(offered).toContainEqual({ label: 'lambda', documentation: 'Lambda function' });
  });

  test.each([
    [
      'targets of a relation',
      'blueprints/new.yaml',
      'identifier: x\nschema:\n  properties: {}\nrelations:\n  a:\n    target: ‸',
      'System',
    ],
    [
      'types of a property',
      'blueprints/new.yaml',
      'identifier: x\nschema:\n  properties:\n    a:\n      type: ‸',
      'boolean',
    ],
    [
      'blueprints of an action',
      'actions/new.yaml',
      'identifier: x\ntrigger:\n  type: self-service\n  blueprintIdentifier: ‸',
      'Component',
    ],
    ['methods', 'actions/new.yaml', 'identifier: x\ninvocationMethod:\n  type: ‸', 'UPSERT_ENTITY'],
    ['blueprints of a scorecard', 'scorecards/new.yaml', 'identifier: x\nblueprint: ‸', 'lambda'],
    ['codes of the checks', 'cadastre.yaml', 'version: 1\nchecks:\n  ‸', 'entity/duplicate'],
    ['severities', 'cadastre.yaml', 'version: 1\nchecks:\n  entity/duplicate: ‸', 'warning'],
  ])('offers %s', async (_, file, text, expected) => {
    expect(await labels(file, text)).toContain(expected);
  });

  test('shows titles and what is allowed', async () => {
    const text = 'identifier: x\nrelations:\n  sys‸tem: Cart\n';
    expect(await server.hover(COMPONENT, text)).toMatch(/System[^]*`Cart`: Cart/);
    expect(
      await server.hover('catalog/lambda/new.yaml', 'identifier: x\nproperties:\n  lay‸ers: []\n'),
    ).toContain('Versions of layers, in the order in which they are put over each other.');
  });

  const NOT_ALLOWED = 'Value is not accepted. Valid values:';
  const slips: readonly (readonly [string, string, string])[] = [
    ['a misspelt key', 'titel: X\n', '2:1 Property titel is not allowed.'],
    ['a misspelt property', 'properties:\n  tpye: service\n', '3:3 Property tpye is not allowed.'],
    [
      'a wrong value of an enum',
      'properties:\n  type: servise\n',
      `3:9 ${NOT_ALLOWED} "service", "library", null.`,
    ],
    ['a misspelt relation', 'relations:\n  sistem: Cart\n', '3:3 Property sistem is not allowed.'],
    [
      'a wrong value of a relation',
      'relations:\n  system: Crt\n',
      `3:11 ${NOT_ALLOWED} "Cart", "Products".`,
    ],
    ['a wrong element', 'relations:\n  resources: [cart]\n', `3:15 ${NOT_ALLOWED} "cart-sql-sb".`],
    [
      'one for a list',
      'relations:\n  resources: cart-sql-sb\n',
      '3:14 Incorrect type. Expected one of array, null.',
    ],
    [
      'a wrong team',
      'team: chekout\n',
      `2:7 ${NOT_ALLOWED} "catalogue", "checkout", "platform", "support".`,
    ],
    [
      'no URL',
      'properties:\n  repository: cart\n',
      '3:15 This must be a URL such as https://example.com/',
    ],
  ];

  const squiggles = async (file: string, text?: string): Promise<readonly string[]> =>
    (await server.open(file, text)).map(
      ({ line, column, message }) => `${line}:${column} ${message}`,
    );

  test.each(slips)('marks %s', async (_, text, expected) => {
    expect(await squiggles(COMPONENT, `identifier: x\n${text}`)).toEqual([expected]);
  });

  test('marks all of them in second documents', async () => {
    const texts = slips.map(([, text]) => `identifier: x\n${text}`);
    const found = await Promise.all(
      texts.map((text) => squiggles(COMPONENT, `identifier: first\n---\n${text}`)),
    );
    const moved = slips.map(([, , expected]) =>
      expected.replace(/^\d+/, (line) => String(Number(line) + 2)),
    );
    expect(found).toEqual(moved.map((line) => [line]));
  });

  test('marks what lacks its blueprint, or has that of another folder', async () => {
    expect(await squiggles(ELSEWHERE, 'identifier: x\n')).toEqual([
      '1:1 Missing property "blueprint".',
    ]);
    expect(await squiggles(COMPONENT, 'identifier: x\nblueprint: System\n')).toEqual([
      `2:12 ${NOT_ALLOWED} "Component".`,
    ]);
  });

  test('a line in the file names the schema, for its own document only', async () => {
    const line = '# yaml-language-server: $schema=../../.vscode/cadastre/entity.Component.json\n';
    const second = `${line}identifier: x\n---\n`;
    const wrong = 'identifier: x\ntitel: X\n';
    const found = [line + wrong, second + wrong, second + line + wrong].map((text) =>
      squiggles('notes/x.yaml', text),
    );
    expect(await Promise.all(found)).toEqual([
      ['3:1 Property titel is not allowed.'],
      [],
      ['6:1 Property titel is not allowed.'],
    ]);
  });

  test('marks nothing in what is shipped', async () => {
    const files = listYaml(root);
    expect(files.length).toBeGreaterThan(40);
    const found = await Promise.all(files.map(async (file) => [file, ...(await squiggles(file))]));
    expect(found).toEqual(files.map((file) => [file]));
  });
});

test('marks nothing in what the survey writes', async () => {
  const root = createRepository('shipped');
  const estate = path.join(PACKAGE, 'tools/emulators/aws/estates/shop.jsonl');
  const cloud = await startCloudControl({ estate: readEstate(readFileSync(estate, 'utf8')) });
  const words = ['sync', 'aws', '--write', '--type', 'AWS::SQS::Queue'];
  await runCommand(words, { cwd: root, loopback: cloud.url });
  await cloud.close();
  await runCommand(['schema'], { cwd: root });
  const server = await startLanguageServer(root);
  const files = listYaml(root).filter((file) => file.startsWith('catalog/aws/'));
  const found = await Promise.all(files.map(async (file) => [file, ...(await server.open(file))]));
  await server.stop();
  expect(files.length).toBeGreaterThan(10);
  expect(found).toEqual(files.map((file) => [file]));
});

function listYaml(root: string): readonly string[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' });
  return names.filter((name) => name.endsWith('.yaml')).toSorted();
}
