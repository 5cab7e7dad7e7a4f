import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readEstate } from '../../emulators/aws/read-estate.ts';
import {
  startCloudControl,
  type CloudControlServer,
} from '../../emulators/aws/start-cloud-control.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand, type CommandResult } from '../../testing/run-command.ts';

const PACKAGE = path.join(import.meta.dirname, '..', '..', '..');
const SHOP = readEstate(
  readFileSync(path.join(PACKAGE, 'tools/emulators/aws/estates/shop.jsonl'), 'utf8'),
);
const SQS = 'AWS::SQS::Queue';

let server: CloudControlServer;
let root: string;
beforeEach(async () => {
  server = await startCloudControl({ estate: SHOP, shuffle: 'all', seed: 3 });
  root = createRepository('shipped');
});
afterEach(() => server.close());

const sync = (...words: string[]): Promise<CommandResult> =>
  runCommand(['sync', 'aws', ...words], { cwd: root, loopback: server.url });
const json = async (...words: string[]) =>
  JSON.parse((await sync(...words, '--format', 'json')).stdout);

describe('options that do not go together, or say nothing', () => {
  test.each<[string, RegExp]>([
    ['--shard 1/2 --merge x', /^error: --shard and --merge exclude each other/],
    ['--shard 1/2 --write', /^error: --shard and --write exclude each other/],
    ['--merge x --resume', /^error: --merge and --resume exclude each other/],
    ['--event x --region eu-west-1', /^error: --event and --region exclude each other/],
    ['--shard 3/2', /^error: --shard 3\/2: not a part of a survey\n.*--shard 1\/4/],
    ['--shard 0/2', /^error: --shard 0\/2: not a part/],
    ['--shard 1/999', /^error: --shard 1\/999: not a part/],
    ['--shard 1', /^error: --shard 1: not a part/],
    ['--merge nowhere', /^error: no shard of a survey is in .*nowhere\n.*--shard 1\/2/],
    ['--event nowhere.json', /^error: --event nowhere.json: it does not exist\n/],
  ])('%s', async (words, expected) => {
    const { code, stderr } = await sync(...words.split(' '));
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)]);
  });
});

describe('journals', () => {
  const folder = (): string => path.join(root, '.cadastre', 'survey');

  test('shards and their merge plan what one run plans', async () => {
    const whole = await json();
    for (const index of ['3', '1', '2']) {
      const { code, stdout } = await sync('--shard', `${index}/3`);
      expect(stdout).toMatch(
        /^Looked at \d+ scopes, \d+ to the end: \d+ resources\.\nWritten to .*\n$/,
      );
      expect(code).toBe(0);
    }
    const calls = server.requests.length;
    expect(await json('--merge', folder())).toEqual(whole);
    expect(server.requests.length).toBe(calls);
    expect(existsSync(path.join(root, 'catalog', 'aws'))).toBe(false);
    const files = readdirSync(folder());
    expect(files).toEqual(['aws-1-of-3.jsonl', 'aws-2-of-3.jsonl', 'aws-3-of-3.jsonl']);
    for (const name of files) {
      expect(statSync(path.join(folder(), name)).mode & 0o777).toBe(0o600);
      expect(readFileSync(path.join(folder(), name), 'utf8')).not.toMatch(/planted|AKIA|whsec/i);
    }
  });

  test('of a run that is done nothing stays, unless a person says where', async () => {
    await sync('--write', '--type', SQS);
    expect(readdirSync(folder())).toEqual([]);
    await sync('--type', SQS, '--observations', 'seen');
    expect(readdirSync(path.join(root, 'seen'))).toEqual(['.gitignore', 'aws-part.jsonl']);
  });

  test('of a run that saw not all of it stays, and the next goes on with it', async () => {
    server.replaceFaults([{ match: { type: SQS, region: 'us-east-1' }, kind: 'nonsense' }]);
    const types = ['--type', SQS, '--type', 'AWS::ApiGatewayV2::Api'];
    const first = await sync(...types);
    expect(first.stdout).toContain('Not seen to the end');
    server.replaceFaults([]);
    const calls = server.requests.length;
    const { stdout, stderr } = await sync('--resume', ...types);
    expect(stdout).not.toContain('Not seen to the end');
    expect(stderr).toMatch(/^note: going on with a survey that has \d+ of \d+ lists\n$/);
    const again = server.requests.slice(calls);
    expect(new Set(again.map(({ type, region }) => `${type} ${region}`))).toEqual(
      new Set([`${SQS} us-east-1`]),
    );
  });
});

