import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test, vi } from 'vitest';
import { isSigned } from './actions/sign-webhook.ts';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';
import { createHistory } from './testing/create-history.ts';
import { createRepository } from './testing/create-repository.ts';
import { createReviewer } from './testing/create-reviewer.ts';
import { REPOSITORY } from './testing/create-github-world.ts';

// What other systems are told of commits, from the push to the server that hears of it.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 120_000 });

let world: ActionWorld;
let servers: Server[] = [];

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
  for (const server of servers) server.close();
  servers = [];
});

interface Message {
  readonly id: string;
  readonly commit: string;
  readonly leftOut?: readonly string[];
  readonly event: { readonly type: string; readonly context: { entity: string }; diff?: object };
}

interface Receiver {
  readonly url: string;
  /** Taken since the last time, as `type entity`. */
  taken(): readonly string[];
  readonly messages: Message[];
  /** What it answers from now on. */
  answer: number;
  /** The entity whose events it does not take. */
  refused: string;
}

const SECRET = 'keep-me-to-yourself';

async function startReceiver(): Promise<Receiver> {
  const lines: string[] = [];
  const receiver = {
    url: '',
    taken: () => lines.splice(0).toSorted(),
    messages: [],
    answer: 204,
    refused: '',
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      const text = Buffer.concat(chunks).toString();
      const signed = {
        text,
        time: Number(headers['x-cadastre-timestamp']),
        signature: String(headers['x-cadastre-signature']),
      };
      const message = JSON.parse(text) as Message;
      const isRight =
        isSigned(SECRET, signed, Date.now() / 1000) && headers['x-cadastre-event'] === message.id;
      const isRefused = message.event.context.entity === receiver.refused;
      if (isRight && !isRefused && receiver.answer < 300) {
        receiver.messages.push(message as never);
        lines.push(`${message.event.type} ${message.event.context.entity}`);
      }
      // What it says may hold anything, and is not for a log.
      response.writeHead(isRight ? (isRefused ? 422 : receiver.answer) : 401).end(SECRET);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  receiver.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  return receiver;
}

const cart = (tier: string): Readonly<Record<string, string>> => ({
  'catalog/service/cart.yaml': `identifier: cart\nteam: checkout\nproperties: {tier: ${tier}, copies: 2}\n`,
});

const start = async (
  events: string,
  options: Parameters<typeof createActionWorld>[1] = {},
): Promise<void> => {
  world = await createActionWorld(
    { 'cadastre.yaml': `version: 1\nevents:\n${events}` },
    {
      workflows: ['automations.yml'],
      secrets: { CADASTRE_EVENTS_SECRET: SECRET },
      ...options,
    },
  );
  // The first push only says where it begins.
  await push({ 'README.md': 'begin\n' });
};

/** What ran, and what the job that sends said. */
const push = async (files: Readonly<Record<string, string | undefined>>): Promise<string> => {
  await createReviewer(world).push('main', files);
  return await settle();
};

const settle = async (): Promise<string> => {
  const runs = await world.runner.settle();
  const own = runs.filter(({ workflow }) => workflow.endsWith('/automations.yml'));
  const jobs = own.flatMap((run) => run.jobs);
  expect(jobs.filter(({ id }) => id === 'start').map(({ conclusion }) => conclusion)).toEqual(
    own.map(() => 'success'),
  );
  const logs = jobs.filter(({ id }) => id === 'send').map((job) => `${job.conclusion}\n${job.log}`);
  expect(logs.join('')).not.toContain(SECRET);
  return logs.join('');
};

const again = async (): Promise<string> => {
  await world.github.emit(REPOSITORY, 'schedule');
  return await settle();
};

test('each hears what it asked for, signed, and one that is dead keeps nobody from it', async () => {
  const [all, some] = [await startReceiver(), await startReceiver()];
  await start(`  - {webhook: '${all.url}', secret: CADASTRE_EVENTS_SECRET}
  - {webhook: '${some.url}', secret: CADASTRE_EVENTS_SECRET, types: [ENTITY_DELETED, ENTITY_UPDATED], blueprints: [service]}
`);
  expect(await push({ ...cart('silver'), 'catalog/_team/new.yaml': 'identifier: new\n' })).toMatch(
    /^success/,
  );
  expect(all.taken()).toEqual(['ENTITY_CREATED new', 'ENTITY_UPDATED cart']);
  expect(some.taken()).toEqual(['ENTITY_UPDATED cart']);
  expect(all.messages[0]?.commit).toMatch(/^[0-9a-f]{40}$/);
  // The same event is the same for both.
  expect(all.messages.map(({ id }) => id)).toContain(some.messages[0]?.id);

  all.answer = 400;
  const dead = await push(cart('gold'));
  expect(dead).toMatch(/^failure/);
  expect(dead).toMatch(
    /127\.0\.0\.1:\d+: event [0-9a-f]{32} did not arrive: it answered 400; the next job sends it again\n/,
  );
  expect(some.taken()).toEqual(['ENTITY_UPDATED cart']);
  await push({ 'catalog/service/mail.yaml': undefined });
  expect(some.taken()).toEqual(['ENTITY_DELETED mail']);
  all.answer = 200;
  expect(await again()).toMatch(/^success/);
  expect(all.taken()).toEqual(['ENTITY_DELETED mail', 'ENTITY_UPDATED cart']);
  expect(some.taken()).toEqual([]);
  expect(await again()).toMatch(/^success[^]*: 0 events sent\n/);
  expect(all.taken()).toEqual([]);
});

test('a job that dies in the middle: nothing is lost, and what comes twice is known by its id', async () => {
  const all = await startReceiver();
  await start(`  - {webhook: '${all.url}', secret: CADASTRE_EVENTS_SECRET}\n`);
  const folder = await createReviewer(world).checkOut('main');
  const { writeFile } = await import('node:fs/promises');
  const commit = async (files: Readonly<Record<string, string>>): Promise<void> => {
    for (const [file, text] of Object.entries(files)) await writeFile(`${folder}/${file}`, text);
    await world.git(folder, 'add', '--all');
    await world.git(folder, 'commit', '-q', '-m', 'Another');
  };
  await commit(cart('silver'));
  await commit({
    ...cart('gold'),
    'catalog/service/mail.yaml': 'identifier: mail\nteam: checkout\n',
  });
  await commit({ 'catalog/_team/new.yaml': 'identifier: new\n' });
  // Of the commit in the middle one of two events is taken.
  all.refused = 'mail';
  await world.git(folder, 'push', '-q', 'origin', 'main');
  expect(await settle()).toMatch(/^failure/);
  expect(all.taken()).toEqual(['ENTITY_UPDATED cart', 'ENTITY_UPDATED cart']);
  all.refused = '';
  expect(await again()).toMatch(/^success[^]*: 3 events sent\n/);
  expect(all.taken()).toEqual(['ENTITY_CREATED new', 'ENTITY_UPDATED cart', 'ENTITY_UPDATED mail']);
  const ids = all.messages.map(({ id }) => id);
  expect(ids).toHaveLength(5);
  expect(new Set(ids).size).toBe(4);
  expect(ids[3] === ids[1] || ids[2] === ids[1]).toBe(true);
});

test('what is missing is named, and what happens until it is there is sent then', async () => {
  const all = await startReceiver();
  await start(
    `  - {webhook: '${all.url}', secret: CADASTRE_EVENTS_SECRET}\n  - {dispatch: shop/other}\n`,
    {
      secrets: {},
      beside: [{ name: 'shop/other' }],
    },
  );
  const log = await push(cart('silver'));
  expect(log).toMatch(/^failure/);
  expect(log).toMatch(
    /127\.0\.0\.1:\d+: the secret CADASTRE_EVENTS_SECRET is not there: set the secret CADASTRE_EVENTS_SECRET of this repository/,
  );
  expect(log).toContain(
    'shop/other: a token that may write contents there is not there: set the secret CADASTRE_EVENTS_TOKEN',
  );
  expect(all.taken()).toEqual([]);
});

test('repositories: ours and another hear it, and what is too large comes without what it was like', async () => {
  const heard: { repository: string; payload: Message }[] = [];
  const secrets = { CADASTRE_EVENTS_TOKEN: 'not-a-token' };
  const from = createRepository('empty');
  createHistory(from, [{ files: { 'README.md': 'Another\n' }, parents: [] }]);
  await start(
    `  - {dispatch: ${REPOSITORY}, types: [ENTITY_CREATED]}\n  - {dispatch: shop/other}\n`,
    { beside: [{ name: 'shop/other', from, collaborators: { alice: 'admin' } }], secrets },
  );
  world.github.onEvent(({ name, activity, repository, payload }) => {
    if (name !== 'repository_dispatch') return;
    expect(activity).toBe('cadastre-event');
    heard.push({ repository, payload: payload['client_payload'] as Message });
  });
  const log = await push({
    ...cart('silver'),
    'catalog/service/new.yaml': `identifier: new\nteam: checkout\ntitle: '${'ä'.repeat(40_000)}'\n`,
  });
  expect(log).toMatch(/^failure/);
  expect(log).toMatch(
    /shop\/other: event [0-9a-f]{32} did not arrive: the token may not send there/,
  );
  expect(heard.map(({ repository }) => repository)).toEqual([REPOSITORY]);
  const [{ payload } = { payload: undefined }] = heard;
  expect(payload).toMatchObject({ leftOut: ['diff'], event: { type: 'ENTITY_CREATED' } });
  expect(payload?.event).not.toHaveProperty('diff');

  secrets.CADASTRE_EVENTS_TOKEN = world.github.createToken({ kind: 'user', login: 'alice' });
  expect(await again()).toMatch(/^success/);
  const rest = heard.slice(1);
  expect(rest.map(({ repository }) => repository)).toEqual(['shop/other', 'shop/other']);
  expect(rest.map((each) => each.payload.event.diff === undefined)).toEqual([false, true]);
  expect(rest[1]?.payload.id).toBe(payload?.id);
});

test('no receivers: said, and over', async () => {
  world = await createActionWorld({}, { workflows: ['automations.yml'] });
  expect(await push({ 'README.md': 'x\n' })).toMatch(
    /^success[^]*nothing sent: cadastre\.yaml names no receivers/,
  );
});
