import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { simpleGit } from 'simple-git';
import { describe, expect, test } from 'vitest';
import { createAjv } from '../../schema/create-ajv.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { DERIVED_FILES } from '../../testing/derived-files.ts';
import { runCommand } from '../../testing/run-command.ts';

type Texts = Readonly<Record<string, string>>;

async function exportFrom(
  cwd: string,
  ...words: readonly string[]
): Promise<{ readonly said: string; readonly files: Texts }> {
  const { code, stdout, stderr } = await runCommand(['export', ...words], { cwd });
  const said = `${code} ${stdout}${stderr}`;
  const folder = path.join(cwd, '.cadastre', 'export');
  return { said, files: code === 0 && existsSync(folder) ? readAll(folder) : {} };
}

function readAll(folder: string): Texts {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)));
  return Object.fromEntries(
    names.toSorted().map((name) => [name, readFileSync(path.join(folder, name), 'utf8')]),
  );
}

const create = (files: Texts = {}): string =>
  createRepository('empty', { ...DERIVED_FILES, ...files });

const ENTITY_A = {
  blueprint: 'function',
  identifier: 'a',
  writtenIn: 'catalog/function/all.yaml',
  team: [],
  owners: ['pay'],
  properties: { memory: 900, tags: ['x', '=y'] },
  derived: { large: true, tier: 'gold' },
  relations: { service: 'cart' },
  edges: [],
};

describe('json', () => {
  test('the layout, and what an entity is', async () => {
    const { said, files } = await exportFrom(create());
    expect(said).toBe(
      '0 6 entities of 3 blueprints written to .cadastre/export\n1 problem with derived values, in index.json; see `cadastre check --derived`\n',
    );
    expect(Object.keys(files)).toEqual([
      'blueprints/_team.json',
      'blueprints/function.json',
      'blueprints/service.json',
      'entities/_team.json',
      'entities/_team/pay.json',
      'entities/function.json',
      'entities/function/a.json',
      'entities/function/b.json',
      expect.stringMatching(/^entities\/function\/c-c-[0-9a-f]{16}\.json$/),
      'entities/service.json',
      'entities/service/cart.json',
      'entities/service/mail.json',
      'files.txt',
      'index.json',
      'schema/blueprint.json',
      'schema/entities.json',
      'schema/entity.json',
      'schema/index.json',
    ]);
    expect(files['files.txt']?.trim().split('\n').slice(1)).toEqual(Object.keys(files));
    expect(JSON.parse(files['entities/function/a.json'] ?? '')).toEqual({
      ...ENTITY_A,
      file: 'entities/function/a.json',
    });
    const { edges } = JSON.parse(files['entities/function/b.json'] ?? '');
    expect(edges).toEqual([{ kind: 'calls', target: 'function/a', via: ['Role'] }]);
    const { properties } = JSON.parse(files['blueprints/function.json'] ?? '');
    expect(properties.map(({ name, kind, type }: Texts) => [name, kind, type])).toEqual([
      ['memory', 'stored', 'number'],
      ['tags', 'stored', 'array'],
      ['large', 'calculation', 'boolean'],
      ['tier', 'mirror', 'string'],
      ['wrong', 'calculation', 'number'],
    ]);
    expect(JSON.parse(files['index.json'] ?? '')).toEqual({
      version: 1,
      format: 'json',
      counts: { blueprints: 3, entities: 6 },
      blueprints: ['_team', 'function', 'service'].map((identifier, index) => ({
        identifier,
        title: ['Team', 'Function', 'Service'][index],
        entities: [1, 3, 2][index],
        file: `blueprints/${identifier}.json`,
        entitiesFile: `entities/${identifier}.json`,
      })),
      problems: [
        {
          blueprint: 'function',
          property: 'wrong',
          message: 'gives a string, not a number',
          entities: 2,
          entity: 'a',
        },
      ],
    });
  });

  test('a list holds what the single files hold', async () => {
    const { files } = await exportFrom(create());
    const { entities } = JSON.parse(files['entities/function.json'] ?? '');
    for (const entity of entities) expect(JSON.parse(files[entity.file] ?? '')).toEqual(entity);
    expect(entities).toHaveLength(3);
  });
});

