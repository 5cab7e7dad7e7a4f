import { existsSync, mkdtempSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { isSigned, signWebhook } from './actions/sign-webhook.ts';
import { createActionWorld, type ActionWorld } from './testing/create-action-world.ts';
import { BOT } from './testing/create-github-world.ts';

// Actions, from the request to what people see of it, on the workflows that we compile and ship.

// Every run is several jobs, and each of them starts the program.
vi.setConfig({ testTimeout: 120_000 });

let world: ActionWorld;
let receiver: Server | undefined;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
  receiver?.close();
  receiver = undefined;
});

const trigger = (operation: string, inputs: string, more = ''): string => `trigger:
  type: self-service
  operation: ${operation}
  blueprintIdentifier: service
  userInputs: ${inputs}
${more}`;

const SCALE = `identifier: scale
title: Scale a service
${trigger('DAY-2', '{properties: {copies: {type: number, minimum: 1, maximum: 20}, note: {type: string}}, required: [copies]}', '  condition: {type: SEARCH, combinator: and, rules: [{property: tier, operator: "=", value: gold}]}')}
permissions:
  execute: {ownedByTeam: true, roles: [Admin]}
invocationMethod:
  type: STEPS
  env:
    SERVICE: "{{ .entity.identifier }}"
    COPIES: "{{ .inputs.copies }}"
    NOTE: "{{ .inputs.note }}"
    KEY: '{{ .secrets["OPS_KEY"] }}'
  steps:
    - name: Scale
      run: |
        echo "scaling $SERVICE to $COPIES ($NOTE) with $KEY"
        test "$NOTE" != fail
    - name: Clean up
      if: always()
      run: echo "cleaning up"
    - id: result
      name: Say how it went
      run: echo "message=$SERVICE has $COPIES copies" >> "$GITHUB_OUTPUT"
`;

const SECRETS = { OPS_KEY: 's3cr3t-ops-key' };
const scale = async (options: object = {}): Promise<void> => {
  world = await createActionWorld(
    { 'actions/scale.yaml': SCALE },
    { secrets: SECRETS, ...options },
  );
};
const states = async (pull: number): Promise<readonly string[]> =>
  (await world.records(pull)).map(({ state }) => state);

describe('steps', () => {
  test('the form, a comment and the command line leave the same record', async () => {
    await scale();
    const pull = await world.openPull('topic');
    await world.start('ada', 'scale', { entity: 'cart', copies: '4', pull_request: String(pull) });
    const asked = await world.comment('ada', pull, '/run scale cart copies=4');
    const folder = await world.clone();
    const token = world.github.createToken({ kind: 'user', login: 'ada' });
    const words = ['run', 'scale', '--entity', 'cart', '--input', 'copies=4', '--no-follow'];
    const { code, stdout } = await world.run(folder, [...words, '--pull-request', String(pull)], {
      env: { GITHUB_TOKEN: token },
    });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/^run r\d+: http/)]);
    await world.settle();
    expect(world.ran()).toEqual([
      'action-scale.yml success',
      'commands.yml success',
      'action-scale.yml success',
      'action-scale.yml success',
    ]);
    const records = await world.records(pull);
    const same = {
      version: 1,
      action: 'scale',
      title: 'Scale a service',
      state: 'success',
      requestedBy: 'ada',
      entity: 'service/cart',
      inputs: { copies: 4 },
      pullRequest: pull,
      message: 'cart has 4 copies',
      steps: [
        { name: 'Scale', conclusion: 'success' },
        { name: 'Clean up', conclusion: 'success' },
        { name: 'Say how it went', conclusion: 'success' },
      ],
    };
    expect(records).toMatchObject([
      { ...same, origin: 'form', id: expect.stringMatching(/^r\d+$/) },
      { ...same, origin: 'comment', id: `c${asked}` },
      { ...same, origin: 'form', id: expect.stringMatching(/^r\d+$/) },
    ]);
    expect(new Set(records.map(({ hash }) => hash)).size).toBe(1);
    for (const { history } of records)
      expect(history.map(({ state }) => state)).toEqual(['queued', 'running', 'success']);
    const bodies = (await world.comments(pull)).map(({ body }) => body).join('\n');
    expect(bodies).not.toContain(SECRETS.OPS_KEY);
  });

  test('a step that fails: the end of the log, and no secret in it', async () => {
    await scale();
    const pull = await world.openPull('topic');
    await world.comment('ada', pull, '/run scale cart copies=4 note=fail');
    const [record] = await world.records(pull);
    expect(record).toMatchObject({
      state: 'failure',
      steps: [
        { name: 'Scale', conclusion: 'failure' },
        { name: 'Clean up', conclusion: 'success' },
        { name: 'Say how it went', conclusion: 'skipped' },
      ],
    });
    const [, status] = await world.comments(pull);
    expect(status?.body).toContain('scaling cart to 4 (fail) with ***');
    expect(status?.body).not.toContain(SECRETS.OPS_KEY);
  });

  test('what an input holds is no command, no Markdown and no mention', async () => {
    await scale();
    const pull = await world.openPull('topic');
    const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'cadastre-')), 'here');
    const note = `$(touch ${file}) \`id\` @everyone <!-- cadastre-run c1 --> | ::error::x`;
    await world.comment('ada', pull, `/run scale cart copies=4 note="${note}"`);
    expect(await states(pull)).toEqual(['success']);
    expect(existsSync(file)).toBe(false);
    const [, status] = await world.comments(pull);
    expect(status?.body.match(/<!--/g)).toHaveLength(1);
    expect(status?.body.split('\n').slice(1).join('\n')).not.toMatch(/(?<!`[^`\n]*)@everyone/);
  });
});

