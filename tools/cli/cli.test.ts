import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { Ajv } from 'ajv';
import { simpleGit } from 'simple-git';
import { createGenerator } from 'ts-json-schema-generator';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEstate } from '../emulators/aws/read-estate.ts';
import {
  startCloudControl,
  type CloudControlServer,
} from '../emulators/aws/start-cloud-control.ts';
import { createRepository } from '../testing/create-repository.ts';
import { runCommand } from '../testing/run-command.ts';

const PACKAGE = path.join(import.meta.dirname, '..', '..');
const SHOP = readEstate(
  readFileSync(path.join(PACKAGE, 'tools/emulators/aws/estates/shop.jsonl'), 'utf8'),
);

describe('what cannot run says why in one line, and exits with 2', () => {
  const shipped = createRepository('shipped');
  test.each<[string, string[], RegExp]>([
    [
      'unknown command',
      ['chekc'],
      /^error: there is no command `chekc`\n {2}→ did you mean `cadastre check`\?\n$/,
    ],
    [
      'unknown flag',
      ['check', '--fromat', 'json'],
      /^error: `cadastre check` has no option --fromat\n.*--format/,
    ],
    ['unknown format', ['check', '--format', 'jsn'], /^error: --format cannot be `jsn`\n.*json/],
    ['flag without value', ['check', '--format'], /^error: --format needs a value/],
    ['unknown path', ['check', 'nowhere'], /^error: nowhere: there is no such file or folder\n$/],
    [
      'unknown folder',
      ['check', '--cwd', 'nowhere'],
      /^error: --cwd nowhere: there is no such folder/,
    ],
    [
      'a word too many',
      ['format', 'x'],
      /^error: `cadastre format` does not know what to do with `x`/,
    ],
    ['no source', ['sync'], /^error: sync from where\?/],
    ['unknown source', ['sync', 'gcp'], /^error: there is no source `gcp`/],
    [
      'two ways at once',
      ['sync', 'aws', '--write', '--branch'],
      /^error: --write and --branch exclude/,
    ],
    ['no git repository', ['sync', 'aws', '--branch'], /^error: .* is not in a git repository/],
    [
      'unknown account',
      ['sync', 'aws', '--account', '1'],
      /^error: --account 1: nothing in this repository/,
    ],
    ['a port that is none', ['emulate', 'aws', '--port', '70000'], /^error: --port 70000/],
    [
      'an estate that is not there',
      ['emulate', 'aws', '--estate', 'x'],
      /^error: .*x: the estate cannot be read/,
    ],
  ])('%s', async (_, words, expected) => {
    const { code, stdout, stderr } = await runCommand(words, { cwd: shipped });
    expect(stderr).toMatch(expected);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('no catalog', async () => {
    const { code, stderr } = await runCommand(['check'], { cwd: createRepository('empty') });
    expect(stderr).toMatch(/^error: no catalog here/);
    expect(code).toBe(2);
  });

  test('a configuration without accounts', async () => {
    const root = createRepository('shipped', { 'cadastre.yaml': 'version: 1\n' });
    const { code, stderr } = await runCommand(['sync', 'aws'], { cwd: root });
    expect(stderr).toMatch(/^error: cadastre.yaml names no account/);
    expect(code).toBe(2);
  });

  test('a port in use', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const address = taken.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code, stderr } = await runCommand(['emulate', 'aws', '--port', String(port)], {
      cwd: shipped,
    });
    taken.close();
    expect(stderr).toContain(`error: port ${port} is in use`);
    expect(code).toBe(2);
  });
});

describe('odd entries of a folder', () => {
  test('links, folders named like files, and what is neither', async () => {
    const root = createRepository('empty', {
      'blueprints/a.yaml': 'identifier: A\ntitle: A\nschema: {properties: {}}\n',
      'catalog/A/one.yaml': 'identifier: one\n',
    });
    mkdirSync(path.join(root, 'catalog/A/folder.yaml'));
    symlinkSync('/etc/hostname', path.join(root, 'catalog/A/out.yaml'));
    symlinkSync('/nowhere/at/all', path.join(root, 'catalog/A/broken.yaml'));
    symlinkSync('folder.yaml', path.join(root, 'catalog/A/tofolder.yaml'));
    const { code, stdout } = await runCommand(['check', '--format', 'json'], { cwd: root });
    const { diagnostics } = JSON.parse(stdout);
    expect(
      diagnostics.map(({ file, code: name }: Record<string, string>) => `${file} ${name}`),
    ).toEqual([
      'catalog/A/broken.yaml file/unreadable',
      'catalog/A/folder.yaml file/folder-named-like-file',
      'catalog/A/out.yaml file/link-outside',
      'catalog/A/tofolder.yaml file/link-to-folder',
    ]);
    expect(code).toBe(1);
  });
});