describe('every output is what its schema says', () => {
  test.each(['json', 'jsonl', 'csv'])('%s', async (format) => {
    const { files } = await exportFrom(create(), '--format', format);
    const ajv = createAjv('foreign');
    const check = (schema: string, value: unknown): void => {
      const validate = ajv.compile(JSON.parse(files[`schema/${schema}.json`] ?? ''));
      expect([validate(value), validate.errors]).toEqual([true, null]);
      expect(validate({ ...(value as object), more: 1 })).toBe(false);
    };
    let checked = 0;
    for (const [name, text] of Object.entries(files)) {
      const [folder = '', , own] = name.split('/');
      if (folder === 'schema' || !/\.jsonl?$/.test(name)) continue;
      checked += 1;
      if (name === 'entities.jsonl')
        for (const line of text.trim().split('\n')) check('entity', JSON.parse(line));
      else if (name === 'index.json') check('index', JSON.parse(text));
      else if (folder === 'blueprints') check('blueprint', JSON.parse(text));
      else check(own === undefined ? 'entities' : 'entity', JSON.parse(text));
    }
    expect(checked).toBeGreaterThan(3);
  });
});

test('jsonl: an entity on a line', async () => {
  const { files } = await exportFrom(create(), '--format', 'jsonl');
  const lines = (files['entities.jsonl'] ?? '').trim().split('\n');
  expect(lines).toHaveLength(6);
  expect(JSON.parse(lines[2] ?? '')).toEqual(ENTITY_A);
});

test('csv: a table for each blueprint, in which no text is a formula', async () => {
  const text =
    '- {identifier: x, title: "=1+1", properties: {memory: -5}}\n- {identifier: "y", title: "a, \\"b\\"\\nc"}\n';
  const { files } = await exportFrom(
    create({ 'catalog/function/more.yaml': text }),
    '--format',
    'csv',
  );
  expect(files['entities/function.csv']?.split('\r\n')).toEqual([
    'identifier,title,owners,properties.memory,properties.tags,derived.large,derived.tier,derived.wrong,relations.service,edges,writtenIn',
    'C/c,,,700,,true,,,,,catalog/function/all.yaml',
    'a,,"[""pay""]",900,"[""x"",""=y""]",true,gold,,cart,,catalog/function/all.yaml',
    'b,"The ""b""","[""pay""]",100,,false,gold,,cart,"[{""kind"":""calls"",""target"":""function/a"",""via"":[""Role""]}]",catalog/function/all.yaml',
    "x,'=1+1,,-5,,false,,,,,catalog/function/more.yaml",
    'y,"a, ""b""\nc",,,,false,,,,,catalog/function/more.yaml',
    '',
  ]);
});

test('the same bytes every time, whatever the order of files, and the commit it is of', async () => {
  const root = create();
  const git = simpleGit({ baseDir: root });
  await git.init();
  await git.addConfig('user.email', 'a@example.com').addConfig('user.name', 'a');
  await git.add('.').commit('a');
  const first = await exportFrom(root);
  const again = await exportFrom(root);
  expect(again).toEqual(first);
  const { generatedFrom } = JSON.parse(first.files['index.json'] ?? '');
  expect(generatedFrom).toBe((await git.revparse(['HEAD'])).trim());
  const { 'catalog/service/mail.yaml': mail = '', ...others } = DERIVED_FILES;
  const moved = createRepository('empty', { ...others, 'catalog/service/a.yaml': mail });
  const { files } = await exportFrom(moved, '--format', 'json');
  expect(files['entities/function.json']).toBe(first.files['entities/function.json']);
});

test('--without leaves blueprints out', async () => {
  const { files } = await exportFrom(create(), '--without', 'function', '--without', '_team');
  expect(Object.keys(files).filter((name) => /function|_team/.test(name))).toEqual([]);
  expect(JSON.parse(files['index.json'] ?? '')).toMatchObject({
    counts: { blueprints: 1, entities: 2 },
    problems: [],
  });
});

