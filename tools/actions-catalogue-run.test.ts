import { execFile } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { isSigned } from './actions/sign-webhook.ts';
import { askGithub } from './testing/ask-github.ts';
import { createCatalogueWorld, SIGNING_SECRET } from './testing/create-catalogue-world.ts';
import type { CatalogueWorld } from './testing/create-catalogue-world.ts';

// The actions that we ship, on the catalog that we ship, from the form or a comment to what they do.

const DAY = 24 * 3600 * 1000;
const TOMORROW = `${new Date(Date.now() + DAY).toISOString().slice(0, 19)}Z`;
const ENVIRONMENT = (expires: string): string => `team: checkout
properties: {status: running, branch: main, expires: "${expires}"}
relations: {components: [CartService], developer: ada}
`;

let world: CatalogueWorld;
/** A pull request that comments are written on. */
let pull = 0;

beforeAll(async () => {
  world = await createCatalogueWorld({
    'catalog/developerEnvironment/live.yaml': `identifier: live\n${ENVIRONMENT(TOMORROW)}`,
    'catalog/ecsService/cart.yaml': `identifier: cart-tasks
team: checkout
properties: {schedulingStrategy: REPLICA, arn: "arn:aws:ecs:eu-west-1:111111111111:service/shop/cart"}
`,
  });
  vi.stubEnv('GITHUB_API_URL', world.github.apiUrl);
  vi.stubEnv('GITHUB_REPOSITORY', 'shop/catalog');
  vi.stubEnv('GITHUB_TOKEN', world.github.createToken({ kind: 'user', login: 'alice' }));
  vi.stubEnv('CADASTRE_SIGNING_SECRET', SIGNING_SECRET);
  pull = await world.openPull('topic');
}, 60_000);

afterEach(() => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
});

afterAll(async () => {
  vi.unstubAllEnvs();
  await world.close();
});

/** Asks with a comment, waits for reports of the receiver, and answers the record. */
async function ask(login: string, words: string, on = pull) {
  const id = await world.comment(login, on, `/run ${words}`);
  await settle();
  return await recordOf(`c${id}`, on);
}

async function settle(): Promise<void> {
  expect(await world.receiver.finish()).toEqual([]);
  await world.runner.settle();
}

async function recordOf(id: string, on = pull) {
  const record = (await world.records(on)).find((each) => each.id === id);
  if (record === undefined) throw new Error(`there is no record of ${id}`);
  return record;
}

async function approve(login: string, { id, hash }: { id: string; hash: string }, on = pull) {
  await world.comment(login, on, `/approve ${id} ${hash}`);
  await settle();
  return await recordOf(id, on);
}