describe('regions and accounts', () => {
  test('a region that is not enabled is told apart from wrong credentials', async () => {
    server.replaceFaults([
      { match: { account: '222222222222', region: 'eu-central-1' }, kind: 'unrecognized' },
    ]);
    const { scopes } = await json();
    const closed = scopes.filter(({ state }: { state: string }) => state === 'absent-in-region');
    expect(closed.length).toBeGreaterThan(5);
    expect(closed[0]).toMatchObject({
      account: '222222222222',
      region: 'eu-central-1',
      reason: expect.stringContaining('does not seem to be enabled in this account'),
    });
    expect(closed.some((scope: object) => 'isRefused' in scope)).toBe(false);
    expect((await sync('--type', SQS)).stdout).toContain(
      'the region may not be enabled\n  222222222222 eu-central-1\n',
    );
    server.replaceFaults([{ match: {}, kind: 'unrecognized' }]);
    const { code, stderr } = await sync();
    expect(stderr).toMatch(
      /^error: none of \d+ scopes could be read; the first said: .*\n.*credentials/,
    );
    expect(code).toBe(2);
  });

  test('the accounts of an organization', async () => {
    const account = (id: string, status: string) => ({
      type: 'AWS::Organizations::Account',
      account: '111111111111',
      region: 'global',
      identifier: id,
      properties: { AccountId: id, AccountName: `name of ${id}`, Status: status },
    });
    server.replaceEstate([
      ...SHOP,
      account('111111111111', 'ACTIVE'),
      account('222222222222', 'ACTIVE'),
      account('333333333333', 'SUSPENDED'),
    ]);
    writeFileSync(
      path.join(root, 'cadastre.yaml'),
      'version: 1\naws: {organization: {role: cadastre-read}, regions: [eu-west-1]}\n',
    );
    const { scopes } = await json('--type', SQS);
    expect(
      scopes.map((scope: Record<string, string>) => `${scope['account']} ${scope['state']}`),
    ).toEqual(['111111111111 complete', '222222222222 complete']);
    server.replaceFaults([{ match: { type: 'AWS::Organizations::Account' }, kind: 'denied' }]);
    expect((await sync()).stderr).toMatch(
      /^error: the accounts of the organization cannot be listed: AccessDenied.*\n.*organizations:ListAccounts/,
    );
  });
});

describe('events', () => {
  const event = { version: 1, account: '111111111111', region: 'eu-west-1', type: SQS };
  const write = (value: unknown): string => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    writeFileSync(path.join(root, 'event.json'), text);
    return 'event.json';
  };

  test.each<[string, unknown]>([
    ['the payload', event],
    ['the event of GitHub', { action: 'aws', client_payload: event, sender: { login: 'x' } }],
  ])('%s surveys that scope and no other', async (_, value) => {
    const { scopes, summary } = await json('--event', write(value));
    expect(scopes).toMatchObject([{ account: '111111111111', region: 'eu-west-1', type: SQS }]);
    expect(summary.create).toBeGreaterThan(0);
    expect(new Set(server.requests.map(({ type, region }) => `${type} ${region}`))).toEqual(
      new Set([`${SQS} eu-west-1`]),
    );
  });

  test('what it says is gone is only gone when AWS says so', async () => {
    await sync('--write', '--type', SQS);
    expect(await json('--event', write(event))).toMatchObject({ changes: [], held: [] });
    server.replaceEstate(SHOP.filter(({ identifier }) => !identifier.endsWith('/orders-dlq')));
    const { changes } = await json('--event', write(event));
    expect(changes.filter(({ action }: { action: string }) => action === 'delete')).toMatchObject([
      { identifier: 'arn:aws:sqs:eu-west-1:111111111111:orders-dlq' },
    ]);
    server.replaceFaults([{ match: { operation: 'GetResource' }, kind: 'not-found' }]);
    server.replaceEstate(SHOP);
    const unread = await json('--event', write(event));
    expect(unread.changes.filter(({ action }: { action: string }) => action === 'delete')).toEqual(
      [],
    );
  });

  test.each<[string, unknown, string]>([
    ['another account', { ...event, account: '999999999999' }, 'account 999999999999 is not among'],
    ['another region', { ...event, region: 'ap-east-1' }, 'region ap-east-1 is not among'],
    [
      'another type',
      { ...event, type: 'AWS::X::Y' },
      'no blueprint has a `sync` rule for AWS::X::Y',
    ],
  ])('%s is ignored in one line', async (_, value, expected) => {
    const { code, stdout, stderr } = await sync('--event', write(value));
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(new RegExp(`^note: the event is ignored: ${expected}[^\\n]*\\n$`));
    expect(server.requests).toEqual([]);
    expect((await json('--event', write(value))).changes).toEqual([]);
  });

  test.each<[string, unknown, string]>([
    ['no JSON', '{"version":', 'it is not JSON'],
    ['a list', [], 'must be a mapping'],
    ['another version', { ...event, version: 2 }, 'version'],
    ['a key that is not ours', { ...event, action: 'delete' }, 'unknown key `action`'],
    ['a region that would be a host', { ...event, region: 'evil.example/' }, '`region`'],
    ['an account that is a number', { ...event, account: 111111111111 }, '`account`'],
    ['no account', { version: 1, region: 'eu-west-1', type: SQS }, '`account` is missing'],
    ['an empty payload', { client_payload: null }, 'must be a mapping'],
    ['more than an event can be', `"${'x'.repeat(1 << 20)}"`, 'it is larger than an event can be'],
  ])('%s is refused in one line', async (_, value, expected) => {
    const { code, stderr } = await sync('--event', write(value));
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /^error: --event event\.json: [^\n]*\n {2}→ docs\/live-events\.md[^\n]*\n$/,
    );
    expect(stderr).toContain(expected);
    expect(server.requests).toEqual([]);
  });
});