test('an export inside of the repository is not taken for a part of the catalog', async () => {
  const root = create();
  const before = (await runCommand(['check'], { cwd: root })).stdout;
  expect((await exportFrom(root, '--out', 'public')).said).toMatch(/^0 /);
  expect((await runCommand(['check'], { cwd: root })).stdout).toBe(before);
});

test('--at is the time of calculations', async () => {
  const age = DERIVED_FILES['blueprints/service.yaml']?.concat(
    'calculationProperties: {year: {type: string, calculation: "now | todate | .[0:4]"}}\n',
  );
  const root = create({ 'blueprints/service.yaml': age ?? '' });
  const { files } = await exportFrom(root, '--at', '2031-05-01');
  expect(JSON.parse(files['entities/service/mail.json'] ?? '').derived.year).toBe('2031');
});

describe('refused', () => {
  test.each([
    [['--out', 'catalog/x'], 'is a part of the catalog'],
    [['--out', 'mine'], 'holds `notes.txt`, which no export wrote'],
    [['--without', 'functoin'], 'did you mean `function`?'],
    [['--at', 'yesterday'], '--at yesterday: not a time'],
  ])('%j', async (words, expected) => {
    const root = create();
    mkdirSync(path.join(root, 'mine'));
    writeFileSync(path.join(root, 'mine', 'notes.txt'), 'x');
    const before = Object.keys(readAll(root));
    const { said } = await exportFrom(root, ...words);
    expect(said).toMatch(/^2 /);
    expect(said).toContain(expected);
    const isRemembered = (name: string): boolean =>
      /^\.cadastre\/(cache\/|\.gitignore$)/.test(name);
    expect(Object.keys(readAll(root)).filter((name) => !isRemembered(name))).toEqual(before);
  });
});

test('scores, by derived values too; nothing where no scorecard applies', async () => {
  const scorecard = `identifier: size
title: Size
blueprint: function
filter: {combinator: and, conditions: [{property: tags, operator: isNotEmpty}]}
rules:
  - identifier: large
    title: It is large
    level: Bronze
    query: {combinator: and, conditions: [{property: large, operator: "=", value: true}]}
`;
  const { files } = await exportFrom(create({ 'scorecards/size.yaml': scorecard }));
  expect(JSON.parse(files['entities/function/a.json'] ?? '')).toEqual({
    ...ENTITY_A,
    file: 'entities/function/a.json',
    scores: { size: { level: 'Gold', rules: { large: 'SUCCESS' } } },
  });
  const schema: object = JSON.parse(files['schema/entity.json'] ?? '');
  const validate = createAjv('ours').compile(schema);
  const single = Object.entries(files).filter(([name]) => /^entities\/[^/]+\//.test(name));
  expect(single.filter(([, text]) => !validate(JSON.parse(text)))).toEqual([]);
  expect(files['entities/function/b.json']).not.toContain('scores');
});

test('--as: what somebody may read, and nothing else', async () => {
  const text = DERIVED_FILES['blueprints/service.yaml'] ?? '';
  const rule = 'access: {entities: {read: {teams: [pay]}}}\n';
  const cwd = create({
    'blueprints/service.yaml': `${text}${rule}`,
    'blueprints/user.yaml':
      'identifier: _user\nschema: {properties: {}}\nrelations: {teams: {target: _team, many: true}}\n',
    'catalog/_user/ada.yaml': 'identifier: ada\nrelations: {teams: [pay]}\n',
    'catalog/_user/bo.yaml': 'identifier: bo\nrelations: {}\n',
  });
  const services = async (...words: readonly string[]): Promise<readonly string[]> => {
    const { files } = await exportFrom(cwd, ...words);
    return Object.keys(files).filter((name) => name.startsWith('entities/service/'));
  };
  expect(await services('--as', 'ada')).toHaveLength(2);
  expect(await services('--as', 'bo')).toEqual([]);
  expect(await services()).toHaveLength(2);
});