describe('what opens a pull request', () => {
  test.each([
    {
      action: 'set_feature_flag',
      login: 'ada',
      inputs: { entity: 'CartService', flag: 'gift-cards', enabled: 'true' },
      title: 'Flag gift-cards of Cart service: on',
      file: 'catalog/featureFlag/cart-service-gift-cards.yaml',
      lines: ['  enabled: true', '  rollout: 100', '  component: CartService'],
    },
    {
      action: 'lock_deployments',
      login: 'ewa',
      inputs: { entity: 'CartService', locked: 'true', reason: 'Stocktaking' },
      title: 'Lock deployments of Cart service',
      file: 'catalog/Component/cart-service.yaml',
      lines: ['  deploymentsLocked: true', '  deploymentLockReason: Stocktaking'],
    },
    {
      action: 'add_environment_variable',
      login: 'ada',
      inputs: { entity: 'CartService', name: 'LOG_LEVEL', value: 'debug' },
      title: 'Cart service gets the variable LOG_LEVEL',
      file: 'catalog/Component/cart-service.yaml',
      lines: ['  environmentVariables:', '    LOG_LEVEL: debug'],
    },
    {
      action: 'add_sqs_queue',
      login: 'bo',
      inputs: { entity: 'CartService', name: 'orders', fifo: 'true', attempts: '3' },
      title: 'A queue for Cart service: orders',
      file: 'infrastructure/CartService/orders.yaml',
      lines: [
        '      QueueName: CartService-orders.fifo',
        '      FifoQueue: true',
        '        maxReceiveCount: 3',
        '          Value: checkout',
      ],
    },
    {
      action: 'create_developer_environment',
      login: 'chiara',
      inputs: { name: 'search', components: 'ProductsService, CartService' },
      title: 'A developer environment for chiara: search',
      file: 'catalog/developerEnvironment/chiara-search.yaml',
      lines: ['team: catalogue', '  status: requested', '    - ProductsService', days(5)],
    },
    {
      action: 'invite_to_developer_environment',
      login: 'ada',
      inputs: { entity: 'live', guest: 'chiara' },
      title: 'chiara may use live',
      file: 'catalog/developerEnvironment/live.yaml',
      lines: [/guests:\s+(?:- |\[\s*)"?chiara/],
    },
    {
      action: 'extend_developer_environment',
      login: 'bo',
      inputs: { entity: 'live' },
      title: 'Three more days for live',
      file: 'catalog/developerEnvironment/live.yaml',
      lines: [new Date(Date.parse(TOMORROW) + 3 * DAY).toISOString().slice(0, 19)],
    },
    {
      action: 'update_auto_scaling_group',
      login: 'chiara',
      inputs: { entity: 'products-workers', maxSize: '12' },
      title: 'Workers of the products service: 2 to 12',
      file: 'catalog/autoScalingGroup/products-workers.yaml',
      lines: ['  minSize: 2\n  maxSize: 12'],
    },
    {
      action: 'change_plan_tier',
      login: 'finn',
      inputs: { entity: 'fabrikam', tier: 'enterprise' },
      title: 'Fabrikam: team → enterprise',
      file: 'catalog/customer/fabrikam.yaml',
      lines: ['  tier: enterprise'],
    },
  ])('$action', async ({ action, login, inputs, title, file, lines }) => {
    await world.start(login, action, inputs);
    expect(world.ran()).toContain(`action-${action}.yml success`);
    const opened = await world.newest();
    expect(opened.title).toBe(title);
    const text = await world.readFile(opened.head.ref, file);
    for (const line of lines)
      expect([line, typeof line === 'string' ? text.includes(line) : line.test(text)]).toEqual([
        line,
        true,
      ]);
    expect(await world.records(opened.number)).toMatchObject([{ state: 'success', action }]);
  });

  test('change_table_column, with its way back', async () => {
    const inputs = { table: 'orders', column: 'note', change: 'add', kind: 'text' };
    await world.start('ada', 'change_table_column', { entity: 'cart-sql-sb', ...inputs });
    const { head } = await world.newest();
    const file = `migrations/cart-sql-sb/${head.ref.replace('cadastre/run-', '')}-add-orders-note`;
    expect(await world.readFile(head.ref, `${file}.up.sql`)).toMatch(
      /\nalter table orders add column note text;$/,
    );
    expect(await world.readFile(head.ref, `${file}.down.sql`)).toMatch(
      /\nalter table orders drop column note;$/,
    );
  });
});

function days(count: number): RegExp {
  // The run begins a while after the test is read, and may begin on the next day.
  const day = (shift: number): string =>
    new Date(Date.now() + (count + shift) * DAY).toISOString().slice(0, 10);
  return new RegExp(`expires: "?(?:${day(0)}|${day(1)})T\\d\\d:\\d\\d:\\d\\dZ`);
}

test('scaffold_microservice: a service that passes its own tests, a workflow, and an entity', async () => {
  const summary = 'Says what a customer may like';
  const inputs = { name: 'suggestions', summary, system: 'Products', port: '8080' };
  await world.start('chiara', 'scaffold_microservice', inputs);
  expect(world.ran()).toContain('action-scaffold_microservice.yml success');
  const { head, title, user } = await world.newest();
  expect(title).toBe('A new service: suggestions');
  // Not by the token of the job, which may write no workflow.
  expect(user.login).toBe('alice');
  expect(await world.readFile(head.ref, 'catalog/Component/suggestions.yaml')).toContain(
    'identifier: suggestions\ntitle: Suggestions\nteam: catalogue\n',
  );
  const workflow = await world.readFile(head.ref, '.github/workflows/service-suggestions.yml');
  expect(workflow).toContain('group: service-suggestions-${{ github.ref }}');
  const folder = await world.clone();
  await world.git(folder, 'checkout', '-q', head.ref);
  expect((await world.run(folder, ['check'])).stdout).toContain('no problems');
  const service = path.join(folder, 'services', 'suggestions');
  symlinkSync(path.join(import.meta.dirname, '..', 'node_modules'), `${service}/node_modules`);
  const run = promisify(execFile);
  await run(process.execPath, ['node_modules/typescript/bin/tsc'], { cwd: service });
  const words = ['--test', '--test-reporter=tap', 'dist/'];
  const { stdout } = await run(process.execPath, words, { cwd: service });
  expect(stdout).toContain('# pass 2\n# fail 0\n');
}, 60_000);

describe('what starts a workflow of the component', () => {
  const titles = async (): Promise<readonly string[]> => {
    const token = world.github.createToken({ kind: 'user', login: 'alice' });
    const route = '/repos/example/cart-service/actions/runs';
    const { workflow_runs: runs } = (await askGithub(world.github, {
      token,
      method: 'GET',
      route,
    })) as { workflow_runs: { display_title: string }[] };
    return runs.map((run) => run.display_title);
  };

  test('deploy: a colleague approves it, and nobody else', async () => {
    const inputs = { entity: 'CartService', version: '1.4.0', strategy: 'canary', share: '5' };
    await world.start('ada', 'deploy', inputs);
    await world.review('ewa');
    expect(await titles()).toEqual([]);
    await world.start('ada', 'deploy', inputs);
    await world.review('bo');
    expect(await titles()).toEqual(['version=1.4.0 strategy=canary share=5 variables={}']);
  }, 60_000);

  test('revert, by comment', async () => {
    const words = 'revert CartService version=1.3.9 reason="Carts are empty since 1.4"';
    expect(await ask('bo', words)).toMatchObject({
      state: 'success',
      links: [{ title: 'deploy.yml' }],
    });
    expect(await titles()).toContain('version=1.3.9 strategy=at-once share=100 variables={}');
  });

  test('upgrade_package', async () => {
    const words = 'upgrade_package CartService package=@types/node version=22.0.1';
    expect(await ask('ada', words)).toMatchObject({ state: 'success' });
    expect(await titles()).toContain('package=@types/node version=22.0.1');
  });
});

describe('what a server does, and reports', () => {
  test.each([
    {
      words: 'add_secret CartService name=STRIPE_KEY',
      login: 'ada',
      body: { inputs: { name: 'STRIPE_KEY', rotation: 90 }, entity: { identifier: 'CartService' } },
      message: 'CartService/STRIPE_KEY is there, and empty: set its value',
    },
    {
      words: 'seed_developer_environment live component=CartService',
      login: 'bo',
      body: { inputs: { mock: 'small shop', component: 'CartService' } },
      message: 'live holds the small shop',
    },
    {
      words: 'update_pod_count cart-tasks count=4',
      login: 'ewa',
      body: {
        service: 'arn:aws:ecs:eu-west-1:111111111111:service/shop/cart',
        desiredCount: 4,
      },
      message: 'cart goes to 4',
    },
    {
      words: 'train_model ProductsService examples=s3://shop-events/2026/',
      login: 'chiara',
      body: {
        inputs: { features: ['price', 'category'], hyperparameters: { epochs: 10 }, spot: true },
      },
      message: 'a model for Products service learns from s3://shop-events/2026/',
    },
  ])('$words', async ({ words, login, body, message }) => {
    expect(await ask(login, words)).toMatchObject({ state: 'success', message });
    const last = world.receiver.received.at(-1);
    expect(last?.body).toMatchObject(body);
    expect(JSON.stringify(last?.body)).not.toContain(SIGNING_SECRET);
  });

  test('what it cannot do fails, with its reason', async () => {
    const words = 'train_model ProductsService examples=s3://shop-events/2026/ features=season';
    expect(await ask('chiara', words)).toMatchObject({
      state: 'failure',
      message: 'one feature is too few to learn from',
    });
  });

  test('provision_cloud_resource: the platform approves with a comment', async () => {
    const sent = world.receiver.received.length;
    const words = 'provision_cloud_resource kind=postgres component=CartService';
    const waiting = await ask('ada', `${words} environment=production`);
    expect(waiting).toMatchObject({
      state: 'waiting',
      inputs: { size: 'db.t4g.small', deleteProtection: true },
    });
    expect(world.receiver.received).toHaveLength(sent);
    expect(await approve('ewa', waiting)).toMatchObject({
      state: 'success',
      approvals: [{ by: 'ewa' }],
      message: 'postgres is there, in production',
    });
  }, 60_000);

  test('modify_cloud_resource: a reviewer of the environment approves', async () => {
    const inputs = { entity: 'cart-sql-sb', size: 'db.t4g.large', pull_request: String(pull) };
    await world.start('ada', 'modify_cloud_resource', inputs);
    await world.review('ewa');
    await settle();
    const [record] = (await world.records(pull)).filter(
      ({ action }) => action === 'modify_cloud_resource',
    );
    expect(record).toMatchObject({ state: 'success', message: 'Cart SQL database is changed' });
  }, 60_000);
});

test('request_cloud_access: whoever owns it agrees, for some hours', async () => {
  const words = 'request_cloud_access cart-sql-sb hours=24 reason="Where do orders get lost?"';
  const waiting = await ask('chiara', words);
  expect(await approve('ewa', waiting)).toMatchObject({ state: 'waiting' });
  expect(await approve('bo', waiting)).toMatchObject({ state: 'success' });
  const { head, title } = await world.newest();
  expect(title).toBe('chiara may read Cart SQL database for 24 h');
  const file = 'catalog/cloudAccess/chiara-cart-database.yaml';
  expect(await world.readFile(head.ref, file)).toMatch(days(1));
}, 60_000);

test('run_incident_runbook: steps that say what they found', async () => {
  const words = 'run_incident_runbook CartService severity=SEV2 symptom="Nothing is saved"';
  expect(await ask('finn', words)).toMatchObject({
    state: 'success',
    message: 'SEV2 of Component/CartService is noted; checkout look after it',
    steps: [{ conclusion: 'success' }, { conclusion: 'success' }, { conclusion: 'success' }],
  });
});

test('force_merge: two of the platform, and exactly the commit that they looked at', async () => {
  const other = await world.openPull('crisis');
  const words = 'force_merge incident=https://status.example.com/7';
  const waiting = await ask('ada', words, other);
  expect(await approve('dev', waiting, other)).toMatchObject({ state: 'waiting' });
  const { merged: early }: { merged: boolean } = await world.askAs('ada', 'GET', `/pulls/${other}`);
  expect(early).toBe(false);
  const done = await approve('ewa', waiting, other);
  expect(done).toMatchObject({ state: 'success', approvals: [{ by: 'dev' }, { by: 'ewa' }] });
  const { merged }: { merged: boolean } = await world.askAs('ada', 'GET', `/pulls/${other}`);
  expect(merged).toBe(true);
}, 60_000);

test('who may not, and what is not for it', async () => {
  const cases: readonly (readonly [string, string, RegExp])[] = [
    ['chiara', 'add_secret CartService name=KEY', /who may: the team that owns the entity/],
    ['ada', 'change_plan_tier fabrikam tier=free', /who may: the roles Support, Admin/],
    ['ada', 'deploy CoreKafkaLibrary version=1.0.0', /is not for/],
    ['ada', 'lock_deployments CartService locked=true', /`reason` must be given/],
    ['ada', 'add_secret CartService name="hunter 2"', /`name`/],
    [
      'chiara',
      'request_cloud_access cart-sql-sb level=administer reason="I want it all"',
      /`level`/,
    ],
    ['chiara', 'update_auto_scaling_group products-workers minSize=9', /`maxSize`/],
  ];
  // All at once: each is a run of its own.
  const ids: number[] = [];
  for (const [login, words] of cases) {
    const body = { body: `/run ${words}` };
    const asked: { id: number } = await world.askAs(
      login,
      'POST',
      `/issues/${pull}/comments`,
      body,
    );
    ids.push(asked.id);
  }
  await settle();
  const records = await world.records(pull);
  for (const [index, [, words, why]] of cases.entries()) {
    const { state, message, hint } = records.find(({ id }) => id === `c${ids[index]}`) ?? {};
    expect([words, state, `${message} → ${hint}`]).toEqual([
      words,
      'refused',
      expect.stringMatching(why),
    ]);
  }
}, 60_000);

test('timers: what ran out is ended once, and noted', async () => {
  const folder = await world.clone();
  const expired = '2026-01-01T00:00:00Z';
  const write = (name: string, text: string): void =>
    writeFileSync(path.join(folder, 'catalog', name), text);
  write('developerEnvironment/old.yaml', `identifier: old\n${ENVIRONMENT(expired)}`);
  write(
    'cloudAccess/ada.yaml',
    `identifier: ada.cart-sql-sb
properties: {level: write, expires: "${expired}"}
relations: {resource: cart-sql-sb, person: ada}
`,
  );
  // And one that is locked, which is for nobody to deploy.
  const cart = path.join(folder, 'catalog', 'Component', 'cart-service.yaml');
  writeFileSync(
    cart,
    readFileSync(cart, 'utf8').replace('  type:', '  deploymentsLocked: true\n  type:'),
  );
  await world.git(folder, 'add', '.');
  await world.git(folder, 'commit', '-q', '-m', 'Time goes by');
  await world.git(folder, 'push', '-q', 'origin', 'main');
  await world.runner.settle();
  const sent = world.receiver.received.length;
  await world.askAs('alice', 'POST', '/actions/workflows/runs.yml/dispatches', { ref: 'main' });
  await settle();
  const ended = world.receiver.received.slice(sent).map(({ body }) => body);
  expect(ended).toHaveLength(2);
  expect(ended).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        action: expect.objectContaining({ identifier: 'end_developer_environment' }),
        entity: expect.objectContaining({ identifier: 'old' }),
      }),
      expect.objectContaining({
        action: expect.objectContaining({ identifier: 'end_cloud_access' }),
        trigger: expect.objectContaining({ origin: 'automation' }),
      }),
    ]),
  );
  const { head, title } = await world.newest();
  expect(title).toBe('old has ended');
  const text = await world.readFile(head.ref, 'catalog/developerEnvironment/old.yaml');
  expect(text).toMatch(/status: "?ended/);
  expect(text).not.toContain('expires');
  await world.askAs('alice', 'POST', '/actions/workflows/runs.yml/dispatches', { ref: 'main' });
  await settle();
  expect(world.receiver.received).toHaveLength(sent + 2);
  const locked = await ask('ada', 'deploy CartService version=1.5.0');
  expect(locked).toMatchObject({ state: 'refused', message: expect.stringMatching(/is not for/) });
}, 60_000);

test('every request was signed', () => {
  expect(world.receiver.received.length).toBeGreaterThan(5);
  for (const { headers, text } of world.receiver.received) {
    const time = Number(headers['x-cadastre-timestamp']);
    const signature = String(headers['x-cadastre-signature']);
    expect(isSigned(SIGNING_SECRET, { text, time, signature }, time)).toBe(true);
  }
});
