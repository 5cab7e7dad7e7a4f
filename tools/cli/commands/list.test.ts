import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { LIST_OUTPUT_SCHEMA } from '../../schema/generated/list-output-schema.ts';
import { createHistory } from '../../testing/create-history.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand, type CommandResult } from '../../testing/run-command.ts';

const root = createRepository('empty', {
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/system.yaml':
    'identifier: system\nschema: {properties: {}}\nownership: {type: Direct}\n',
  'blueprints/lambda.yaml': `identifier: lambda
schema:
  properties:
    link: { type: string, format: url }
    memory: { type: number }
    note: { type: string }
    tags: { type: object }
    not: { type: string }
relations:
  system: { target: system }
calculationProperties:
  double: { calculation: .properties.memory * 2, type: number }
ownership: { type: Inherited, path: system }
`,
  'catalog/_team/shop.yaml': 'identifier: shop\n',
  'catalog/system/web.yaml': 'identifier: web\ntitle: The web\nteam: shop\n',
  'catalog/lambda/all.yaml': `- identifier: a
  title: Alpha
  properties: { memory: 512, note: '=SUM(1,2)', tags: { env: prod } }
  relations: { system: web }
- identifier: b
  properties: { memory: 128, note: "two, \\"words\\"", not: x }
- identifier: c
  properties: {}
`,
  'scorecards/ready.yaml': `identifier: ready
blueprint: lambda
rules:
  - identifier: memory
    level: Gold
    query: { combinator: and, conditions: [{ property: memory, operator: isNotEmpty }] }
  - identifier: note
    level: Bronze
    query: { combinator: and, conditions: [{ property: note, operator: beginsWith, value: '=' }] }
`,
});

const run = async (...words: string[]): Promise<CommandResult> =>
  await runCommand(['list', ...words], { cwd: root });

/** The first column, row by row. */
async function names(...words: string[]): Promise<string> {
  const { stdout, stderr } = await run(
    'lambda',
    '--columns',
    '$identifier',
    '--format',
    'csv',
    ...words,
  );
  return stderr === '' ? stdout.trim().split('\r\n').slice(1).join(' ') : stderr;
}

test('without anything else: names, teams, properties, levels', async () => {
  const { stdout } = await run('lambda');
  expect(stdout)
    .toBe(`identifier  title  team  memory  note          tags            not  scorecard(ready)
a           Alpha  shop  512     =SUM(1,2)     {"env":"prod"}       Gold
b                        128     two, "words"                  x    Basic
c                                                                   Basic

3 entities
`);
});

test.each<[string, readonly string[], string]>([
  ['a stored value', ['--where', 'memory > 128'], 'a'],
  ['a derived value', ['--where', 'double = 256'], 'b'],
  ['an owner that is inherited', ['--where', '$team = shop'], 'a'],
  ['a path', ['--where', 'system.$title = "The web"'], 'a'],
  ['a level', ['--where', 'scorecard(ready) = Gold or scorecard(ready, memory) = FAILURE'], 'a c'],
  ['numbers as numbers, what is missing last', ['--sort', 'memory'], 'b a c'],
  [
    'the other way round, and what is missing last all the same',
    ['--sort', 'memory:desc'],
    'a b c',
  ],
  ['levels in their order', ['--sort', 'scorecard(ready):desc'], 'a b c'],
])('%s', async (_, words, expected) => {
  expect(await names(...words)).toBe(expected);
});

test.each<[string, readonly string[], string]>([
  [
    'csv',
    ['--columns', '$title,note,tags, relation(system, $title) ,double', '--format', 'csv'],
    `title,note,tags,"relation(system, $title)",double\r
Alpha,"'=SUM(1,2)","{""env"":""prod""}",The web,1024\r
,"two, ""words""",,,256\r
,,,,\r
`,
  ],
  [
    'markdown',
    ['--columns', '$identifier,note', '--format', 'markdown'],
    '| `identifier` | `note` |\n| --- | --- |\n| `a` | `=SUM(1,2)` |\n| `b` | `two, "words"` |\n| `c` |  |\n',
  ],
  ['nothing found', ['--where', 'memory > 1000'], 'no entities\n'],
])('%s', async (_, words, expected) => {
  expect((await run('lambda', ...words)).stdout).toBe(expected);
});