describe('against the loopback AWS', () => {
  let server: CloudControlServer;
  beforeEach(async () => {
    server = await startCloudControl({ estate: SHOP, shuffle: 'all', seed: 3 });
  });
  afterEach(() => server.close());

  const run = (root: string, ...words: string[]) =>
    runCommand(words, { cwd: root, loopback: server.url });

  test('the shop, twice: entities, then nothing; no planted value anywhere', async () => {
    const root = createRepository('shipped');
    const first = JSON.parse(
      (await run(root, 'sync', 'aws', '--write', '--format', 'json')).stdout,
    );
    expect(first.scopes.every(({ state }: { state: string }) => state === 'complete')).toBe(true);
    expect(first.summary.create).toBeGreaterThan(150);
    expect((await run(root, 'check')).stdout).toContain('no problems');
    const again = await run(root, 'sync', 'aws', '--check');
    expect(again.stdout).toContain('No changes: ');
    expect(again.code).toBe(0);
    const texts = readdirSync(path.join(root, 'catalog'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yaml'))
      .map((name) => readFileSync(path.join(root, 'catalog', name), 'utf8'));
    expect(texts.filter((text) => /planted|AKIA|whsec/i.test(text))).toEqual([]);
    expect(texts.some((text) => text.includes('PAYMENT_API_KEY'))).toBe(true);
  });

  test('the JSON has the shape of its type', async () => {
    const root = createRepository('shipped');
    const cases = [
      ['check-output.ts', 'CheckOutput', (await run(root, 'check', '--format', 'json')).stdout],
      [
        'check-output.ts',
        'CheckOutput',
        (await run(root, 'check', path.join(PACKAGE, 'tools/fixtures/loose'), '--format', 'json'))
          .stdout,
      ],
      ['sync-output.ts', 'SyncOutput', (await run(root, 'sync', 'aws', '--format', 'json')).stdout],
    ] as const;
    for (const [file, type, text] of cases) {
      const schema = createGenerator({
        path: path.join(PACKAGE, 'tools/model', file),
        type,
        tsconfig: path.join(PACKAGE, 'tsconfig.json'),
        topRef: false,
        skipTypeCheck: true,
      }).createSchema(type) as object;
      const validate = new Ajv({ strict: false }).compile(schema);
      expect([validate(JSON.parse(text)), validate.errors]).toEqual([true, null]);
    }
  });

  test('a pull request on the local git: a branch, a commit, a body; the work tree untouched', async () => {
    const root = createRepository('shipped', { '.gitignore': '.cadastre/\n' });
    const git = simpleGit(root);
    await git.raw(['init', '-q', '-b', 'main']);
    await git.raw(['add', '-A']);
    await git.raw([
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@example.com',
      'commit',
      '-q',
      '-m',
      'first',
    ]);
    writeFileSync(path.join(root, 'notes.txt'), 'mine, not committed\n');
    const { code, stdout } = await run(root, 'sync', 'aws', '--branch');
    expect([code, stdout.includes('on the branch cadastre/sync-aws')]).toEqual([0, true]);
    expect((await git.raw(['status', '--porcelain'])).trim()).toBe('?? notes.txt');
    expect(existsSync(path.join(root, 'catalog/aws'))).toBe(false);
    const body = readFileSync(path.join(root, '.cadastre/pull-request.md'), 'utf8');
    expect(body).toMatch(/^# Sync AWS: \d+ added, 0 changed, 0 removed\n/);
    expect(
      (await git.raw(['ls-tree', '-r', '--name-only', 'cadastre/sync-aws'])).split('\n').length,
    ).toBeGreaterThan(190);
    expect(
      (await git.raw(['ls-tree', '-r', '--name-only', 'cadastre/sync-aws'])).includes('notes.txt'),
    ).toBe(false);

    // A person's commit on the branch stops the next run; without it the branch is rebuilt.
    const commit = (
      await git.raw([
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@example.com',
        'commit-tree',
        '-p',
        'cadastre/sync-aws',
        '-m',
        'by hand',
        'cadastre/sync-aws^{tree}',
      ])
    ).trim();
    const before = (await git.raw(['rev-parse', 'cadastre/sync-aws'])).trim();
    await git.raw(['update-ref', 'refs/heads/cadastre/sync-aws', commit]);
    const refused = await run(root, 'sync', 'aws', '--branch');
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('somebody committed to cadastre/sync-aws: "by hand"'),
    ]);
    await git.raw(['update-ref', 'refs/heads/cadastre/sync-aws', before]);
    expect((await run(root, 'sync', 'aws', '--branch')).code).toBe(0);
    expect((await git.raw(['worktree', 'list'])).trim().split('\n')).toHaveLength(1);
  });

  test('a denied type freezes its scope and is told', async () => {
    const root = createRepository('shipped');
    await run(root, 'sync', 'aws', '--write');
    server.replaceFaults([
      { match: { type: 'AWS::SQS::Queue', region: 'eu-west-1' }, kind: 'denied' },
    ]);
    server.replaceEstate(SHOP.filter(({ type }) => type !== 'AWS::SQS::Queue'));
    const report = JSON.parse(
      (await run(root, 'sync', 'aws', '--format', 'json', '--allow-deletions')).stdout,
    );
    const deleted = report.changes.filter(({ action }: { action: string }) => action === 'delete');
    expect(deleted.every(({ file }: { file: string }) => !file.includes('/eu-west-1/'))).toBe(true);
    expect(deleted.length).toBeGreaterThan(0);
    const denied = report.scopes.filter(({ state }: { state: string }) => state === 'denied');
    expect(denied[0].reason).toContain('not authorized to perform: cloudformation:ListResources');
  });

  test('a secret in a listed property stops everything, named by place and not by value', async () => {
    const root = createRepository('shipped');
    server.replaceEstate(
      SHOP.map((each) =>
        each.identifier === 'cart-api'
          ? { ...each, properties: { ...each.properties, Description: 'key AKIAABCDEFGHIJKLMNOP' } }
          : each,
      ),
    );
    const { code, stderr } = await run(root, 'sync', 'aws', '--write');
    expect(stderr).toMatch(/cart-api\.yaml:\d+ would hold what looks like an AWS access key/);
    expect([code, stderr.includes('ABCDEFGH'), existsSync(path.join(root, 'catalog/aws'))]).toEqual(
      [2, false, false],
    );
  });

  test('a cloud that answers nonsense is one line', async () => {
    const root = createRepository('shipped');
    server.replaceFaults([{ match: {}, kind: 'nonsense' }]);
    const { code, stderr } = await run(root, 'sync', 'aws', '--write', '--type', 'AWS::SQS::Queue');
    expect(stderr).toMatch(/^error: none of 6 scopes could be read; the first said: .*not JSON\n/);
    expect([code, existsSync(path.join(root, 'catalog/aws'))]).toEqual([2, false]);
  });
});

describe('as a process of its own', () => {
  const main = path.join(PACKAGE, 'dist', 'main.js');
  const spawn = (words: string[], env: Record<string, string> = {}) =>
    spawnSync(process.execPath, [main, ...words], {
      encoding: 'utf8',
      env: { PATH: process.env['PATH'] ?? '', HOME: '/nonexistent', ...env },
    });

  test('help, version, an unknown command', () => {
    expect(spawn(['--help'])).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('Usage: cadastre <command>'),
    });
    expect(spawn(['--version']).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(spawn(['nope'])).toMatchObject({ status: 2, stdout: '' });
  });

  test('a catalog of thousands, with the help of a second thread', () => {
    const root = createRepository('shipped');
    const folder = path.join(root, 'catalog', '_team');
    mkdirSync(folder, { recursive: true });
    for (let index = 0; index < 6_500; index += 1) {
      const title = index % 1_000 === 999 ? '[a]' : `Team ${index}`;
      writeFileSync(
        path.join(folder, `t${index}.yaml`),
        `identifier: t${index}\ntitle: ${title}\n`,
      );
    }
    const { status, stdout, stderr } = spawn(['check', '--cwd', root, '--format', 'compact']);
    const places = stdout.split('\n').filter((line) => line.includes(' error '));
    expect([status, stderr]).toEqual([1, '']);
    expect(places.map((line) => line.split(' ')[0])).toEqual(
      [1999, 2999, 3999, 4999, 5999, 999].map((index) => expect.stringContaining(`t${index}.yaml`)),
    );
    expect(spawn(['check', '--cwd', root, '--format', 'compact']).stdout).toBe(stdout);
  });

  test('no credentials', () => {
    const root = createRepository('shipped');
    const { status, stderr } = spawn(
      ['sync', 'aws', '--cwd', root, '--type', 'AWS::SQS::Queue', '--account', '111111111111'],
      { AWS_EC2_METADATA_DISABLED: 'true' },
    );
    expect(stderr).toMatch(
      /^error: none of \d+ scopes could be read; the first said: .*credentials/i,
    );
    expect(status).toBe(2);
  });
});