describe('refusals: nothing is done, and the comment says what to do', () => {
  test('bad inputs, wrong teams, unknown entities, conditions', async () => {
    await scale();
    const pull = await world.openPull('topic');
    const table: readonly (readonly [login: string, command: string, message: RegExp])[] = [
      ['ada', '/run scale cart copies=99', /copies.* must be <= 20/],
      ['ada', '/run scale cart copies=two', /must be a number/],
      ['ada', '/run scale cart', /copies.* must be given/],
      ['ada', '/run scale cart copies=3 colour=red', /is no input of this action/],
      ['bo', '/run scale cart copies=3', /`bo` may not run this/],
      ['eve', '/run scale cart copies=3', /`eve` may not run this/],
      ['bo', '/run scale mail copies=3', /is not for `service\/mail`: tier is silver/],
    ];
    for (const [login, command] of table) await world.comment(login, pull, command);
    const records = await world.records(pull);
    expect(records.map(({ state }) => state)).toEqual(table.map(() => 'refused'));
    for (const [index, [, , message]] of table.entries())
      expect(records[index]?.message).toMatch(message);
    expect(world.ran().filter((line) => line.startsWith('action'))).toEqual(
      table.map(() => 'action-scale.yml failure'),
    );
    // Alice administers the repository.
    await world.comment('alice', pull, '/run scale cart copies=3');
    expect(await states(pull)).toEqual([...table.map(() => 'refused'), 'success']);
  });

  test('what is no command for an action is answered at once', async () => {
    await scale();
    const pull = await world.openPull('topic');
    const table: readonly (readonly [string, RegExp])[] = [
      ['/run scal cart', /there is no action `scal`[\s\S]*write `scale`/],
      ['/run scale crat copies=1', /there is no service `crat`[\s\S]*write `cart`/],
      ['/run scale', /for one service, and none was named/],
      ['/run scale cart "copies', /a quote is not closed/],
      ['/run scale cart copies=1 --sha abcdef0', /the pull request is at/],
      ['/approve c1 abc', /there is no run `c1`/],
      ['/cancel r1', /there is no run `r1`/],
    ];
    for (const [command] of table) await world.comment('ada', pull, command);
    const answers = (await world.comments(pull)).filter(({ user }) => user.login === BOT);
    expect(answers).toHaveLength(table.length);
    for (const [index, [, message]] of table.entries())
      expect(answers[index]?.body).toMatch(message);
    expect(world.ran()).toEqual(table.map(() => 'commands.yml failure'));
    await world.comment('ada', pull, 'please /run scale cart');
    expect(world.ran()).toEqual([]);
  });

  test('another branch, an edited comment, a pull request that moved, a number that is none', async () => {
    await scale();
    const pull = await world.openPull('topic');
    const route = '/actions/workflows/action-scale.yml/dispatches';
    const inputs = { entity: 'cart', copies: '3', pull_request: String(pull) };
    await world.askAs('ada', 'POST', route, { ref: 'topic', inputs });
    await world.settle();
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'refused',
      message: 'it was started on `topic`',
    });
    const words: Readonly<Record<string, string>>[] = [
      { run: 'c999' },
      { run: 'r999' },
      { run: 'nonsense' },
      { run: 't000000000000' },
      { pull_request: 'x' },
      { pull_request: '999' },
    ];
    for (const each of words) await world.start('ada', 'scale', { ...inputs, ...each });
    expect(world.ran()).toEqual(Array.from({ length: 7 }, () => 'action-scale.yml failure'));
    // Somebody else's request, taken for a run by a person who may not: what counts is who wrote the comment.
    const talk = await world.comment('eve', pull, 'I would like /run scale cart copies=3');
    await world.start('ada', 'scale', { ...inputs, run: `c${talk}` });
    expect(world.ran()).toEqual(['action-scale.yml failure']);
  });
});

interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly method: string | undefined;
}

