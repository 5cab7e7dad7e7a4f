import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CATALOG,
  startGithubScene,
  type GithubScene,
  type Who,
} from '../../testing/start-github-scene.ts';

let scene: GithubScene;
const REPO = `/repos/${CATALOG}`;

beforeEach(async () => {
  scene = await startGithubScene();
  await scene.push('topic', { 'b.txt': 'two\n' });
  await scene.ask(`POST ${REPO}/pulls`, { title: 'T', head: 'topic', base: 'main' });
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const names = async (route: string): Promise<unknown> =>
  (await scene.ask(`GET ${REPO}${route}`)).map(({ name }) => name);

test('labels: made, put on, replaced, taken off, and gone from everywhere', async () => {
  await scene.ask(`POST ${REPO}/labels`, { name: 'Bug', color: 'FF0000', description: 'Bad' });
  expect(await names('/labels')).toEqual(['Bug']);
  await scene.ask(`POST ${REPO}/issues/1/labels`, { labels: ['bug', { name: 'new' }] });
  expect(await names('/issues/1/labels')).toEqual(['Bug', 'new']);
  await scene.ask(`PUT ${REPO}/issues/1/labels`, { labels: ['bug', 'a/b'] });
  expect(await names('/issues/1/labels?per_page=1')).toEqual(['a/b']);
  await scene.ask(`DELETE ${REPO}/issues/1/labels/a%2Fb`);
  await scene.ask(`DELETE ${REPO}/labels/bug`);
  expect(await names('/issues/1/labels')).toEqual([]);
  await scene.ask(`POST ${REPO}/issues/1/labels`, { labels: ['new'] });
  await scene.ask(`DELETE ${REPO}/issues/1/labels`);
  expect(await names('/issues/1/labels')).toEqual([]);
  expect(await names('/labels')).toEqual(['a/b', 'new']);
});

test('an issue that is changed: its text, labels, people, and whether it is open', async () => {
  const body = { title: 'U', body: 'V', labels: ['x'], assignees: ['carol', 'nobody'] };
  expect(await scene.ask(`PATCH ${REPO}/issues/1`, body)).toMatchObject({
    title: 'U',
    body: 'V',
    labels: [{ name: 'x' }],
    assignees: [{ login: 'carol' }],
    state: 'open',
  });
  const closed = await scene.ask(`PATCH ${REPO}/issues/1`, { state: 'closed' });
  expect([closed['state'], scene.events.at(-1)?.activity]).toEqual(['closed', 'closed']);
  await scene.ask(`PATCH ${REPO}/issues/1`, { state: 'open' });
  expect(scene.events.at(-1)?.activity).toBe('reopened');
});

test('a reaction is there once, on an issue as on a comment, from anybody who reads', async () => {
  const react = async (): Promise<unknown> =>
    (await scene.ask(`POST ${REPO}/issues/1/reactions`, { content: 'eyes' }, 'bob'))['id'];
  expect(await react()).toBe(await react());
  const issue = await scene.ask(`GET ${REPO}/issues/1`);
  expect(issue['reactions']).toMatchObject({ total_count: 1, eyes: 1 });
  const comment = await scene.ask(`POST ${REPO}/issues/1/comments`, { body: 'x' }, 'bob');
  const id = Number(comment['id']);
  expect(scene.events.at(-1)).toMatchObject({ name: 'issue_comment', actor: 'bob' });
  expect(await scene.ask(`GET ${REPO}/issues/comments/${id}`)).toMatchObject({
    body: 'x',
    user: { login: 'bob' },
    author_association: 'NONE',
  });
});

const reader: Who = {
  kind: 'workflow',
  login: 'github-actions[bot]',
  repository: CATALOG,
  permissions: { issues: 'read' },
};
const DENIED = /^403 .*Resource not accessible by integration/;

test.each<[string, string, object | undefined, Who, RegExp]>([
  ['a label twice', 'POST /labels', { name: 'KNOWN' }, 'alice', /^422 .*already_exists/],
  [
    'a colour that is none',
    'POST /labels',
    { name: 'x', color: '#fff' },
    'alice',
    /^422 .*invalid/,
  ],
  ['a reader makes no label', 'POST /labels', { name: 'x' }, 'bob', DENIED],
  ['a label that is not there', 'DELETE /labels/none', undefined, 'alice', /^404 /],
  ['a comment that is not there', 'GET /issues/comments/1', undefined, 'alice', /^404 /],
  ['an issue that is not there', 'PATCH /issues/7', { title: 'x' }, 'alice', /^404 /],
  ['a reader of an issue of others', 'PATCH /issues/1', { title: 'x' }, 'bob', DENIED],
  ['a reader of a pull request of others', 'PATCH /pulls/1', { title: 'x' }, 'bob', DENIED],
  ['a token that reads', 'PATCH /issues/1', { title: 'x' }, reader, DENIED],
  ['a token that reads', 'POST /issues/1/reactions', { content: 'eyes' }, reader, DENIED],
  ['a token that reads', 'PUT /issues/1/labels', { labels: ['x'] }, reader, DENIED],
  [
    'a title that is too long',
    'PATCH /issues/1',
    { title: 'x'.repeat(257) },
    'alice',
    /^422 .*too long/,
  ],
])('refused: %s, %s', async (_, line, body, who, expected) => {
  await scene.ask(`POST ${REPO}/labels`, { name: 'known' });
  expect(await scene.refusal(line.replace(' ', ` ${REPO}`), body, who)).toMatch(expected);
});
