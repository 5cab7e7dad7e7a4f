import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Octokit } from '@octokit/rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { gitAsAlice } from '../../testing/git-as-alice.ts';
import type { GithubEvent, GithubServer, TokenOptions } from './github-server.ts';
import { startGithub } from './start-github.ts';

const NAME = 'shop/catalog';
const at = { owner: 'shop', repo: 'catalog' };

let github: GithubServer;
let events: GithubEvent[];
let seed: string;
let now: number;

const temporary = (): string => mkdtempSync(path.join(os.tmpdir(), 'cadastre-github-'));

beforeEach(async () => {
  seed = temporary();
  await gitAsAlice(seed, 'init', '-q', '--initial-branch=main');
  writeFileSync(path.join(seed, 'a.txt'), 'one\n');
  await gitAsAlice(seed, 'add', '.');
  await gitAsAlice(seed, 'commit', '-q', '-m', 'First');
  now = Date.UTC(2026, 0, 1);
  github = await startGithub({
    folder: temporary(),
    now: () => now,
    users: [
      { login: 'alice', type: 'User' },
      { login: 'bob', type: 'User' },
    ],
    repositories: [
      { name: NAME, from: seed, collaborators: { alice: 'maintain' } },
      { name: 'shop/hidden', isPrivate: true, from: seed },
      { name: 'shop/strict', from: seed, workflowsMayCreatePullRequests: false },
    ],
  });
  events = [];
  github.onEvent((event) => events.push(event));
});
afterEach(async () => {
  await github.close();
});

function client(options: Partial<TokenOptions> = {}): Octokit {
  const auth = github.createToken({ kind: 'user', login: 'alice', ...options });
  const silent = (): void => undefined;
  const log = { debug: silent, info: silent, warn: silent, error: silent };
  return new Octokit({ auth, baseUrl: github.apiUrl, log });
}

/** A clone whose pushes are alice's, with a branch that has one commit more. */
async function cloneWithBranch(branch: string): Promise<string> {
  const folder = temporary();
  const token = github.createToken({ kind: 'user', login: 'alice' });
  const url = github.url.replace('//', `//x-access-token:${token}@`);
  await gitAsAlice(folder, 'clone', '-q', `${url}/${NAME}.git`, '.');
  await gitAsAlice(folder, 'checkout', '-q', '-b', branch);
  writeFileSync(path.join(folder, 'b.txt'), 'two\n');
  await gitAsAlice(folder, 'add', '.');
  await gitAsAlice(folder, 'commit', '-q', '-m', 'Second');
  await gitAsAlice(folder, 'push', '-q', 'origin', branch);
  return folder;
}

const refused = async (work: Promise<unknown>): Promise<string> => {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    const { status, message, response } = error as {
      status: number;
      message: string;
      response?: { data?: { errors?: unknown } };
    };
    return `${status} ${message} ${JSON.stringify(response?.data?.errors ?? '')}`;
  }
};

