import { appendFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { GithubOptions, TokenPermissions } from '../../../emulators/github/github-server.ts';
import type { EstateResource } from '../../../emulators/aws/estate-resource.ts';
import {
  startCloudControl,
  type CloudControlServer,
} from '../../../emulators/aws/start-cloud-control.ts';
import { createGithubWorld, type GithubWorld } from '../../../testing/create-github-world.ts';
import { createRepository } from '../../../testing/create-repository.ts';
import { createReviewer } from '../../../testing/create-reviewer.ts';
import { QUEUE_BLUEPRINTS } from '../../../testing/queue-blueprints.ts';
import { queueResource } from '../../../testing/queue-resource.ts';

const [A, B] = ['111111111111', '222222222222'];

const config = (more = ''): string =>
  `version: 1
aws:
  accounts: [{id: "${A}"}, {id: "${B}", role: "arn:aws:iam::${B}:role/read"}]
  regions: [eu-west-1]
${more}`;

const queue = (name: string, properties = {}, account: string = A): EstateResource =>
  queueResource(name, { account, properties });

let cloud: CloudControlServer;
let world: GithubWorld;
let reviewer: ReturnType<typeof createReviewer>;
let clone: string;

interface BeginOptions extends Partial<GithubOptions> {
  /** Files of the catalog beside the blueprints of queues. */
  readonly catalog?: Readonly<Record<string, string>>;
}

async function begin(
  estate: EstateResource[],
  more = '',
  { catalog = {}, ...options }: BeginOptions = {},
): Promise<void> {
  cloud = await startCloudControl({ estate });
  const files = {
    ...QUEUE_BLUEPRINTS,
    'cadastre.yaml': config(more),
    '.gitignore': '.cadastre/\n',
    ...catalog,
  };
  world = await createGithubWorld(createRepository('empty', files), options);
  reviewer = createReviewer(world);
  clone = await world.clone();
}

afterEach(async () => {
  // Whatever a test was about: GitHub's own description accepts all that was asked.
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await Promise.all([cloud.close(), world.close()]);
});

interface Row {
  readonly branch: string;
  readonly action: string;
  readonly number?: number;
  readonly title: string;
}

async function sync(...words: string[]): Promise<readonly Row[]> {
  const { stdout, stderr, code } = await world.run(
    clone,
    ['sync', 'aws', '--pull-request', '--format', 'json', ...words],
    { loopback: cloud.url },
  );
  if (code !== 0) throw new Error(stderr);
  return JSON.parse(stdout).result.pullRequests;
}

const actions = async (...words: string[]) =>
  (await sync(...words)).map(
    ({ branch, action }) => `${branch.slice('cadastre/sync/aws-'.length)} ${action}`,
  );

const pull: typeof reviewer.pull = async (number) => await reviewer.pull(number);
const comments: typeof reviewer.comments = async (number) => await reviewer.comments(number);
const files: typeof reviewer.files = async (number) => await reviewer.files(number);

/** Merges as a person does on the page, and brings the clone up to date. */
async function merge(number: number): Promise<void> {
  await reviewer.merge(number);
  await world.git(clone, 'pull', '-q', '--ff-only');
}

const FILE = (name: string, account: string = A): string =>
  `catalog/aws/${account}/eu-west-1/sqs/${name}.yaml`;

describe('from nothing to merged, and on', () => {
  test('a pull request for each account, merged in any order, and then nothing', async () => {
    const dlq = queue('dead');
    const orders = queue('orders', {
      RedrivePolicy: { deadLetterTargetArn: dlq.properties['Arn'], maxReceiveCount: 3 },
    });
    await begin([dlq, orders, queue('mail', {}, B)]);
    expect(await actions()).toEqual([`${A} created`, `${B} created`, 'shared created']);
    expect(await actions()).toEqual([`${A} unchanged`, `${B} unchanged`, 'shared unchanged']);
    const first = await pull(1);
    expect(first.title).toBe(`Sync AWS ${A}: 4 added, 0 changed, 0 removed`);
    expect(first.labels.map(({ name }) => name)).toEqual(['cadastre-sync']);
    expect(await files(1)).toEqual([
      FILE('dead'),
      FILE('orders'),
      `catalog/aws/awsAccount/${A}.yaml`,
      'catalog/aws/region/eu-west-1.yaml',
    ]);
    // Each is sound by itself.
    for (const number of [2, 1]) {
      const { ref } = (await pull(number)).head;
      const folder = await reviewer.checkOut(ref);
      expect((await world.run(folder, ['check'])).code).toBe(0);
    }
    await merge(2);
    expect(await actions()).toContain(`${A} updated`);
    await merge(1);
    const rest = await sync();
    for (const { number = 0, action } of rest) if (action !== 'closed') await merge(number);
    expect(await actions()).toEqual([]);
  });

  test('by team: what inherits an owner goes to that owner', async () => {
    const sqs = QUEUE_BLUEPRINTS['blueprints/sqs.yaml'] ?? '';
    await begin([queue('orders'), queue('mail', {}, B)], '  pullRequests: {per: team}\n', {
      catalog: {
        'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
        'blueprints/sqs.yaml': `${sqs}ownership: {type: Inherited, path: account}\n`,
        'catalog/_team/shop.yaml': 'identifier: shop\n',
        [`catalog/awsAccount/${A}.yaml`]: `identifier: "${A}"\nteam: shop\n`,
      },
    });
    expect(await actions()).toEqual(['team-shop created', 'unowned created']);
    expect(await files(1)).toContain(FILE('orders'));
    expect(await files(2)).toContain(FILE('mail', B));
    expect(await files(2)).not.toContain(FILE('orders'));
    expect(await actions()).toEqual(['team-shop unchanged', 'unowned unchanged']);
  });

  test('one property changed: before and after, in a table', async () => {
    await begin([queue('orders')], '  pullRequests: {per: all}\n');
    expect(await actions()).toEqual(['all created']);
    await merge(1);
    cloud.replaceEstate([queue('orders', { DelaySeconds: 90 })]);
    expect(await actions()).toEqual(['all created']);
    const { body, title } = await pull(2);
    expect(title).toBe('Sync AWS: 0 added, 1 changed, 0 removed');
    expect(body).toContain(
      '| entity | value | before | after |\n| --- | --- | --- | --- |\n| `orders` | `properties.delay` | `0` | `90` |',
    );
    // Another value, the same pull request, edited in place.
    cloud.replaceEstate([queue('orders', { DelaySeconds: 91 })]);
    expect(await actions()).toEqual(['all updated']);
    expect((await pull(2)).body).toContain('`91`');
  });

  test('nothing left: closed with a word, its branch gone, and opened anew when there is something again', async () => {
    await begin([queue('orders')], '  pullRequests: {per: all}\n');
    await actions();
    await merge(1);
    cloud.replaceEstate([queue('orders', { DelaySeconds: 5 })]);
    expect(await actions()).toEqual(['all created']);
    cloud.replaceEstate([queue('orders')]);
    expect(await actions()).toEqual(['all closed']);
    expect((await pull(2)).state).toBe('closed');
    expect((await pull(2)).body).toContain('`properties.delay`');
    expect((await comments(2))[0]?.body).toMatch(/^AWS and the catalog agree/);
    expect(await world.git(clone, 'ls-remote', 'origin', 'refs/heads/cadastre/*')).not.toContain(
      (await pull(2)).head.sha,
    );
    cloud.replaceEstate([queue('orders', { DelaySeconds: 5 })]);
    expect(await actions()).toEqual(['all created']);
  });

  test('a resource that is gone goes, and what points to it lets go', async () => {
    const dlq = queue('dead', {}, B);
    await begin([
      dlq,
      queue('orders', { RedrivePolicy: { deadLetterTargetArn: dlq.properties['Arn'] } }),
    ]);
    await sync();
    for (const number of [1, 2, 3]) await merge(number);
    for (const { number = 0 } of await sync()) await merge(number);
    expect(await actions()).toEqual([]);
    cloud.replaceEstate([queue('orders')]);
    const rows = await sync();
    const gone = rows.find(({ branch }) => branch.endsWith(B));
    // The relation in the other account goes in the same pull request, so that it is sound by itself.
    expect(await files(gone?.number ?? 0)).toEqual([FILE('orders'), FILE('dead', B)]);
    expect((await pull(gone?.number ?? 0)).body).toContain('#### Gone from AWS (1)');
  });

  test('a region that is denied for a day takes nothing out of its pull request', async () => {
    await begin([queue('orders'), queue('mail', {}, B)]);
    await sync();
    const before = await Promise.all([1, 2].map(async (number) => (await pull(number)).head.sha));
    cloud.replaceFaults([{ match: { account: B }, kind: 'denied' }]);
    const rows = await actions();
    expect(rows).toContain(`${A} unchanged`);
    const after = await Promise.all([1, 2].map(async (number) => (await pull(number)).head.sha));
    expect(after).toEqual(before);
    // The pull request says what it said; it is not the same once there is something new in it.
    expect(rows).toContain(`${B} unchanged`);
    expect((await pull(2)).title).toBe(`Sync AWS ${B}: 3 added, 0 changed, 0 removed`);
    expect((await pull(2)).state).toBe('open');
  });
});

describe('what people do stays', () => {
  beforeEach(async () => {
    await begin([queue('orders'), queue('mail')], '  pullRequests: {per: all}\n');
    await sync();
  });
  const BRANCH = 'cadastre/sync/aws-all';

  test('a commit that fits is kept on top of what is new', async () => {
    await reviewer.push(BRANCH, { 'NOTES.md': 'mine\n' });
    expect(await actions()).toEqual(['all updated']);
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 }), queue('mail')]);
    expect(await actions()).toEqual(['all updated']);
    const folder = await reviewer.checkOut(BRANCH);
    expect(readdirSync(folder)).toContain('NOTES.md');
    expect(await world.git(folder, 'log', '--format=%an', '-1')).toBe('alice');
    expect(await world.git(folder, 'show', `HEAD:${FILE('orders')}`)).toContain('delay: 7');
  });

  test('one that does not fit pauses it; a label that is taken away, or a tick, resumes it', async () => {
    await reviewer.push(
      BRANCH,
      { [FILE('orders')]: 'identifier: mine\nblueprint: sqs\n' },
      'By hand | `x` @everyone',
    );
    const mine = (await pull(1)).head.sha;
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 }), queue('mail')]);
    expect(await actions()).toEqual(['all paused']);
    const paused = await pull(1);
    expect(paused.head.sha).toBe(mine);
    expect(paused.labels.map(({ name }) => name)).toContain('cadastre-paused');
    const [notice] = await comments(1);
    expect(notice?.body).toContain('**Paused.**');
    expect(notice?.body).toContain('By hand \\| `x` @everyone');
    // It stays paused, without another word, until a person says so.
    expect(await actions()).toEqual(['all paused']);
    expect(await comments(1)).toHaveLength(1);
    await reviewer.removeLabel(1, 'cadastre-paused');
    expect(await actions()).toEqual(['all paused']);
    expect(await comments(1)).toHaveLength(1);
    await reviewer.tickRebuild(1);
    expect(await actions()).toEqual(['all updated']);
    const resumed = await pull(1);
    expect(resumed.labels.map(({ name }) => name)).not.toContain('cadastre-paused');
    expect(resumed.head.sha).not.toBe(mine);
    // Nothing was lost.
    expect(await world.git(clone, 'ls-remote', 'origin', 'refs/heads/cadastre/kept/*')).toContain(
      mine,
    );
    expect(await actions()).toEqual(['all unchanged']);
  });

  test('our own commit, amended by a person, is a commit of a person', async () => {
    const folder = await reviewer.checkOut(BRANCH);
    appendFileSync(path.join(folder, FILE('orders')), '# mine\n');
    await world.git(folder, 'commit', '-q', '-a', '--amend', '--no-edit');
    await world.git(folder, 'push', '-q', '--force', 'origin', BRANCH);
    const mine = (await pull(1)).head.sha;
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 }), queue('mail')]);
    expect(await actions()).toEqual(['all paused']);
    expect((await pull(1)).head.sha).toBe(mine);
  });

  test('closed by a person, it stays closed until there is something new', async () => {
    await reviewer.close(1);
    expect(await actions()).toEqual(['all declined']);
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 }), queue('mail')]);
    expect(await actions()).toEqual(['all created']);
  });

  test('a title and words around ours are theirs', async () => {
    const { body } = await pull(1);
    await world.ask('PATCH', '/pulls/1', {
      title: 'Mine',
      body: `Look here.\n\n${body}\n\nAnd there.`,
    });
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 }), queue('mail')]);
    await sync();
    const after = await pull(1);
    expect(after.title).toBe('Mine');
    expect(after.body).toMatch(/^Look here\.\n\n<!-- cadastre-sync-start -->/);
    expect(after.body).toMatch(/<!-- cadastre-sync-end -->\n\nAnd there\.$/);
  });

  test('only commits of people are left: it is left to them, and they are told once', async () => {
    await merge(1);
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 }), queue('mail')]);
    await sync();
    await reviewer.push(BRANCH, { 'NOTES.md': 'mine\n' });
    cloud.replaceEstate([queue('orders'), queue('mail')]);
    expect(await actions()).toEqual(['all left']);
    expect(await actions()).toEqual(['all left']);
    expect(await comments(2)).toHaveLength(1);
    expect((await pull(2)).state).toBe('open');
  });

  test('of two runs at once one wins, and the other leaves without a word on GitHub', async () => {
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 }), queue('mail')]);
    const other = await world.clone();
    const words = ['sync', 'aws', '--pull-request', '--format', 'json'];
    const both = await Promise.all(
      [clone, other].map(async (folder) => await world.run(folder, words, { loopback: cloud.url })),
    );
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    const outcomes = both.map(({ stdout }) => JSON.parse(stdout).result.pullRequests[0].action);
    expect(outcomes).toContain('updated');
    expect(['updated', 'overtaken', 'unchanged']).toContain(
      outcomes.find((each) => each !== 'updated') ?? 'updated',
    );
    expect(await actions()).toEqual(['all unchanged']);
  });
});