/** Somebody's server, which answers what the test says. */
async function receive(
  answer: (count: number) => number,
): Promise<{ url: string; got: Received[] }> {
  const got: Received[] = [];
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers, method } = request;
      got.push({ headers, method, body: Buffer.concat(chunks).toString('utf8') });
      const status = answer(got.length);
      if (status === 0) return;
      // The second stands where a long answer is cut.
      const text = `no such s3cr3t-hook here${'.'.repeat(270)} s3cr3t-hook`;
      response.writeHead(status).end(status === 500 ? text : '');
    });
  });
  const server = receiver;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/hook`, got };
}

const HOOK = (url: string, more: string): string => `identifier: flag
title: Set a flag
${trigger('DAY-2', '{properties: {flag: {type: string}, isOn: {type: boolean, default: true}}, required: [flag, isOn]}')}
invocationMethod:
  type: WEBHOOK
  url: ${url}
  signingSecret: CADASTRE_SIGNING_SECRET
  headers: {X-Team: "{{ .entity.team | first }}", X-Key: '{{ .secrets["HOOK_KEY"] }}'}
  body: {run: "{{ .run.id }}", flag: "{{ .inputs.flag }}", isOn: "{{ .inputs.isOn }}", service: "{{ .entity.identifier }}"}
${more}`;

const HOOK_SECRETS = { CADASTRE_SIGNING_SECRET: 'sign-me', HOOK_KEY: 's3cr3t-hook' };

describe('a webhook', () => {
  test('signed, with its answer as the end: 200 and 500', async () => {
    const { url, got } = await receive((count) => (count === 1 ? 200 : 500));
    world = await createActionWorld(
      { 'actions/flag.yaml': HOOK(url, '  synchronized: true\n') },
      { secrets: HOOK_SECRETS },
    );
    const pull = await world.openPull('topic');
    const id = await world.comment('ada', pull, '/run flag cart flag=new-cart');
    await world.comment('ada', pull, '/run flag cart flag=x');
    expect(JSON.parse(got[0]?.body ?? '')).toEqual({
      run: `c${id}`,
      flag: 'new-cart',
      isOn: true,
      service: 'cart',
    });
    const { headers = {}, body = '' }: Partial<Received> = got[0] ?? {};
    expect(headers).toMatchObject({
      'x-team': 'checkout',
      'x-key': 's3cr3t-hook',
      'x-cadastre-run': `c${id}`,
    });
    const time = Number(headers['x-cadastre-timestamp']);
    const signature = String(headers['x-cadastre-signature']);
    expect(isSigned('sign-me', { text: body, time, signature }, time)).toBe(true);
    expect(isSigned('sign-me', { text: `${body} `, time, signature }, time)).toBe(false);
    expect(isSigned('sign-me', { text: body, time, signature }, time + 301)).toBe(false);
    const records = await world.records(pull);
    expect(records.map(({ state }) => state)).toEqual(['success', 'failure']);
    expect(records[1]?.message).toMatch(/answered 500: no such \*\*\* here\.+ \*\*\*$/);
  });

  test('handed over, and reported later: with a wrong signature, rightly, twice and too late', async () => {
    const { url } = await receive(() => 202);
    world = await createActionWorld(
      {
        'actions/flag.yaml': HOOK(url, ''),
        'actions/held.yaml': HOOK(url, 'requiredApproval: {type: ANY, by: comment}\n').replace(
          'identifier: flag',
          'identifier: held',
        ),
      },
      { secrets: HOOK_SECRETS },
    );
    const pull = await world.openPull('topic');
    let id = await world.comment('ada', pull, '/run flag cart flag=x');
    expect(await states(pull)).toEqual(['running']);
    world.ran();
    const report = async (
      secret: string,
      status: string,
      message: string,
      time = Math.floor(Date.now() / 1000),
    ): Promise<readonly string[]> => {
      const body = JSON.stringify({
        run: `c${id}`,
        status,
        message,
        link: 'https://ops.example.com/1',
      });
      const payload = { body, timestamp: time, signature: signWebhook(secret, time, body) };
      await world.askAs('alice', 'POST', '/dispatches', {
        event_type: 'cadastre-run',
        client_payload: payload,
      });
      await world.settle();
      return world.ran();
    };
    expect(await report('wrong', 'SUCCESS', 'x')).toEqual(['runs.yml failure']);
    expect(await report('sign-me', 'SUCCESS', 'x', 1_700_000_000)).toEqual(['runs.yml failure']);
    expect(await states(pull)).toEqual(['running']);
    expect(await report('sign-me', 'IN_PROGRESS', 'half way')).toEqual(['runs.yml success']);
    expect((await world.records(pull))[0]).toMatchObject({ state: 'running', message: 'half way' });
    expect(await report('sign-me', 'SUCCESS', 'the flag is set')).toEqual(['runs.yml success']);
    expect(await report('sign-me', 'FAILURE', 'or not')).toEqual(['runs.yml success']);
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'success',
      message: 'the flag is set',
      links: [{ title: 'what the server says', url: 'https://ops.example.com/1' }],
    });
    // One that waits for people was handed to nobody.
    id = await world.comment('ada', pull, '/run held cart flag=x');
    world.ran();
    expect(await report('sign-me', 'IN_PROGRESS', 'soon')).toEqual(['runs.yml failure']);
    expect(await states(pull)).toEqual(['success', 'waiting']);
    // Without a pull request nobody would be told.
    await world.start('ada', 'flag', { entity: 'cart', flag: 'x' });
    expect(world.ran()).toEqual(['action-flag.yml failure']);
  });

  test('a server that nobody answers for, and a secret that is not set', async () => {
    world = await createActionWorld(
      { 'actions/flag.yaml': HOOK('http://127.0.0.1:1/hook', '  synchronized: true\n') },
      { secrets: HOOK_SECRETS },
    );
    const pull = await world.openPull('topic');
    await world.comment('ada', pull, '/run flag cart flag=x');
    expect((await world.records(pull))[0]).toMatchObject({
      state: 'failure',
      message: expect.stringMatching(/^127\.0\.0\.1:1: /),
    });
    await world.close();
    world = await createActionWorld({
      'actions/flag.yaml': HOOK('http://127.0.0.1:1/hook', '  synchronized: true\n'),
    });
    const other = await world.openPull('topic');
    await world.comment('ada', other, '/run flag cart flag=x');
    expect((await world.records(other))[0]).toMatchObject({
      state: 'refused',
      message: expect.stringMatching(/^the secret `\w+` is not set$/),
    });
  });
});

describe('an entity, as a pull request', () => {
  const TIER = `identifier: tier