describe('the life of a pull request', () => {
  test('opened, pushed to, merged; nothing of it is against the description', async () => {
    const folder = await cloneWithBranch('topic');
    const { pulls } = client().rest;
    const { data } = await pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    expect([data.number, data.mergeable, data.changed_files]).toEqual([1, null, 1]);
    expect((await pulls.get({ ...at, pull_number: 1 })).data.mergeable).toBe(true);
    writeFileSync(path.join(folder, 'c.txt'), 'three\n');
    await gitAsAlice(folder, 'add', '.');
    await gitAsAlice(folder, 'commit', '-q', '-m', 'Third');
    await gitAsAlice(folder, 'push', '-q', 'origin', 'topic');
    const { data: merged } = await pulls.merge({ ...at, pull_number: 1, merge_method: 'squash' });
    await gitAsAlice(folder, 'fetch', '-q');
    expect(await gitAsAlice(folder, 'rev-parse', 'origin/main')).toBe(merged.sha);
    expect(await gitAsAlice(folder, 'log', '--format=%s', 'origin/main')).toBe('T (#1)\nFirst');
    expect(events.map(({ name, activity }) => [name, activity ?? ''].join(' ').trim())).toEqual([
      'push',
      'pull_request opened',
      'push',
      'pull_request synchronize',
      'push',
      'pull_request closed',
    ]);
    expect(github.violations).toEqual([]);
  });

  test.each(['merge', 'squash', 'rebase'] as const)('what %s leaves on main', async (method) => {
    await cloneWithBranch('topic');
    const octokit = client();
    const { pulls, repos, git: data } = octokit.rest;
    await pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    const { data: commits } = await pulls.listCommits({ ...at, pull_number: 1 });
    expect(commits.map(({ commit }) => commit.message)).toEqual(['Second']);
    const { data: merged } = await pulls.merge({ ...at, pull_number: 1, merge_method: method });
    const { data: tip } = await repos.getCommit({ ...at, ref: 'main' });
    expect([tip.sha, tip.parents.length]).toEqual([merged.sha, method === 'merge' ? 2 : 1]);
    const { data: commit } = await data.getCommit({ ...at, commit_sha: merged.sha });
    const messages = {
      merge: 'Merge pull request #1 from shop/topic',
      squash: 'T (#1)',
      rebase: 'Second',
    };
    expect(commit.message).toBe(messages[method]);
    expect(github.violations).toEqual([]);
  });

  test('a reaction is there once, and a workflow is started with what it takes', async () => {
    const folder = await cloneWithBranch('topic');
    const { pulls, issues, reactions, actions } = client().rest;
    await pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    const { data } = await issues.createComment({ ...at, issue_number: 1, body: 'x' });
    const react = async () =>
      await reactions.createForIssueComment({ ...at, comment_id: data.id, content: 'eyes' });
    expect([(await react()).status, (await react()).status]).toEqual([201, 200]);
    mkdirSync(path.join(folder, '.github', 'workflows'), { recursive: true });
    const inputs = '{who: {required: true, type: string}, how: {default: well, type: string}}';
    writeFileSync(
      path.join(folder, '.github', 'workflows', 'go.yml'),
      `on: {workflow_dispatch: {inputs: ${inputs}}}\njobs: {}\n`,
    );
    await gitAsAlice(folder, 'add', '.');
    await gitAsAlice(folder, 'commit', '-q', '-m', 'A workflow');
    await gitAsAlice(folder, 'push', '-q', 'origin', 'topic');
    const dispatch = async (ref: string, given: Record<string, string>): Promise<string> =>
      await refused(
        actions.createWorkflowDispatch({ ...at, workflow_id: 'go.yml', ref, inputs: given }),
      );
    expect(await dispatch('topic', { who: 'me' })).toBe('accepted');
    expect(events.at(-1)).toMatchObject({
      name: 'workflow_dispatch',
      payload: { inputs: { who: 'me', how: 'well' } },
      dispatch: { workflow: '.github/workflows/go.yml' },
    });
    expect(await dispatch('topic', { who: 'me', x: '1' })).toMatch(
      /^422 Unexpected inputs provided: \["x"\]/,
    );
    expect(await dispatch('topic', {})).toMatch(/^422 Required input 'who' not provided/);
    expect(await dispatch('none', { who: 'me' })).toMatch(/^422 No ref found for: none/);
    expect(await dispatch('main', { who: 'me' })).toMatch(/^404/);
    expect(github.violations).toEqual([]);
    const many = Object.fromEntries(Array.from({ length: 26 }, (_, index) => [`i${index}`, 'x']));
    expect(await dispatch('topic', many)).toMatch(/^422/);
    expect(github.violations.join()).toContain('must NOT have more than 25 properties');
  });

  test('the merge that checks run on can be fetched', async () => {
    const folder = await cloneWithBranch('topic');
    await client().rest.pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    const event = events.find(({ name }) => name === 'pull_request');
    await gitAsAlice(folder, 'fetch', '-q', 'origin', 'refs/pull/1/merge');
    expect(await gitAsAlice(folder, 'rev-parse', 'FETCH_HEAD')).toBe(event?.sha);
    expect(await gitAsAlice(folder, 'rev-parse', 'FETCH_HEAD^1')).toBe(
      await gitAsAlice(seed, 'rev-parse', 'HEAD'),
    );
  });

  test('a branch that is deleted, or is back at its base, closes it', async () => {
    const folder = await cloneWithBranch('topic');
    const { pulls } = client().rest;
    await pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    await gitAsAlice(folder, 'push', '-q', 'origin', '--delete', 'topic');
    expect((await pulls.get({ ...at, pull_number: 1 })).data).toMatchObject({
      state: 'closed',
      merged: false,
    });
    await gitAsAlice(folder, 'push', '-q', 'origin', 'topic');
    await pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    await gitAsAlice(folder, 'push', '-q', '--force', 'origin', 'main:topic');
    expect((await pulls.get({ ...at, pull_number: 2 })).data).toMatchObject({
      state: 'closed',
      merged: false,
    });
  });
});

