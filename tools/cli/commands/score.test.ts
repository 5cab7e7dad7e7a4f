import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { simpleGit } from 'simple-git';
import { describe, expect, test } from 'vitest';
import { SCORE_CHANGE_OUTPUT_SCHEMA } from '../../schema/generated/score-change-output-schema.ts';
import { SCORE_ENTITY_HISTORY_OUTPUT_SCHEMA } from '../../schema/generated/score-entity-history-output-schema.ts';
import { SCORE_HISTORY_OUTPUT_SCHEMA } from '../../schema/generated/score-history-output-schema.ts';
import { SCORE_OUTPUT_SCHEMA } from '../../schema/generated/score-output-schema.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand, type CommandResult } from '../../testing/run-command.ts';

const READY = `identifier: ready
title: Ready
blueprint: lambda
gate: regression
filter: { combinator: and, conditions: [{ property: note, operator: '!=', value: old }] }
rules:
  - identifier: runtime
    title: Supported runtime
    level: Bronze
    weight: 3
    due: '2020-01-31'
    owner: shop
    query:
      combinator: and
      conditions: [{ property: runtime, operator: in, value: [nodejs20.x, nodejs22.x] }]
  - identifier: note
    title: Has a note
    level: Gold
    query: { combinator: and, conditions: [{ property: note, operator: isNotEmpty }] }
`;

const FILES = {
  'blueprints/team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/lambda.yaml': `identifier: lambda
schema: {properties: {runtime: {type: string}, note: {type: string}}}
`,
  'catalog/_team/shop.yaml': 'identifier: shop\n',
  'catalog/lambda/cart.yaml':
    'identifier: cart\ntitle: The cart\nproperties:\n  runtime: nodejs16.x\n  note: a\n',
  'catalog/lambda/mail.yaml': 'identifier: mail\nproperties:\n  runtime: nodejs22.x\n  note: a\n',
  'catalog/lambda/old.yaml': 'identifier: old\nproperties:\n  runtime: nodejs16.x\n  note: old\n',
  'scorecards/ready.yaml': READY,
} as const;

type Files = Readonly<Record<string, string | undefined>>;

function write(root: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    mkdirSync(path.dirname(file), { recursive: true });
    if (text === undefined) rmSync(file);
    else writeFileSync(file, text);
  }
}

const WHO = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];

async function commit(root: string, message: string): Promise<void> {
  const git = simpleGit(root);
  await git.raw(['add', '-A']);
  await git.raw([...WHO, 'commit', '-q', '-m', message, '--allow-empty']);
}

async function createBase(files: Files = {}): Promise<string> {
  const root = createRepository('empty', FILES);
  await simpleGit(root).raw(['init', '-q', '-b', 'main']);
  write(root, { '.gitignore': '.cadastre/\n', ...files });
  await commit(root, 'first');
  return root;
}

const run = async (root: string, ...words: string[]): Promise<CommandResult> =>
  await runCommand(['score', ...words], { cwd: root });

function validated(schema: object, text: string): unknown {
  const output: unknown = JSON.parse(text);
  const validate = new Ajv({ strict: false }).compile(schema);
  expect([validate(output), validate.errors]).toEqual([true, null]);
  return output;
}

