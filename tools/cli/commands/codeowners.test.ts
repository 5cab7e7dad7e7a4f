import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { gitAsAlice } from '../../testing/git-as-alice.ts';
import { runCommand, type CommandResult } from '../../testing/run-command.ts';

type Files = Readonly<Record<string, string>>;

const MODEL: Files = {
  'cadastre.yaml': 'version: 1\naccess: {organization: shop}\n',
  'blueprints/_team.yaml':
    'identifier: _team\ntitle: Team\nschema: {properties: {github: {type: string}}}\n',
  'blueprints/system.yaml': 'identifier: system\nschema: {properties: {}}\n',
  'blueprints/service.yaml': `identifier: service
schema: {properties: {}}
relations: {system: {target: system}}
ownership: {type: Inherited, path: system}
`,
  'catalog/_team/red.yaml': 'identifier: red\n',
  'catalog/_team/blue.yaml': 'identifier: The Blue Ones\nproperties: {github: "@other/blue"}\n',
  'catalog/system/cart.yaml': 'identifier: cart\nteam: red\n',
};

const BLUE = 'team: The Blue Ones\n';

const FILE = '.github/CODEOWNERS';

function write(root: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const run = async (root: string, ...words: readonly string[]): Promise<CommandResult> =>
  await runCommand(['codeowners', ...words], { cwd: root });

const read = (root: string): string => readFileSync(path.join(root, FILE), 'utf8');

/** The lines of ours. */
async function linesOf(files: Files): Promise<readonly string[]> {
  const root = createRepository('empty', { ...MODEL, ...files });
  expect((await run(root)).code).toBe(0);
  return read(root)
    .split('\n')
    .filter((line) => line.startsWith('/'));
}

const SYSTEM = '/catalog/system/ @shop/red';

describe('who owns which file', () => {
  test.each<[string, Files, readonly string[]]>([
    ['nothing but a system', {}, [SYSTEM]],
    [
      'inherited, and a folder of one team is one line',
      {
        'catalog/service/a.yaml': 'identifier: a\nrelations: {system: cart}\n',
        'catalog/service/deep/b.yaml': 'identifier: b\nteam: red\n',
      },
      ['/catalog/service/ @shop/red', SYSTEM],
    ],
    [
      'a team that says what it is called on GitHub',
      { 'catalog/service/a.yaml': `identifier: a\n${BLUE}` },
      ['/catalog/service/ @other/blue', SYSTEM],
    ],
    [
      'a folder of two teams, one of which has a folder of its own',
      {
        'catalog/service/a.yaml': 'identifier: a\nteam: red\n',
        'catalog/service/b.yaml': 'identifier: b\n',
        'catalog/service/blue/c.yaml': `identifier: c\n${BLUE}`,
        'catalog/service/blue/d.yaml': `identifier: d\n${BLUE}`,
      },
      ['/catalog/service/a.yaml @shop/red', '/catalog/service/blue/ @other/blue', SYSTEM],
    ],
    [
      'one without an owner keeps a folder from being one line',
      {
        'catalog/service/a.yaml': 'identifier: a\nteam: red\n',
        'catalog/service/b.yaml': 'identifier: b\n',
      },
      ['/catalog/service/a.yaml @shop/red', SYSTEM],
    ],
    [
      'two owners of one file, and of one entity',
      {
        'catalog/service/a.yaml': `- identifier: a\n  team: red\n- identifier: b\n  ${BLUE}`,
        'catalog/service/c.yaml': 'identifier: c\nteam: [red, The Blue Ones]\n',
        'catalog/service/d.yaml': 'identifier: d\n',
      },
      [
        '/catalog/service/a.yaml @other/blue @shop/red',
        '/catalog/service/c.yaml @other/blue @shop/red',
        SYSTEM,
      ],
    ],
    [
      'names that CODEOWNERS cannot write stand first, as they match more',
      {
        'catalog/service/a b.yaml': 'identifier: a\nteam: red\n',
        'catalog/service/[x]#.yaml': `identifier: b\n${BLUE}`,
        'catalog/service/axb?.yaml': 'identifier: c\nteam: red\n',
        'catalog/service/none.yaml': 'identifier: d\n',
      },
      [
        '/catalog/service/?x??.yaml @other/blue',
        '/catalog/service/axb?.yaml @shop/red',
        String.raw`/catalog/service/a\ b.yaml @shop/red`,
        SYSTEM,
      ],
    ],
    [
      'the model',
      { 'cadastre.yaml': 'version: 1\naccess: {organization: shop, model: {teams: [red]}}\n' },
      [
        '/actions/ @shop/red',
        '/blueprints/ @shop/red',
        '/cadastre.yaml @shop/red',
        SYSTEM,
        '/scorecards/ @shop/red',
      ],
    ],
  ])('%s', async (_, files, expected) => {
    expect(await linesOf(files)).toEqual(expected);
  });

  test('the catalog is not at the top of its repository', async () => {
    const files = Object.entries(MODEL).map(([name, text]) => [`docs/my shop/${name}`, text]);
    const root = createRepository('empty', Object.fromEntries(files) as Files);
    await gitAsAlice(root, 'init', '-q');
    expect((await run(path.join(root, 'docs/my shop'))).code).toBe(0);
    expect(read(root)).toContain(String.raw`/docs/my\ shop/catalog/system/ @shop/red`);
  });
});

describe('--check', () => {
  const STALE = '.github/CODEOWNERS is stale: run `cadastre codeowners`\n';
  const section = (...lines: readonly string[]): string =>
    ['# cadastre codeowners: begin', ...lines, '# cadastre codeowners: end', ''].join('\n');

  test.each<[string, Files, readonly string[]]>([
    [
      'another owner, by the number of its line',
      { [FILE]: `* @shop/all\n${section('/catalog/system/ @shop/green @shop/red')}` },
      [':3: /catalog/system/ is given to @shop/green @shop/red, owned by @shop/red'],
    ],
    [
      'a line that is missing, and one too many',
      {
        [FILE]: section(String.raw`/catalog/a\ b.yaml @shop/red # why`),
        'catalog/service/a b.yaml': `identifier: a\n${BLUE}`,
      },
      [
        String.raw`:2: /catalog/a\ b.yaml is given to @shop/red, and should have no line`,
        ': /catalog/service/ has no line, owned by @other/blue',
        ': /catalog/system/ has no line, owned by @shop/red',
      ],
    ],
    [
      'a line that gives a path to nobody',
      { [FILE]: section('/catalog/system/') },
      [':2: /catalog/system/ is given to nobody, owned by @shop/red'],
    ],
    ['nothing but a comment in it', { [FILE]: section('# mine', SYSTEM) }, []],
  ])('%s', async (_, files, expected) => {
    const root = createRepository('empty', { ...MODEL, ...files });
    const stdout = expected.map((line) => `.github/CODEOWNERS${line}\n`).join('');
    expect(await run(root, '--check')).toEqual({ code: 1, stdout, stderr: STALE });
    await run(root);
    const fresh = '.github/CODEOWNERS is fresh\n';
    expect(await run(root, '--check')).toEqual({ code: 0, stdout: '', stderr: fresh });
  });

  test.each<[string, Files]>([
    ['no file', {}],
    ['a file of people', { [FILE]: '* @shop/all\n' }],
    ['nobody says what teams are called on GitHub', { 'cadastre.yaml': 'version: 1\n' }],
  ])('nothing of ours is nothing to compare: %s', async (_, files) => {
    const root = createRepository('empty', { ...MODEL, ...files });
    const stderr = 'no section of ours in .github/CODEOWNERS: nothing to compare\n';
    expect(await run(root, '--check')).toEqual({ code: 0, stdout: '', stderr });
  });
});

describe('what people wrote', () => {
  test('stays as it is; new lines of ours stand first, and theirs win', async () => {
    const root = createRepository('empty', MODEL);
    const theirs = '# Ours.\ncatalog/system/cart.yaml   @shop/ops # really\n';
    write(root, FILE, theirs);
    await run(root);
    expect(read(root).endsWith(`${SYSTEM}\n# cadastre codeowners: end\n\n${theirs}`)).toBe(true);
    expect((await run(root, '--check')).code).toBe(0);

    write(root, FILE, `* @shop/all\n${read(root)}`);
    write(root, 'catalog/system/cart.yaml', `identifier: cart\n${BLUE}`);
    expect(await run(root, '--check')).toEqual({
      code: 1,
      stdout:
        '.github/CODEOWNERS:4: /catalog/system/ is given to @shop/red, owned by @other/blue\n',
      stderr: '.github/CODEOWNERS is stale: run `cadastre codeowners`\n',
    });
    expect((await run(root)).stderr).toBe('1 line in .github/CODEOWNERS\n');
    expect(read(root)).toMatch(/^\* @shop\/all\n# cadastre codeowners: begin\n/);
    expect(read(root)).toContain('/catalog/system/ @other/blue\n');
    expect(read(root)).not.toContain(SYSTEM);
    expect(read(root).endsWith(`\n\n${theirs}`)).toBe(true);
  });

  test('a line that hides ours is told', async () => {
    const root = createRepository('empty', MODEL);
    write(root, FILE, '* @shop/all\n');
    const { stderr } = await run(root);
    const number = read(root).split('\n').indexOf('* @shop/all') + 1;
    expect(stderr).toMatch(
      new RegExp(`^note: line ${number} of .github/CODEOWNERS hides our lines`),
    );
  });

  test.each([
    '# cadastre codeowners: begin\n',
    '# cadastre codeowners: end\n# cadastre codeowners: begin\n',
    '# cadastre codeowners: begin\n# cadastre codeowners: end\n# cadastre codeowners: end\n',
  ])('broken markers are not guessed at: %j', async (text) => {
    const root = createRepository('empty', MODEL);
    write(root, FILE, text);
    expect((await run(root)).code).toBe(2);
    expect(read(root)).toBe(text);
  });
});

test('a team that nobody can name on GitHub', async () => {
  const root = createRepository('empty', { ...MODEL, 'cadastre.yaml': 'version: 1\n' });
  const { code, stderr } = await run(root);
  expect([code, stderr]).toEqual([2, expect.stringContaining('team on GitHub `red` is')]);
});

test('a name of a team cannot write lines of its own', async () => {
  const evil = 'identifier: red\nproperties: {github: "a/b\\n* @evil/all"}\n';
  const root = createRepository('empty', { ...MODEL, 'catalog/_team/red.yaml': evil });
  expect((await run(root)).code).toBe(2);
});

test('more than GitHub reads is refused', async () => {
  const rows = Array.from({ length: 12_000 }, (_, index) => [
    `catalog/service/${'x'.repeat(230)}-${index}.yaml`,
    `identifier: s${index}\nteam: ${index % 2 === 0 ? 'red' : 'The Blue Ones'}\n`,
  ]);
  const root = createRepository('empty', { ...MODEL, ...(Object.fromEntries(rows) as Files) });
  const { code, stderr } = await run(root);
  expect([code, stderr]).toEqual([2, expect.stringContaining('GitHub ignores one of more than 3')]);
});