describe('what GitHub refuses beyond its description', () => {
  test.each<[string, (octokit: Octokit) => Promise<unknown>, RegExp]>([
    [
      'a second one of a branch',
      async ({ rest }) =>
        await rest.pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' }),
      /^422 .*A pull request already exists for shop:topic\./,
    ],
    [
      'no commits between',
      async ({ rest }) =>
        await rest.pulls.create({ ...at, title: 'T', head: 'main', base: 'main' }),
      /^422 .*No commits between main and main/,
    ],
    [
      'a branch that is not there',
      async ({ rest }) =>
        await rest.pulls.create({ ...at, title: 'T', head: 'none', base: 'main' }),
      /^422 .*"field":"head"/,
    ],
    [
      'a comment that is too long',
      async ({ rest }) =>
        await rest.issues.createComment({ ...at, issue_number: 1, body: 'x'.repeat(65_537) }),
      /^422 .*Body is too long \(maximum is 65536 characters\)/,
    ],
    [
      'a title that is too long',
      async ({ rest }) =>
        await rest.pulls.update({ ...at, pull_number: 1, title: 'x'.repeat(257) }),
      /^422 .*title is too long/,
    ],
    [
      'a ref that is there',
      async ({ rest }) =>
        await rest.git.createRef({
          ...at,
          ref: 'refs/heads/main',
          sha: await gitAsAlice(seed, 'rev-parse', 'HEAD'),
        }),
      /^422 Reference already exists/,
    ],
    [
      'a ref that is none',
      async ({ rest }) =>
        await rest.git.createRef({
          ...at,
          ref: 'refs/heads/a..b',
          sha: await gitAsAlice(seed, 'rev-parse', 'HEAD'),
        }),
      /^422 Reference name is not valid/,
    ],
    [
      'a step back',
      async ({ rest }) =>
        await rest.git.updateRef({
          ...at,
          ref: 'heads/topic',
          sha: await gitAsAlice(seed, 'rev-parse', 'HEAD'),
        }),
      /^422 Update is not a fast forward/,
    ],
    [
      'a label that is not there',
      async ({ rest }) => await rest.issues.removeLabel({ ...at, issue_number: 1, name: 'none' }),
      /^404 Label does not exist/,
    ],
    [
      'a repository that nobody sees',
      async ({ rest }) => await rest.repos.get({ owner: 'shop', repo: 'hidden' }),
      /^404 Not Found/,
    ],
  ])('%s', async (_, work, expected) => {
    await cloneWithBranch('topic');
    const octokit = client();
    await octokit.rest.pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    expect(await refused(work(octokit))).toMatch(expected);
    expect(github.violations).toEqual([]);
  });

  test.each<[string, Partial<TokenOptions>, (octokit: Octokit) => Promise<unknown>, RegExp]>([
    [
      'a token without the permission',
      { kind: 'workflow', repository: NAME, permissions: { contents: 'read' } },
      async ({ rest }) => await rest.issues.createComment({ ...at, issue_number: 1, body: 'x' }),
      /^403 Resource not accessible by integration/,
    ],
    [
      'a person who may only read',
      { login: 'bob' },
      async ({ rest }) => await rest.git.deleteRef({ ...at, ref: 'heads/topic' }),
      /^403 /,
    ],
    [
      'who am I, asked by a workflow',
      { kind: 'workflow', repository: NAME, permissions: {} },
      async ({ rest }) => await rest.users.getAuthenticated(),
      /^403 Resource not accessible by integration/,
    ],
    [
      'a workflow where workflows may not',
      { kind: 'workflow', repository: 'shop/strict', permissions: { pull_requests: 'write' } },
      async ({ rest }) =>
        await rest.pulls.create({
          owner: 'shop',
          repo: 'strict',
          title: 'T',
          head: 'x',
          base: 'main',
        }),
      /^403 GitHub Actions is not permitted to create or approve pull requests\./,
    ],
  ])('%s', async (_, options, work, expected) => {
    await cloneWithBranch('topic');
    await client().rest.pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
    expect(await refused(work(client(options)))).toMatch(expected);
  });

  test('a push without the right, and a token that nobody knows', async () => {
    const folder = await cloneWithBranch('topic');
    const push = async (token: string): Promise<unknown> =>
      await gitAsAlice(
        folder,
        'push',
        `${github.url.replace('//', `//x-access-token:${token}@`)}/${NAME}.git`,
        'topic:other',
      );
    const reader = github.createToken({ kind: 'user', login: 'bob' });
    await expect(push(reader)).rejects.toThrow(/403/);
    await expect(push('ghp_unknown')).rejects.toThrow(/Authentication failed/);
  });
});