describe('now', () => {
  const root = createRepository('empty', FILES);

  test('every scorecard on a line', async () => {
    expect(await run(root)).toEqual({
      code: 0,
      stdout: 'ready  lambda   62 %  1 Gold, 1 Basic, 1 does not apply  (gate)\n',
      stderr: '',
    });
  });

  test('a scorecard: rules, and the lowest first', async () => {
    expect((await run(root, 'ready')).stdout).toBe(`Ready  ready of lambda  (gate)
62 % on average; 1 Gold, 1 Basic, 1 does not apply

  Bronze  runtime  1 of 2  Supported runtime  overdue 2020-01-31  ask shop
  Gold    note     2 of 2  Has a note

  The cart  Basic              25 %  runtime
  mail      Gold              100 %
  old       (does not apply)
`);
  });

  test('an entity: why it fails, and where', async () => {
    expect((await run(root, 'lambda/cart')).stdout).toBe(`lambda/cart

Ready  Basic  25 %
  ✗ Supported runtime  Bronze  overdue 2020-01-31  ask shop
      runtime is nodejs16.x, want one of nodejs20.x, nodejs22.x  catalog/lambda/cart.yaml:4
  ✓ Has a note  Gold
`);
    expect((await run(root, 'lambda/old')).stdout).toBe('lambda/old\n\nReady  does not apply\n');
    expect((await run(root, '_team/shop')).stdout).toBe(
      '_team/shop\nno scorecard is for its blueprint\n',
    );
  });

  test('JSON is as its type says', async () => {
    const { stdout } = await run(root, 'ready', '--format', 'json');
    expect(validated(SCORE_OUTPUT_SCHEMA, stdout)).toMatchObject({
      version: 1,
      scorecards: [
        {
          percent: 62,
          notApplicable: 1,
          entities: [
            {
              identifier: 'cart',
              level: 'Basic',
              rules: [
                {
                  rule: 'runtime',
                  state: 'FAILURE',
                  reason: 'runtime is nodejs16.x, want one of nodejs20.x, nodejs22.x',
                  file: 'catalog/lambda/cart.yaml',
                  line: 4,
                },
                { rule: 'note', state: 'SUCCESS' },
              ],
            },
            { identifier: 'mail', level: 'Gold', percent: 100 },
            {
              identifier: 'old',
              rules: [{ state: 'NOT_APPLICABLE' }, { state: 'NOT_APPLICABLE' }],
            },
          ],
        },
      ],
    });
    validated(SCORE_OUTPUT_SCHEMA, (await run(root, '--format', 'json')).stdout);
  });

  test('Markdown', async () => {
    expect((await run(root, '--format', 'markdown')).stdout).toBe(`### Scorecards

| scorecard | blueprint | average | levels |
| --- | --- | ---: | --- |
| \`Ready\` | \`lambda\` | 62 % | \`Gold\` 1, \`Silver\` 0, \`Bronze\` 0, \`Basic\` 1, does not apply 1 |
`);
    expect((await run(root, 'ready', '--format', 'markdown')).stdout).toContain(
      '| `The cart` | `Basic` | 25 % | `runtime`: `runtime is nodejs16.x, want one of nodejs20.x, nodejs22.x` |\n',
    );
  });

  test.each<[string, string]>([
    ['redy', 'error: there is no scorecard `redy`\n  → write `ready`\n'],
    ['lambda/crt', 'error: there is no entity `lambda/crt`\n  → did you mean `lambda/cart`?\n'],
  ])('%s is not there', async (name, stderr) => {
    expect(await run(root, name)).toEqual({ code: 2, stdout: '', stderr });
  });

  test('badges: the same bytes twice', async () => {
    expect((await run(root, '--badges', 'out')).stderr).toBe('1 badge written\n');
    expect((await run(root, 'lambda/cart', '--badges', 'out')).stderr).toBe('1 badge written\n');
    const files = (): string[] =>
      readdirSync(path.join(root, 'out'), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith('.svg'))
        .toSorted();
    expect(files()).toEqual(['lambda/cart/ready.svg', 'ready.svg']);
    const read = (): string[] =>
      files().map((name) => readFileSync(path.join(root, 'out', name), 'utf8'));
    const before = read();
    await run(root, 'lambda/cart', '--badges', 'out');
    expect(read()).toEqual(before);
    expect(before[0]).toContain('aria-label="Ready: Basic"');
  });
});

test('without scorecards, and with one that cannot be asked', async () => {
  const root = createRepository('empty', { ...FILES, 'scorecards/ready.yaml': '' });
  expect((await run(root)).stdout).toBe('no scorecards: a file in scorecards/ makes one\n');
  write(root, { 'scorecards/ready.yaml': READY.replace('property: note', 'property: nte') });
  expect((await run(root)).stdout).toBe(
    'ready  scorecards/ready.yaml: no scores: `nte` is no property of `lambda`; run `cadastre check`\n',
  );
  expect((await run(root, 'ready')).code).toBe(2);
});

