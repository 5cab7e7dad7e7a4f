import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startGithubScene, type GithubScene, type Who } from '../../testing/start-github-scene.ts';
import { gitAsAlice } from '../../testing/git-as-alice.ts';

let scene: GithubScene;

beforeEach(async () => {
  scene = await startGithubScene();
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const BOT = 'github-actions[bot]';
const job = (permissions: Readonly<Record<string, 'read' | 'write'>>): Who => ({
  kind: 'workflow',
  login: BOT,
  repository: 'shop/catalog',
  permissions,
});
const app = (permissions: Readonly<Record<string, 'read' | 'write'>>): Who => ({
  kind: 'app',
  login: BOT,
  repository: 'shop/catalog',
  permissions,
});
const DENIED = /^403 .*Resource not accessible by integration/;

describe('who may see what of people and teams', () => {
  test.each<[string, string, Who, RegExp]>([
    ['a person', '/user', 'alice', /^accepted$/],
    ['a workflow', '/user', job({}), DENIED],
    ['an App', '/user', app({}), DENIED],
    ['anybody of somebody', '/users/bob', job({}), /^accepted$/],
    ['anybody of an organization', '/users/shop', 'bob', /^accepted$/],
    ['nobody of nobody', '/users/nobody', 'alice', /^404 /],
    ['a person who works there', '/orgs/shop/teams/ops/members', 'alice', /^accepted$/],
    ['a person who does not', '/orgs/shop/teams/ops/members', 'bob', /^404 /],
    ['a workflow', '/orgs/shop/teams/ops/members', job({ contents: 'write' }), DENIED],
    [
      'a workflow that was given it',
      '/orgs/shop/teams/ops/members',
      job({ members: 'read' }),
      DENIED,
    ],
    ['an App', '/orgs/shop/teams/ops/members', app({ members: 'read' }), /^accepted$/],
    [
      'an App that was not given it',
      '/orgs/shop/teams/ops/members',
      app({ contents: 'write' }),
      DENIED,
    ],
    ['an App elsewhere', '/orgs/other/teams/ops/members', app({ members: 'read' }), /^404 /],
    ['a member', '/orgs/shop/teams/ops/memberships/Carol', app({ members: 'read' }), /^accepted$/],
    ['no member', '/orgs/shop/teams/ops/memberships/bob', app({ members: 'read' }), /^404 /],
    ['a workflow of a member', '/orgs/shop/teams/ops/memberships/carol', job({}), DENIED],
    ['no such team', '/orgs/shop/teams/none/members', 'alice', /^404 /],
    ['a collaborator', '/repos/shop/catalog/collaborators/carol', 'alice', /^accepted$/],
    ['no collaborator', '/repos/shop/catalog/collaborators/bob', 'alice', /^404 /],
    ['a reader', '/repos/shop/catalog/collaborators/carol', 'bob', /^403 .*Must have push access/],
    ['a workflow', '/repos/shop/catalog/collaborators/carol', job({}), /^accepted$/],
    ['of what is hidden', '/repos/shop/hidden/collaborators/carol', 'alice', /^404 /],
    ['the rate', '/rate_limit', job({}), /^accepted$/],
  ])('%s: GET %s', async (_, route, who, expected) => {
    expect(await scene.refusal(`GET ${route}`, undefined, who)).toMatch(expected);
  });

  test('what is told of them', async () => {
    const { login, type } = await scene.ask('GET /user');
    expect([login, type]).toEqual(['alice', 'User']);
    const members = await scene.ask('GET /orgs/shop/teams/ops/members');
    expect(members.map((each) => each['login'])).toEqual(['carol']);
    expect(await scene.ask('GET /orgs/shop/teams/ops/memberships/carol')).toMatchObject({
      role: 'member',
      state: 'active',
    });
    const { rate } = await scene.ask('GET /rate_limit', undefined, job({}));
    expect(rate).toMatchObject({ limit: 1000, used: 1, remaining: 999 });
  });
});

describe('new repositories', () => {
  const body = { name: 'a new one', private: true, auto_init: true, description: 'Try' };

  test('of an organization: its maker is an admin, and there is a first commit to clone', async () => {
    const made = await scene.ask('POST /orgs/shop/repos', body);
    expect(made).toMatchObject({ full_name: 'shop/a-new-one', private: true, description: 'Try' });
    expect(await scene.refusal('GET /repos/shop/a-new-one', undefined, 'bob')).toMatch(/^404 /);
    const [file] = await scene.ask('GET /repos/shop/a-new-one/contents/');
    expect(file).toMatchObject({ name: 'README.md', type: 'file' });
    const folder = scene.github.repositoryFolder('shop/a-new-one');
    expect(await gitAsAlice(folder, 'show', 'main:README.md')).toBe('# a-new-one\nTry');
    await scene.push('topic', { 'b.txt': 'b\n' }, { repository: 'shop/a-new-one' });
  });

  test('of a person: empty unless it is asked for', async () => {
    const made = await scene.ask('POST /user/repos', { name: 'mine' }, 'bob');
    expect(made).toMatchObject({ full_name: 'bob/mine', private: false });
    expect(await scene.refusal('GET /repos/bob/mine/commits')).toMatch(
      /^409 .*Git Repository is empty\./,
    );
  });

  test.each<[string, string, object, Who, RegExp]>([
    [
      'a name that is taken',
      '/orgs/shop/repos',
      { name: 'Catalog' },
      'alice',
      /^422 .*name already exists/,
    ],
    ['a name that is none', '/orgs/shop/repos', { name: '..' }, 'alice', /^422 .*name is invalid/],
    ['somebody from outside', '/orgs/shop/repos', { name: 'x' }, 'bob', DENIED],
    ['a workflow', '/orgs/shop/repos', { name: 'x' }, job({ contents: 'write' }), DENIED],
    [
      'an App without the right',
      '/orgs/shop/repos',
      { name: 'x' },
      app({ contents: 'write' }),
      DENIED,
    ],
    [
      'an App with it',
      '/orgs/shop/repos',
      { name: 'x' },
      app({ administration: 'write' }),
      /^accepted$/,
    ],
    ['no organization', '/orgs/alice/repos', { name: 'x' }, 'alice', /^404 /],
    [
      'an App has none of its own',
      '/user/repos',
      { name: 'x' },
      app({ administration: 'write' }),
      DENIED,
    ],
  ])('%s: POST %s', async (_, route, given, who, expected) => {
    expect(await scene.refusal(`POST ${route}`, given, who)).toMatch(expected);
  });
});
