import { afterEach, beforeEach, expect, test } from 'vitest';
import { gitAsAlice } from '../../testing/git-as-alice.ts';
import {
  CATALOG,
  startGithubScene,
  type GithubScene,
  type Json,
  type Who,
} from '../../testing/start-github-scene.ts';

let scene: GithubScene;
const REPO = `/repos/${CATALOG}`;
const FORK = 'bob/catalog';
const OF_FORK = { login: 'bob', repository: FORK } as const;

beforeEach(async () => {
  scene = await startGithubScene({
    repositories: [
      { name: FORK, forkOf: CATALOG },
      { name: 'bob/second', forkOf: CATALOG },
      { name: 'bob/other' },
    ],
  });
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const propose = async (body: object = {}, who: Who = 'bob'): Promise<Json> =>
  await scene.ask(
    `POST ${REPO}/pulls`,
    { title: 'T', head: 'bob:topic', base: 'main', ...body },
    who,
  );

const told = (): readonly string[] =>
  scene.events.map(({ name, activity, isFromFork, isHeld }) =>
    [name, activity, isFromFork && 'from a fork', isHeld && 'held'].filter(Boolean).join(' '),
  );

test('opened, pushed to, merged: the commits come over, and each event says where from', async () => {
  const first = await scene.push('topic', { 'b.txt': 'two\n' }, OF_FORK);
  const pull = await propose();
  expect(pull).toMatchObject({
    number: 1,
    head: { label: 'bob:topic', sha: first, repo: { full_name: FORK, fork: true } },
    base: { label: 'shop:main', repo: { full_name: CATALOG } },
    maintainer_can_modify: true,
    commits: 1,
    changed_files: 1,
  });
  const folder = scene.github.repositoryFolder(CATALOG);
  expect(await gitAsAlice(folder, 'rev-parse', 'refs/pull/1/head')).toBe(first);
  expect(scene.events.at(-1)).toMatchObject({
    repository: CATALOG,
    actor: 'bob',
    ref: 'refs/pull/1/merge',
    sha: await gitAsAlice(folder, 'rev-parse', 'refs/pull/1/merge'),
  });
  const second = await scene.push('topic', { 'c.txt': 'three\n' }, OF_FORK);
  expect(await gitAsAlice(folder, 'rev-parse', 'refs/pull/1/merge^2')).toBe(second);
  expect(await scene.ask(`GET ${REPO}/pulls/1/files`)).toMatchObject([
    { filename: 'b.txt' },
    { filename: 'c.txt' },
  ]);
  const merged = await scene.ask(`PUT ${REPO}/pulls/1/merge`, {});
  const commit = await scene.ask(`GET ${REPO}/git/commits/${String(merged['sha'])}`);
  expect(commit['message']).toBe('Merge pull request #1 from bob/topic');
  // What is pushed to the fork itself starts nothing.
  expect(told()).toEqual([
    'pull_request opened from a fork',
    'pull_request synchronize from a fork',
    'push',
    'pull_request closed from a fork',
  ]);
});

test('it is found by its owner and branch, and there may be one of the same name at home', async () => {
  await scene.push('topic', { 'b.txt': 'two\n' }, OF_FORK);
  await scene.push('topic', { 'c.txt': 'three\n' });
  await propose();
  await propose({ head: 'topic' }, 'alice');
  const numbers = async (head: string): Promise<unknown> =>
    (await scene.ask(`GET ${REPO}/pulls?head=${head}`)).map(({ number }) => number);
  expect(await numbers('bob:topic')).toEqual([1]);
  expect(await numbers('shop:topic')).toEqual([2]);
  expect(told()).toEqual(['push', 'pull_request opened from a fork', 'pull_request opened']);
});

test('a branch of the fork that goes closes it, and one that is there again opens it', async () => {
  await scene.push('topic', { 'b.txt': 'two\n' }, OF_FORK);
  await propose({ maintainer_can_modify: false });
  const sha = await gitAsAlice(scene.github.repositoryFolder(FORK), 'rev-parse', 'topic');
  await scene.ask(`DELETE /repos/${FORK}/git/refs/heads/topic`, undefined, 'bob');
  expect(await scene.ask(`GET ${REPO}/pulls/1`)).toMatchObject({
    state: 'closed',
    merged: false,
    maintainer_can_modify: false,
  });
  const reopen = async (who: Who): Promise<string> =>
    await scene.refusal(`PATCH ${REPO}/pulls/1`, { state: 'open' }, who);
  expect(await reopen('bob')).toMatch(/^422 .*state cannot be changed/);
  await scene.ask(`POST /repos/${FORK}/git/refs`, { ref: 'refs/heads/topic', sha }, 'bob');
  expect(await reopen('bob')).toBe('accepted');
});

test('who may write to the repository may push to the branch in the fork, to no other, and only where that is allowed', async () => {
  await scene.push('topic', { 'b.txt': 'two\n' }, OF_FORK);
  const push = async (branch: string, login: string): Promise<string> => {
    try {
      await scene.push(branch, { 'd.txt': `${branch} ${login}\n` }, { login, repository: FORK });
      return 'accepted';
    } catch (error) {
      return String(error);
    }
  };
  expect(await push('topic', 'carol')).toMatch(/403/);
  await propose();
  expect(await push('topic', 'carol')).toBe('accepted');
  expect(told().at(-1)).toBe('pull_request synchronize from a fork');
  expect(scene.events.at(-1)?.actor).toBe('carol');
  expect(await push('other', 'carol')).toMatch(/hidden ref/);
  await scene.ask(`PATCH ${REPO}/pulls/1`, { maintainer_can_modify: false }, 'bob');
  expect(await push('topic', 'carol')).toMatch(/403/);
});

test('a review of it is of a fork as well; a comment is not, and has all rights', async () => {
  await scene.push('topic', { 'b.txt': 'two\n' }, OF_FORK);
  await propose();
  await scene.ask(`POST ${REPO}/pulls/1/reviews`, { event: 'APPROVE' }, 'carol');
  await scene.ask(`POST ${REPO}/issues/1/comments`, { body: '/apply' }, 'bob');
  expect(told().slice(-2)).toEqual([
    'pull_request_review submitted from a fork',
    'issue_comment created',
  ]);
});

test('where an owner has two forks, it is said which', async () => {
  await scene.push('topic', { 'b.txt': 'two\n' }, { login: 'bob', repository: 'bob/second' });
  expect(await propose({ head_repo: 'second' })).toMatchObject({
    head: { repo: { full_name: 'bob/second' } },
  });
});

test.each<[string, object, Who, RegExp]>([
  ['a second one', {}, 'bob', /^422 .*A pull request already exists for bob:topic\./],
  ['an owner without a fork', { head: 'carol:topic' }, 'bob', /^422 .*"field":"head"/],
  ['a branch that is not there', { head: 'bob:none' }, 'bob', /^422 .*"field":"head"/],
  ['nothing new', { head: 'bob:main' }, 'bob', /^422 .*No commits between main and main/],
  ['no fork of this', { head: 'bob:topic', head_repo: 'other' }, 'bob', /^422 .*"field":"head"/],
  ['from a fork of somebody else', {}, 'alice', /^422 .*must be a collaborator/],
  [
    'from a branch that one may not push to',
    { head: 'main' },
    'bob',
    /^422 .*must be a collaborator/,
  ],
])('refused: %s', async (_, body, who, expected) => {
  await scene.push('topic', { 'b.txt': 'two\n' }, OF_FORK);
  if (who === 'bob') await propose();
  const whole = { title: 'T', head: 'bob:topic', base: 'main', ...body };
  expect(await scene.refusal(`POST ${REPO}/pulls`, whole, who)).toMatch(expected);
});