describe('--since', () => {
  const MAIL = FILES['catalog/lambda/mail.yaml'];

  test('nothing moves', async () => {
    const root = await createBase();
    write(root, { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note: b') });
    expect(await run(root, '--since', 'main')).toEqual({
      code: 0,
      stdout: 'no level moves\n',
      stderr: '',
    });
  });

  test('what goes down closes the gate, and what goes up does not', async () => {
    const root = await createBase();
    write(root, { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note:') });
    const down = await run(root, '--since', 'main');
    expect(down).toEqual({
      code: 1,
      stdout:
        'Ready  ready  gate\n  ↓ lambda/mail  Gold → Silver\n      Has a note: note is empty\n',
      stderr: 'a scorecard with `gate: regression` goes down\n',
    });
    const json = await run(root, '--since', 'main', '--format', 'json');
    expect(validated(SCORE_CHANGE_OUTPUT_SCHEMA, json.stdout)).toMatchObject({
      regression: true,
      scores: [{ scorecard: 'ready', moves: [{ direction: 'down', before: 'Gold' }] }],
    });
    await commit(root, 'second');
    write(root, { 'catalog/lambda/mail.yaml': MAIL });
    const up = await run(root, '--since', 'HEAD', '--format', 'markdown');
    expect([up.code, up.stdout]).toEqual([
      0,
      `#### Levels in scorecards (1)

**\`Ready\`** (a gate)

| entity | before | after | through |
| --- | --- | --- | --- |
| ↑ \`mail\` | \`Silver\` | \`Gold\` | \`Has a note\` |
`,
    ]);
  });

  test('an entity that is renamed does not slip through', async () => {
    const names = ['one', 'two', 'three', 'four', 'five', 'six'];
    const more = names.map((name) => `  ${name}: ${name} of mail\n`).join('');
    const root = await createBase({
      'blueprints/lambda.yaml': FILES['blueprints/lambda.yaml'].replace(
        'note:',
        `${names.map((name) => `${name}: {type: string}`).join(', ')}, note:`,
      ),
      'catalog/lambda/mail.yaml': `${MAIL}${more}`,
    });
    const renamed = MAIL.replace('identifier: mail', 'identifier: post').replace(
      'note: a',
      'note:',
    );
    write(root, { 'catalog/lambda/mail.yaml': `${renamed}${more}` });
    const { code, stdout } = await run(root, '--since', 'main');
    expect([code, stdout]).toEqual([
      1,
      'Ready  ready  gate\n  ↓ lambda/post  Gold → Silver\n      Has a note: note is empty\n',
    ]);
  });

  test('a gate does not open with the change that goes through it', async () => {
    const root = await createBase();
    write(root, {
      'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note:'),
      'scorecards/ready.yaml': READY.replace('gate: regression\n', ''),
    });
    expect((await run(root, '--since', 'main')).code).toBe(1);
    write(root, { 'scorecards/ready.yaml': READY.replace('property: note', 'property: nte') });
    expect((await run(root, '--since', 'main')).code).toBe(1);
  });

  test('without a gate it is only said, and for one scorecard alone', async () => {
    const root = await createBase({
      'scorecards/ready.yaml': READY.replace('gate: regression\n', ''),
    });
    write(root, { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note:') });
    expect((await run(root, 'ready', '--since', 'main')).code).toBe(0);
    expect((await run(root, 'redy', '--since', 'main')).stderr).toContain('there is no scorecard');
  });

  test('a diff says it too, and nothing of it without scorecards', async () => {
    const root = await createBase();
    write(root, { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note:') });
    const { stdout } = await runCommand(['diff', 'main'], { cwd: root });
    expect(stdout).toContain('Ready  ready  gate\n  ↓ lambda/mail  Gold → Silver\n');
    expect(stdout).toMatch(/: 1 changed, 1 level moved \(1 down\)\.\n$/);
    const none = await createBase({ 'scorecards/ready.yaml': undefined });
    write(none, { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note:') });
    const json = await runCommand(['diff', 'main', '--format', 'json'], { cwd: none });
    expect(json.stdout).not.toMatch(/scores|levels/);
  });
});

test('--history: merge by merge, and the second time from memory', async () => {
  const root = await createBase();
  const git = simpleGit(root);
  await git.raw(['checkout', '-q', '-b', 'better']);
  const cart = FILES['catalog/lambda/cart.yaml'].replace('nodejs16.x', 'nodejs22.x');
  write(root, { 'catalog/lambda/cart.yaml': cart });
  await commit(root, 'better');
  expect((await run(root, '--history')).stdout).toMatch(
    /^ +ready +main\n.* 62 % \(1\/0\/0\/1\) {2}first\n$/,
  );
  await git.raw(['checkout', '-q', 'main']);
  await git.raw([...WHO, 'merge', '-q', '--no-ff', '-m', 'Merge #1', 'better']);
  const first = await run(root, '--history', '--format', 'json');
  expect(validated(SCORE_HISTORY_OUTPUT_SCHEMA, first.stdout)).toMatchObject({
    branch: 'main',
    commits: [{ message: 'Merge #1', scorecards: [{ identifier: 'ready', percent: 100 }] }],
  });
  const cache = path.join(root, '.cadastre', 'cache', 'score-history-summaries.jsonl');
  expect(existsSync(cache)).toBe(true);
  writeFileSync(cache, readFileSync(cache, 'utf8').replaceAll('"percent":100', '"percent":99'));
  expect((await run(root, 'ready', '--history')).stdout).toContain('99 % (2/0/0/0)  Merge #1');
  writeFileSync(cache, '{');
  expect((await run(root, '--history', '--format', 'markdown')).stdout).toMatch(
    /^\| day \| commit \| `ready` \| merge \|\n.*\n\| .* \| 100 % \(2\/0\/0\/0\) \| `Merge #1` \|\n$/,
  );
  expect((await run(root, '--history', '--last', '0')).code).toBe(2);
});

describe('one entity', () => {
  const MAIL = FILES['catalog/lambda/mail.yaml'];
  const CART = FILES['catalog/lambda/cart.yaml'];

  /** Hashes and days are others each time. */
  const shown = ({ stdout }: CommandResult): string =>
    stdout.replaceAll(/\d{4}-\d\d-\d\d {2}[0-9a-f]{10}/g, 'DAY  COMMIT');

  test('--since: its moves and nobody else’s, and only they close a gate', async () => {
    const root = await createBase();
    write(root, { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note:') });
    expect(await run(root, 'lambda/mail', '--since', 'main')).toEqual({
      code: 1,
      stdout:
        'Ready  ready  gate\n  ↓ lambda/mail  Gold → Silver\n      Has a note: note is empty\n',
      stderr: 'a scorecard with `gate: regression` goes down\n',
    });
    const other = await run(root, 'lambda/cart', '--since', 'main');
    expect(other).toEqual({ code: 0, stdout: 'no level moves\n', stderr: '' });
    const team = await run(root, '_team/shop', '--since', 'main', '--format', 'json');
    expect(validated(SCORE_CHANGE_OUTPUT_SCHEMA, team.stdout)).toMatchObject({ scores: [] });
    expect((await run(root, 'lambda/crt', '--since', 'main')).stderr).toContain('`lambda/cart`?');
  });

  test('--history: what moved, in which commit, through which rule, the newest first', async () => {
    const root = await createBase();
    const steps: readonly (readonly [string, Files])[] = [
      ['nothing of it', { 'catalog/lambda/cart.yaml': CART.replace('note: a', 'note: b') }],
      ['lost', { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note:') }],
      ['left out', { 'catalog/lambda/mail.yaml': MAIL.replace('note: a', 'note: old') }],
      ['back', { 'catalog/lambda/mail.yaml': MAIL.replace('22.x', '16.x') }],
      ['mended', { 'catalog/lambda/mail.yaml': MAIL }],
      ['no scorecard', { 'scorecards/ready.yaml': '' }],
      ['again', { 'scorecards/ready.yaml': READY }],
      [
        'stricter',
        { 'scorecards/ready.yaml': READY.replace('nodejs20.x, nodejs22.x', 'nodejs24.x') },
      ],
    ];
    for (const [message, files] of steps) {
      write(root, files);
      await commit(root, message);
    }
    const text = await run(root, 'lambda/mail', '--history');
    expect([text.code, text.stderr, shown(text)]).toEqual([
      0,
      '',
      `lambda/mail  9 commits of main looked at

Ready  ready  Basic  25 %
  DAY  COMMIT  ↓ Gold → Basic               stricter
      Supported runtime: runtime is nodejs22.x, want nodejs24.x
  DAY  COMMIT  + (no score) → Gold          again
  DAY  COMMIT  - Gold → (no score)          no scorecard
  DAY  COMMIT  ↑ Basic → Gold               mended
      Supported runtime
  DAY  COMMIT  + (does not apply) → Basic   back
  DAY  COMMIT  - Silver → (does not apply)  left out
  DAY  COMMIT  ↓ Gold → Silver              lost
      Has a note: note is empty
  DAY  COMMIT  · Gold                       first
`,
    ]);
    const json = await run(root, 'lambda/mail', '--history', '--last', '3', '--format', 'json');
    expect(validated(SCORE_ENTITY_HISTORY_OUTPUT_SCHEMA, json.stdout)).toMatchObject({
      branch: 'main',
      commits: 3,
      scorecards: [
        {
          scorecard: 'ready',
          level: 'Basic',
          percent: 25,
          moves: [
            { message: 'stricter', direction: 'down', rules: [{ identifier: 'runtime' }] },
            { message: 'again', direction: 'appears', after: 'Gold', rules: [] },
          ],
        },
      ],
    });
    expect(
      (await run(root, 'lambda/mail', '--history', '--last', '1', '--format', 'markdown')).stdout,
    ).toMatch(
      /^\| scorecard \| day \|.*\n.*\n\| `Ready` \| .* \| `· Basic` \| {2}\| `stricter` \|\n$/,
    );
    expect((await run(root, '_team/shop', '--history')).stdout).toContain(
      'no scorecard was for it',
    );
    expect((await run(root, 'lambda/crt', '--history')).code).toBe(2);
  });
});