describe('deletions beyond the limits', () => {
  test('have a pull request of their own, which is the decision', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    await begin(
      names.map((name) => queue(name)),
      '  pullRequests: {per: all}\n',
    );
    await sync();
    await merge(1);
    cloud.replaceEstate([queue('a', { DelaySeconds: 3 })]);
    expect(await actions()).toEqual(['all created', 'deletions--all created']);
    const held = (await sync()).find(({ branch }) => branch.includes('deletions'));
    const { title, body, labels } = await pull(held?.number ?? 0);
    expect(title).toBe('Sync AWS: 7 deletions to decide on');
    expect(body).toContain('**7 entities** would be deleted');
    expect(labels.map(({ name }) => name)).toContain('cadastre-deletions');
    await merge(held?.number ?? 0);
    const other = (await sync()).find(({ branch }) => branch.endsWith('all'));
    await merge(other?.number ?? 0);
    expect(await actions()).toEqual([]);
  });
});

describe('GitHub itself', () => {
  test('commits that GitHub makes and signs', async () => {
    await begin([queue('orders')], '  pullRequests: {per: all, commits: github, labels: []}\n');
    expect(await actions()).toEqual(['all created']);
    cloud.replaceEstate([queue('orders', { DelaySeconds: 7 })]);
    expect(await actions()).toEqual(['all updated']);
    expect(await actions()).toEqual(['all unchanged']);
    const folder = await reviewer.checkOut('cadastre/sync/aws-all');
    expect(await world.git(folder, 'log', '-1', '--format=%cn %s')).toMatch(/^GitHub Sync AWS/);
    expect(await world.git(folder, 'branch', '-r')).not.toContain('cadastre/next');
  });

  test('that does not know a new pull request for a moment', async () => {
    await begin([queue('orders')], '  pullRequests: {per: all}\n', {
      isEventuallyConsistent: true,
    });
    expect(await actions()).toEqual(['all created']);
    expect((await pull(1)).labels).toHaveLength(1);
  });

  test.each<[string, { permissions: TokenPermissions; isRevoked?: true }, RegExp]>([
    [
      'no right to push',
      { permissions: { contents: 'read', pull_requests: 'write' } },
      /denied|403/,
    ],
    [
      'no right to open',
      { permissions: { contents: 'write' } },
      /Resource not accessible by integration \(403\)\n.*pull-requests: write/,
    ],
    [
      'a token that has ended',
      { permissions: {}, isRevoked: true },
      /^error: git fetch: GitHub does not take the token\n/,
    ],
  ])('%s is one line', async (_, { permissions, isRevoked = false }, expected) => {
    await begin([queue('orders')]);
    const token = world.github.createToken({
      kind: 'workflow',
      login: 'github-actions[bot]',
      repository: 'shop/catalog',
      permissions,
    });
    if (isRevoked) world.github.revokeToken(token);
    const { code, stderr, stdout } = await world.run(clone, ['sync', 'aws', '--pull-request'], {
      loopback: cloud.url,
      env: { GITHUB_TOKEN: token },
    });
    expect(stderr).toMatch(expected);
    expect(stderr + stdout).not.toContain(token);
    expect([code, stdout]).toEqual([2, '']);
  });

  test.each<[string, Record<string, string>, RegExp]>([
    ['no repository', { GITHUB_REPOSITORY: '' }, /^error: GITHUB_REPOSITORY does not say/],
    [
      'a repository that is none',
      { GITHUB_REPOSITORY: '../..' },
      /^error: GITHUB_REPOSITORY does not say/,
    ],
    ['no token', { GITHUB_TOKEN: '' }, /^error: there is no token/],
  ])('%s', async (_, env, expected) => {
    await begin([queue('orders')]);
    const { code, stderr } = await world.run(clone, ['sync', 'aws', '--pull-request'], { env });
    expect([code, stderr]).toEqual([2, expect.stringMatching(expected)]);
  });

  test('commits that GitHub does not have would be a part of every pull request', async () => {
    await begin([queue('orders')]);
    await world.git(clone, 'commit', '-q', '--allow-empty', '-m', 'not pushed');
    const { code, stderr } = await world.run(clone, ['sync', 'aws', '--pull-request'], {
      loopback: cloud.url,
    });
    expect(stderr).toMatch(/^error: main has commits here that GitHub does not have\n/);
    expect(code).toBe(2);
  });
});