test('JSON is as its type says', async () => {
  const words = ['--columns', 'memory,scorecard(ready),system.$team', '--format', 'json'];
  const output: unknown = JSON.parse((await run('lambda', ...words)).stdout);
  const validate = new Ajv({ strict: false }).compile(LIST_OUTPUT_SCHEMA);
  expect([validate(output), validate.errors]).toEqual([true, null]);
  expect(output).toMatchObject({
    blueprint: 'lambda',
    entities: [
      {
        identifier: 'a',
        title: 'Alpha',
        file: 'catalog/lambda/all.yaml',
        values: { memory: 512, 'scorecard(ready)': 'Gold', 'system.$team': ['shop'] },
      },
      { identifier: 'b', values: { memory: 128, 'scorecard(ready)': 'Basic' } },
      { identifier: 'c', values: { 'scorecard(ready)': 'Basic' } },
    ],
  });
});

test.each<[string, readonly string[], string]>([
  [
    'a name that is not there, with a caret below it',
    ['lambda', '--where', 'memory > 1 and nte = x'],
    `error: --where: \`nte\` is no property of \`lambda\`
  memory > 1 and nte = x
                 ^
  → write \`note\`
`,
  ],
  [
    'a column that is a rule',
    ['lambda', '--columns', 'memory,not note'],
    'error: --columns: `not note` is no value that can be shown\n  not note\n  ^\n',
  ],
  [
    'an order by nothing',
    ['lambda', '--sort', 'memry:desc'],
    'error: --sort: `memry` is no property of `lambda`\n  memry\n  ^\n  → write `memory`\n',
  ],
  [
    'a scorecard that is not there',
    ['lambda', '--where', 'not (scorecard(redy) = Gold)'],
    'error: --where: there is no scorecard `redy`\n  → write `ready`\n',
  ],
  [
    'a blueprint that is not there',
    ['lamda'],
    'error: there is no blueprint `lamda`\n  → write `lambda`\n',
  ],
  ['nothing', [], 'error: list what?\n  → write `cadastre list BLUEPRINT`\n'],
  [
    'no columns',
    ['lambda', '--columns', ' ,'],
    'error: --columns: there is no name\n  → write a,b,c\n',
  ],
])('%s', async (_, words, stderr) => {
  expect(await run(...words)).toEqual({ code: 2, stdout: '', stderr });
});

test('--as: a search that compares with whoever asks, as Port writes it', async () => {
  const mine = createRepository('empty', {
    'blueprints/user.yaml': `identifier: _user
schema: {properties: {email: {type: string}}}
relations: {teams: {target: _team, many: true}}
`,
    'blueprints/team.yaml': 'identifier: _team\nschema: {properties: {}}\n',
    'blueprints/system.yaml': 'identifier: system\nschema: {properties: {}}\n',
    'blueprints/service.yaml': `identifier: service
schema: {properties: {contact: {type: string}}}
relations: {system: {target: system}}
ownership: {type: Inherited, path: system}
`,
    'catalog/_user/ada.yaml':
      'identifier: ada\ntitle: Ada\nproperties: {email: ada@x}\nrelations: {teams: [shop]}\n',
    'catalog/_team/shop.yaml': 'identifier: shop\n',
    'catalog/system/web.yaml': 'identifier: web\nteam: shop\n',
    'catalog/service/all.yaml': `- {identifier: a, relations: {system: web}}
- {identifier: b, properties: {contact: ada@x}}
- {identifier: c, properties: {contact: Ada}}
`,
  });
  const found = async (where: string, ...words: string[]): Promise<string> => {
    const columns = ['--columns', '$identifier', '--format', 'csv'];
    const { stdout, stderr } = await runCommand(
      ['list', 'service', '--where', where, ...columns, ...words],
      { cwd: mine },
    );
    return stderr === '' ? stdout.trim().split('\r\n').slice(1).join(' ') : stderr;
  };
  const teams = '$team has any ("{{getUserTeams()}}")';
  expect(await found(teams, '--as', 'ada')).toBe('a');
  expect(await found(`not ${teams}`, '--as', 'ada')).toBe('b c');
  expect(await found('contact = "{{getUserEmail()}}"', '--as', 'ada')).toBe('b');
  expect(await found('contact = "{{getUserFullName()}}"', '--as', 'ada')).toBe('c');
  expect(await found(teams)).toBe('');
  expect(await found(`not ${teams}`)).toBe('');
});

