import { parseMarker } from '../actions/record/record-marker.ts';
import type { RunRecord } from '../model/run-record.ts';
import { askGithub } from './ask-github.ts';
import { BOT, REPOSITORY } from './create-github-world.ts';
import { createWorkflowWorld, type WorkflowWorld } from './create-workflow-world.ts';

/** A team and a blueprint, and people who may do more or less. */
export const SHOP: Readonly<Record<string, string>> = {
  'cadastre.yaml': 'version: 1\n',
  'blueprints/_team.yaml': 'identifier: _team\ntitle: Team\nschema: {properties: {}}\n',
  'blueprints/_user.yaml': `identifier: _user
title: User
schema: {properties: {email: {type: string, format: email}, github: {type: string}}}
relations: {teams: {target: _team, many: true}}
`,
  'blueprints/service.yaml': `identifier: service
title: Service
schema:
  properties:
    tier: {type: string, enum: [gold, silver]}
    copies: {type: number, minimum: 1, maximum: 20}
    until: {type: string, format: timer}
ownership: {type: Direct}
`,
  'catalog/_team/checkout.yaml': 'identifier: checkout\n',
  'catalog/_team/platform.yaml': 'identifier: platform\n',
  'catalog/_user/ada.yaml':
    'identifier: ada\nproperties: {email: ada@example.com}\nrelations: {teams: [checkout]}\n',
  'catalog/_user/bo.yaml':
    'identifier: bo-b\nproperties: {email: bo@example.com, github: bo}\nrelations: {teams: [platform]}\n',
  'catalog/service/cart.yaml':
    '# The cart.\nidentifier: cart\nteam: checkout\nproperties:\n  tier: gold # dear\n  copies: 2\n',
  'catalog/service/mail.yaml': 'identifier: mail\nteam: platform\nproperties: {tier: silver}\n',
};

/** Their roles: `alice` may do everything, `ada` and `bo` write, `eve` reads. */
const COLLABORATORS = { ada: 'write', bo: 'write', eve: 'read' } as const;

type Options = NonNullable<Parameters<typeof createWorkflowWorld>[1]>;

export interface ActionWorld extends WorkflowWorld {
  /** Asks the API as somebody. */
  askAs(login: string, method: string, route: string, body?: object): Promise<never>;
  /** As GitHub's form does; waits until nothing goes on any more. */
  start(login: string, action: string, inputs: Readonly<Record<string, string>>): Promise<void>;
  /** Opens a pull request that changes a file beside the catalog. */
  openPull(branch: string): Promise<number>;
  /** Writes a comment, and waits; its number. */
  comment(login: string, pull: number, body: string): Promise<number>;
  comments(pull: number): Promise<readonly { id: number; body: string; user: { login: string } }[]>;
  /** The records on a pull request. */
  records(pull: number): Promise<readonly RunRecord[]>;
  /** What ran since the last time, as `action-x.yml success`. */
  ran(): readonly string[];
}

/** A shop with actions, on a loopback GitHub that runs their workflows. */
export async function createActionWorld(
  files: Readonly<Record<string, string>>,
  options: Options = {},
): Promise<ActionWorld> {
  const world = await createWorkflowWorld(
    { ...SHOP, ...files },
    { workflows: ['commands.yml', 'runs.yml'], collaborators: COLLABORATORS, ...options },
  );
  const tokens = new Map<string, string>();
  const askAs: ActionWorld['askAs'] = async (login, method, route, body) => {
    const token = tokens.get(login) ?? world.github.createToken({ kind: 'user', login });
    tokens.set(login, token);
    const question = { token, method, route: `/repos/${REPOSITORY}${route}`, body };
    return (await askGithub(world.github, question)) as never;
  };
  const lines: string[] = [];
  const settle = async (): Promise<void> => {
    for (const { workflow, conclusion, status, jobs } of await world.runner.settle()) {
      const isEmpty = jobs.every((job) => job.conclusion === 'skipped');
      if (!isEmpty) lines.push(`${workflow.split('/').at(-1)} ${conclusion ?? status}`);
    }
  };
  const comments: ActionWorld['comments'] = async (pull) =>
    await askAs('alice', 'GET', `/issues/${pull}/comments?per_page=100`);
  return {
    ...world,
    askAs,
    async start(login, action, inputs) {
      const route = `/actions/workflows/action-${action}.yml/dispatches`;
      await askAs(login, 'POST', route, { ref: 'main', inputs });
      await settle();
    },
    async openPull(branch) {
      const folder = await world.clone();
      await world.git(folder, 'checkout', '-q', '-b', branch);
      await world.git(folder, 'commit', '-q', '--allow-empty', '-m', 'Nothing');
      await world.git(folder, 'mv', 'package.json', `package-${branch}.json`);
      await world.git(folder, 'commit', '-q', '-m', 'A change');
      await world.git(folder, 'push', '-q', 'origin', branch);
      const wanted = { title: 'A change', head: branch, base: 'main' };
      const { number }: { number: number } = await askAs('alice', 'POST', '/pulls', wanted);
      await settle();
      return number;
    },
    async comment(login, pull, body) {
      const { id }: { id: number } = await askAs(login, 'POST', `/issues/${pull}/comments`, {
        body,
      });
      await settle();
      return id;
    },
    comments,
    records: async (pull) =>
      (await comments(pull)).flatMap(({ body, user }) =>
        user.login === BOT ? (parseMarker(body) ?? []) : [],
      ),
    ran: () => lines.splice(0),
  };
}