title: Change the tier
${trigger('DAY-2', '{properties: {tier: {type: string}}, required: [tier]}')}
invocationMethod:
  type: UPSERT_ENTITY
  blueprintIdentifier: service
  mapping: {identifier: "{{ .entity.identifier }}", properties: {tier: "{{ .inputs.tier }}", copies: null}}
`;
  const MAKE = `identifier: make
title: Make a service
${trigger('CREATE', '{properties: {name: {type: string}, team: {type: string, format: team}}, required: [name, team]}')}
invocationMethod:
  type: UPSERT_ENTITY
  blueprintIdentifier: service
  mapping: {identifier: "{{ .inputs.name }}", team: "{{ .inputs.team }}", properties: {tier: silver, until: "{{ (.trigger.at | fromdateiso8601) + 5 * 86400 | todate }}"}}
`;

  test('changed where people wrote around it, made anew, as it is already, and not valid', async () => {
    world = await createActionWorld({ 'actions/tier.yaml': TIER, 'actions/make.yaml': MAKE });
    await world.start('ada', 'tier', { entity: 'cart', tier: 'silver' });
    await world.start('bo', 'make', { name: 'search', team: 'platform' });
    await world.start('bo', 'tier', { entity: 'mail', tier: 'silver' });
    await world.start('bo', 'tier', { entity: 'mail', tier: 'bronze' });
    await world.start('bo', 'make', { name: '../../etc/passwd', team: 'platform' });
    expect(world.ran()).toEqual([
      'action-tier.yml success',
      'action-make.yml success',
      'action-tier.yml success',
      'action-tier.yml failure',
      'action-make.yml success',
    ]);
    const pulls: { number: number; title: string }[] = await world.askAs('ada', 'GET', '/pulls');
    expect(pulls.map(({ title }) => title)).toEqual([
      'Make a service: service/../../etc/passwd',
      'Make a service: service/search',
      'Change the tier: service/cart',
    ]);
    const files = async (number: number): Promise<{ filename: string; patch: string }[]> =>
      await world.askAs('ada', 'GET', `/pulls/${number}/files`);
    const [third, second, first] = pulls;
    const [odd] = await files(third?.number ?? 0);
    expect(odd?.filename).toBe('catalog/service/etc-passwd.yaml');
    const [made] = await files(second?.number ?? 0);
    expect(made?.filename).toBe('catalog/service/search.yaml');
    expect(made?.patch).toMatch(/\+ {2}until: 20\d\d-\d\d-\d\dT[\d:]+Z/);
    const [changed] = await files(first?.number ?? 0);
    expect(changed?.patch).toContain('-  tier: gold # dear');
    expect(changed?.patch).toContain('+  tier: silver # dear');
    expect(changed?.patch).toContain('-  copies: 2');
    // The status of a run without a pull request is on the one that it opened.
    expect(await world.records(second?.number ?? 0)).toMatchObject([
      { action: 'make', state: 'success', requestedBy: 'bo' },
    ]);
  });
});