describe('what git knows', () => {
  const files = {
    'blueprints/service.yaml':
      'identifier: service\nschema: {properties: {copies: {type: number}}}\nrelations: {uses: {target: service}}\n',
    'catalog/service/old.yaml': 'identifier: old\n',
  };
  const changed = {
    ...files,
    'catalog/service/new.yaml': 'identifier: new\nrelations: {uses: old}\n',
    'catalog/service/old.yaml': 'identifier: old\nproperties: {copies: 2}\n',
  };
  const create = (): string => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'cadastre-list-'));
    // An hour lies between two of them, from the first of January on.
    createHistory(folder, [
      { files, parents: [] },
      { files, parents: [0] },
      { files: changed, parents: [1] },
    ]);
    return folder;
  };
  const listIn = async (cwd: string, ...words: string[]): Promise<string> => {
    const { stdout, stderr } = await runCommand(['list', 'service', '--format', 'csv', ...words], {
      cwd,
    });
    return stderr === '' ? stdout.trim().split('\r\n').slice(1).join(' ') : stderr;
  };

  test.each<[string, readonly string[], string]>([
    [
      'columns',
      ['--columns', '$identifier,$createdAt,$updatedAt,$updatedBy'],
      'new,2026-01-01T02:00:00Z,2026-01-01T02:00:00Z,alice@example.com old,2026-01-01T00:00:00Z,2026-01-01T02:00:00Z,alice@example.com',
    ],
    [
      'a search',
      ['--columns', '$identifier', '--where', 'createdAt > 2026-01-01T01:00:00Z'],
      'new',
    ],
    [
      'over a relation',
      [
        '--columns',
        '$identifier,uses.$createdAt',
        '--where',
        'uses.createdAt <= 2026-01-01T00:00:00Z',
      ],
      'new,2026-01-01T00:00:00Z',
    ],
    ['an order', ['--columns', '$identifier', '--sort', '$createdAt'], 'old new'],
  ])('%s', async (_, words, expected) => {
    expect(await listIn(create(), ...words)).toBe(expected);
  });

  test('a file that was never committed has no history', async () => {
    const folder = create();
    execFileSync('git', ['rm', '-q', '--cached', 'catalog/service/new.yaml'], { cwd: folder });
    execFileSync(
      'git',
      ['-c', 'user.name=a', '-c', 'user.email=a@b', 'commit', '-qm', 'x', '--amend'],
      { cwd: folder },
    );
    expect(await listIn(folder, '--columns', '$identifier,$createdBy')).toBe(
      'new, old,alice@example.com',
    );
  });

  test('without git, or with a history that was cut off, it is an error', async () => {
    const words = ['--where', '$updatedAt > 2026-01-01'];
    const nowhere = createRepository('empty', files);
    expect(await listIn(nowhere, ...words)).toContain(
      '`$updatedAt` is in no file: only git knows it',
    );
    const clone = path.join(mkdtempSync(path.join(os.tmpdir(), 'cadastre-list-')), 'clone');
    execFileSync('git', ['clone', '-q', '--depth=1', `file://${create()}`, clone], {
      stdio: 'pipe',
    });
    expect(await listIn(clone, ...words)).toContain(
      '`$updatedAt` is in no file: only git knows it',
    );
  });
});