describe('the description', () => {
  test.each<[string, string, object | undefined, string]>([
    [
      'a body without a key that it needs',
      'POST /issues/1/comments',
      {},
      "body: must have required property 'body'",
    ],
    [
      'a key of another type',
      'POST /pulls',
      { title: 'T', head: 'topic', base: 7 },
      'body/base: must be string',
    ],
    [
      'a parameter that is none',
      'GET /pulls?per_pag=5',
      undefined,
      'query: there is no parameter per_pag',
    ],
    [
      'a parameter of another type',
      'GET /pulls?per_page=abc',
      undefined,
      'query/per_page: must be integer',
    ],
    ['a route that is none', 'GET /nothing', undefined, 'there is no such route here'],
  ])('%s is a violation, which a test sees', async (_, line, body, expected) => {
    const [method = '', route = ''] = line.split(' ');
    const token = github.createToken({ kind: 'user', login: 'alice' });
    const response = await fetch(`${github.apiUrl}/repos/${NAME}${route}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    expect(response.ok).toBe(false);
    expect(github.violations.join('\n')).toContain(expected);
  });

  test('GraphQL knows its schema, and a branch that is elsewhere', async () => {
    const octokit = client({
      kind: 'workflow',
      login: 'github-actions[bot]',
      repository: NAME,
      permissions: { contents: 'write' },
    });
    expect(await octokit.graphql('{ viewer { login } }')).toEqual({
      viewer: { login: 'github-actions[bot]' },
    });
    const commit = async (expectedHeadOid: string): Promise<unknown> =>
      await octokit.graphql(
        'mutation ($input: CreateCommitOnBranchInput!) { createCommitOnBranch(input: $input) { commit { oid } } }',
        {
          input: {
            branch: { repositoryNameWithOwner: NAME, branchName: 'main' },
            expectedHeadOid,
            message: { headline: 'By GitHub' },
            fileChanges: {
              additions: [{ path: 'd/e.txt', contents: Buffer.from('hi\n').toString('base64') }],
              deletions: [{ path: 'a.txt' }],
            },
          },
        },
      );
    await commit(await gitAsAlice(seed, 'rev-parse', 'HEAD'));
    await expect(commit(await gitAsAlice(seed, 'rev-parse', 'HEAD'))).rejects.toThrow(
      /Expected branch to point to/,
    );
    expect(github.violations).toEqual([]);
    const folder = temporary();
    await gitAsAlice(folder, 'clone', '-q', `${github.url}/${NAME}`, '.');
    expect(await gitAsAlice(folder, 'ls-files')).toBe('d/e.txt');
    await expect(octokit.graphql('{ viewer { nam } }')).rejects.toThrow(/Cannot query field/);
    expect(github.violations.join()).toContain('Cannot query field "nam"');
  });
});

describe('what waits for a person', () => {
  const start = async (): Promise<GithubServer> =>
    await startGithub({
      folder: temporary(),
      users: ['alice', 'bob', 'carol'].map((login) => ({ login, type: 'User' as const })),
      teams: [{ organization: 'shop', slug: 'ops', members: ['carol'] }],
      repositories: [
        {
          name: NAME,
          from: seed,
          collaborators: { alice: 'write', bob: 'write', carol: 'write' },
          environments: [
            { name: 'production', reviewers: ['alice', 'shop/ops'], preventsSelfReview: true },
          ],
        },
      ],
    });
  const run = {
    repository: NAME,
    workflow: '.github/workflows/a.yml',
    title: 'a',
    event: 'push',
    headSha: 'x',
    headBranch: 'main',
    actor: 'alice',
  };
  const as = (server: GithubServer, login: string): Octokit => {
    const auth = server.createToken({ kind: 'user', login });
    const silent = (): void => undefined;
    const log = { debug: silent, info: silent, warn: silent, error: silent };
    return new Octokit({ auth, baseUrl: server.apiUrl, log });
  };

  test.each<[string, 'approved' | 'rejected', RegExp]>([
    ['alice', 'approved', /^422 Self-review is not allowed/],
    ['bob', 'approved', /^422 bob is not a required reviewer of production/],
    ['carol', 'approved', /^accepted$/],
    ['carol', 'rejected', /^accepted$/],
  ])('a deployment that %s has %s', async (login, state, expected) => {
    const server = await start();
    const run_id = server.createRun(run);
    const decision = server.awaitDeployment(NAME, run_id, 'production');
    const { actions } = as(server, login).rest;
    const { data } = await actions.getPendingDeploymentsForRun({ ...at, run_id });
    expect(data[0]?.current_user_can_approve).toBe(login !== 'bob');
    const environment_ids = data.map(({ environment }) => environment.id ?? 0);
    const decide = actions.reviewPendingDeploymentsForRun({
      ...at,
      run_id,
      environment_ids,
      state,
      comment: 'seen',
    });
    expect(await refused(decide)).toMatch(expected);
    const outcome = expected.test('accepted') ? await decision : 'nothing';
    expect(outcome).toBe(expected.test('accepted') ? state : 'nothing');
    expect(server.violations).toEqual([]);
    await server.close();
  });

  test('a run of a bot that somebody approves', async () => {
    const server = await start();
    const run_id = server.createRun(run);
    const { actions } = as(server, 'bob').rest;
    expect(await refused(actions.approveWorkflowRun({ ...at, run_id }))).toMatch(/^403/);
    server.updateRun(NAME, run_id, { status: 'action_required' });
    expect(await refused(actions.approveWorkflowRun({ ...at, run_id }))).toBe('accepted');
    expect(server.runStatus?.(NAME, run_id)).toBe('queued');
    await server.close();
  });
});

test('lists have pages of 30, and of 100 at most', async () => {
  await cloneWithBranch('topic');
  const octokit = client();
  await octokit.rest.pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
  for (let index = 0; index < 65; index += 1)
    await octokit.rest.issues.createComment({ ...at, issue_number: 1, body: `${index}` });
  const { data, headers } = await octokit.rest.issues.listComments({ ...at, issue_number: 1 });
  expect([data.length, headers.link]).toEqual([30, expect.stringContaining('page=2>; rel="next"')]);
  const all = await octokit.paginate(octokit.rest.issues.listComments, { ...at, issue_number: 1 });
  expect(all.map(({ body }) => Number(body))).toEqual(
    Array.from({ length: 65 }, (_, index) => index),
  );
});

test('what is made too fast is refused, and the pause that is asked for helps', async () => {
  await cloneWithBranch('topic');
  const octokit = client();
  await octokit.rest.pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
  github.enforceRateLimits(true);
  const comment = async (): Promise<string> =>
    await refused(octokit.rest.issues.createComment({ ...at, issue_number: 1, body: 'x' }));
  for (let index = 0; index < 80; index += 1) expect(await comment()).toBe('accepted');
  expect(await comment()).toMatch(/^403 You have exceeded a secondary rate limit/);
  now += 61_000;
  expect(await comment()).toBe('accepted');
});

test('what the token of a workflow does starts nothing, and its pull requests wait', async () => {
  await cloneWithBranch('topic');
  events.length = 0;
  const octokit = client({
    kind: 'workflow',
    login: 'github-actions[bot]',
    repository: NAME,
    permissions: { contents: 'write', pull_requests: 'write' },
  });
  await octokit.rest.pulls.create({ ...at, title: 'T', head: 'topic', base: 'main' });
  await octokit.rest.issues.createComment({ ...at, issue_number: 1, body: 'x' });
  await octokit.rest.git.createRef({
    ...at,
    ref: 'refs/heads/new',
    sha: await gitAsAlice(seed, 'rev-parse', 'HEAD'),
  });
  expect(events.map(({ name, isHeld }) => [name, isHeld])).toEqual([['pull_request', true]]);
});

test('a failure that a test asks for comes once', async () => {
  github.failNext({
    method: 'GET',
    route: '/repos/{owner}/{repo}',
    status: 502,
    body: { message: 'Bad Gateway' },
  });
  expect(await refused(client().rest.repos.get(at))).toMatch(/^502/);
  expect(await refused(client().rest.repos.get(at))).toBe('accepted');
});
