import { afterEach, expect, test } from 'vitest';
import { createActionWorld, SHOP, type ActionWorld } from './testing/create-action-world.ts';
import { createReviewer } from './testing/create-reviewer.ts';
import type { FinishedRun } from './testing/workflow-runner/finished-run.ts';

// check.yml as we ship it, on pull requests of people who may more or less. What it runs is what `npm run build` built.

const SERVICE = `${SHOP['blueprints/service.yaml']}access:
  entities:
    update: {ownedByTeam: true, roles: [Admin]}
    updateProperties: {tier: {roles: [Admin]}}
`;
const CART = 'catalog/service/cart.yaml';
const cart = (from: string, to: string): string => (SHOP[CART] ?? '').replace(from, to);

let world: ActionWorld;

afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(world.github.violations).toEqual([]);
  await world.close();
});

async function begin(more: Readonly<Record<string, string>> = {}): Promise<void> {
  const files = { 'blueprints/service.yaml': SERVICE, ...more };
  world = await createActionWorld(files, { workflows: ['check.yml'] });
  const folder = await world.clone();
  await world.run(folder, ['schema']);
  await world.git(folder, 'add', '--all');
  await world.git(folder, 'commit', '-q', '-m', 'Schemas');
  await world.git(folder, 'push', '-q', 'origin', 'main');
  await world.runner.settle();
}

/** What check.yml made of a pull request that somebody opened. */
async function runOf(login: string, files: Readonly<Record<string, string>>): Promise<FinishedRun> {
  const branch = `${login}-topic`;
  await createReviewer(world).push(branch, files);
  await world.askAs(login, 'POST', '/pulls', { title: 'A change', head: branch, base: 'main' });
  const run = (await world.runner.settle()).find((each) => each.event === 'pull_request');
  if (run === undefined) throw new Error('check.yml did not run');
  return run;
}

test('whoever owns it changes it, whoever does not is told who may, on the line', async () => {
  await begin();
  const more = { [CART]: cart('copies: 2', 'copies: 3') };
  expect((await runOf('ada', more)).conclusion).toBe('success');
  const refused = await runOf('bo', more);
  expect(refused.conclusion).toBe('failure');
  expect(refused.jobs[0]?.annotations).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        level: 'error',
        file: CART,
        line: 6,
        message: expect.stringMatching(
          /^`bo` may not change `properties\.copies`[^]*the team that owns it \(checkout\)/,
        ),
      }),
    ]),
  );
});

test('the owner does not open a lock, not even with a pull request that takes it out; an administrator does', async () => {
  await begin();
  const dear = { [CART]: cart('gold', 'silver') };
  const opened = { ...dear, 'blueprints/service.yaml': SHOP['blueprints/service.yaml'] ?? '' };
  const refused = await runOf('ada', opened);
  expect(refused.conclusion).toBe('failure');
  expect(refused.jobs[0]?.log).toContain('`ada` may not change `properties.tier`');
  const allowed = await runOf('alice', dear);
  expect(allowed.jobs[0]?.log).toContain('for `alice` (Admin, Member; in no team): all allowed');
  expect(allowed.conclusion).toBe('success');
});

test('a section of ours in CODEOWNERS has to be fresh: what differs is told path by path', async () => {
  const file = '.github/CODEOWNERS';
  const section = (owners: string): string =>
    `# cadastre codeowners: begin\n/catalog/service/cart.yaml ${owners}\n# cadastre codeowners: end\n`;
  await begin({
    'cadastre.yaml': 'version: 1\naccess: {organization: shop}\n',
    [file]: section('@shop/platform'),
  });
  const run = await runOf('alice', { [CART]: cart('copies: 2', 'copies: 3') });
  expect(run.conclusion).toBe('failure');
  expect(run.jobs[0]?.log).toContain(
    `${file}:2: /catalog/service/cart.yaml is given to @shop/platform, owned by @shop/checkout`,
  );
});
