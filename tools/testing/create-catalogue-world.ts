import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createActionWorld, type ActionWorld } from './create-action-world.ts';
import { createRepository } from './create-repository.ts';
import { gitAsAlice } from './git-as-alice.ts';
import { startWebhookReceiver, type WebhookReceiver } from './start-webhook-receiver.ts';

const PROJECT = path.join(import.meta.dirname, '..', '..');

export const SIGNING_SECRET = 'a secret that both sides know';

/** Workflows of a component in a repository of its own; what they say is their inputs. */
const WORKFLOW = (...inputs: readonly string[]): string => `on:
  workflow_dispatch:
    inputs: {${inputs.map((name) => `${name}: {required: true, type: string}`).join(', ')}}
run-name: "${inputs.map((name) => `${name}=\${{ inputs.${name} }}`).join(' ')}"
permissions: {}
jobs:
  work: {runs-on: ubuntu-latest, steps: [{run: "true"}]}
`;

export interface CatalogueWorld extends ActionWorld {
  readonly receiver: WebhookReceiver;
  /** A file on the branch of a pull request. */
  readFile(branch: string, file: string): Promise<string>;
  /** The newest pull request that a run opened. */
  newest(): Promise<{
    readonly number: number;
    readonly title: string;
    readonly head: { readonly ref: string };
    readonly user: { readonly login: string };
  }>;
  /** Lets a reviewer of its environment approve the run that waits, and waits for the rest. */
  review(login: string): Promise<void>;
}

/** The catalog and the actions that we ship, the example of a receiver, and a component's own repository. */
export async function createCatalogueWorld(
  more: Readonly<Record<string, string>>,
): Promise<CatalogueWorld> {
  const receiver = await startWebhookReceiver();
  // Tokens are made by the GitHub that starts with them.
  const secrets: Record<string, string> = {
    CADASTRE_WEBHOOK_URL: receiver.url,
    CADASTRE_SIGNING_SECRET: SIGNING_SECRET,
  };
  const cart = await createCart();
  const people = ['ada', 'bo', 'chiara', 'dev', 'ewa', 'finn'];
  const world = await createActionWorld(
    { ...shipped(), ...more },
    {
      collaborators: Object.fromEntries(people.map((login) => [login, 'write' as const])),
      environments: [{ name: 'production', reviewers: ['bo', 'ewa'], preventsSelfReview: true }],
      beside: [{ name: 'example/cart-service', from: cart, collaborators: { alice: 'admin' } }],
      secrets,
    },
  );
  const token = world.github.createToken({ kind: 'user', login: 'alice' });
  Object.assign(secrets, { CADASTRE_DEPLOY_TOKEN: token, CADASTRE_TEMPLATE_TOKEN: token });
  const { askAs } = world;
  return {
    ...world,
    receiver,
    async readFile(branch, file) {
      return await world.git(await world.clone(), 'show', `origin/${branch}:${file}`);
    },
    async newest() {
      const pulls: Awaited<ReturnType<CatalogueWorld['newest']>>[] = await askAs(
        'alice',
        'GET',
        '/pulls?state=open',
      );
      const [first] = pulls.filter(({ head }) => head.ref.startsWith('cadastre/run-'));
      if (first === undefined) throw new Error('no run opened a pull request');
      return first;
    },
    async review(login) {
      const runs: { workflow_runs: { id: number }[] } = await askAs(
        login,
        'GET',
        '/actions/runs?status=waiting',
      );
      const route = `/actions/runs/${runs.workflow_runs[0]?.id ?? 0}/pending_deployments`;
      const pending: { environment: { id: number } }[] = await askAs(login, 'GET', route);
      const ids = pending.map(({ environment }) => environment.id);
      const review = { environment_ids: ids, state: 'approved', comment: '' };
      await askAs(login, 'POST', route, review);
      await world.runner.settle();
    },
    async close() {
      await world.close();
      await receiver.close();
    },
  };
}

/** The repository of a component. */
async function createCart(): Promise<string> {
  const cart = createRepository('empty', {
    '.github/workflows/deploy.yml': WORKFLOW('version', 'strategy', 'share', 'variables'),
    '.github/workflows/upgrade-package.yml': WORKFLOW('package', 'version'),
  });
  await gitAsAlice(cart, 'init', '-q', '--initial-branch=main');
  await gitAsAlice(cart, 'add', '.');
  await gitAsAlice(cart, 'commit', '-q', '-m', 'A service');
  return cart;
}

function shipped(): Readonly<Record<string, string>> {
  const read = (name: string): readonly [string, string] => [
    name.replaceAll(path.sep, '/'),
    readFileSync(path.join(PROJECT, name), 'utf8'),
  ];
  const folders = ['blueprints', 'catalog', 'actions'].flatMap((folder) =>
    readdirSync(path.join(PROJECT, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(path.relative(PROJECT, entry.parentPath), entry.name)),
  );
  return Object.fromEntries(['cadastre.yaml', ...folders].map(read));
}
