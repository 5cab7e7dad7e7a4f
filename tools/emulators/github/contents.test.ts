import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CATALOG, startGithubScene, type GithubScene } from '../../testing/start-github-scene.ts';

let scene: GithubScene;
const REPO = `/repos/${CATALOG}`;

beforeEach(async () => {
  scene = await startGithubScene({
    files: { 'd/e f.txt': `${'x'.repeat(100)}\n`, 'd/g/h.txt': 'h' },
  });
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

test('a file, with base64 in lines; a folder; the root', async () => {
  const file = await scene.ask(`GET ${REPO}/contents/d/e%20f.txt`);
  expect(file).toMatchObject({ type: 'file', name: 'e f.txt', path: 'd/e f.txt', size: 101 });
  const content = String(file['content']);
  expect(content).toMatch(/^.{60}\n.{60}\n.{1,60}\n$/);
  expect(Buffer.from(content, 'base64').toString()).toBe(`${'x'.repeat(100)}\n`);
  const rows = async (route: string): Promise<unknown> =>
    (await scene.ask(`GET ${REPO}/contents${route}`)).map(({ type, path }) => `${type} ${path}`);
  expect(await rows('/d')).toEqual(['file d/e f.txt', 'dir d/g']);
  expect(await rows('')).toEqual(['file a.txt', 'dir d']);
  expect(await rows('/?ref=main')).toEqual(['file a.txt', 'dir d']);
});

test('a branch with a slash: by name, among all, compared, and in the list of commits', async () => {
  const sha = await scene.push('topic/one', { 'b.txt': 'two\n', 'd/g/h.txt': 'i' });
  const branches = await scene.ask(`GET ${REPO}/branches`);
  expect(branches.map(({ name }) => name)).toEqual(['main', 'topic/one']);
  expect(await scene.ask(`GET ${REPO}/branches/topic/one`)).toMatchObject({
    name: 'topic/one',
    commit: { sha },
  });
  const ahead = await scene.ask(`GET ${REPO}/compare/main...topic/one`);
  expect(ahead).toMatchObject({ status: 'ahead', ahead_by: 1, behind_by: 0, total_commits: 1 });
  expect(ahead['files']).toMatchObject([{ filename: 'b.txt' }, { filename: 'd/g/h.txt' }]);
  const behind = await scene.ask(`GET ${REPO}/compare/${sha}...shop:main`);
  expect(behind).toMatchObject({ status: 'behind', ahead_by: 0, behind_by: 1, files: [] });
  const shas = async (query: string): Promise<unknown> =>
    (await scene.ask(`GET ${REPO}/commits?${query}`)).map((each) => each['sha']);
  expect(await shas('sha=topic/one')).toEqual([sha, scene.first]);
  expect(await shas('sha=topic/one&path=a.txt')).toEqual([scene.first]);
  expect(await shas('author=nobody')).toEqual([]);
  expect(await shas('author=alice@example.com&per_page=1')).toEqual([scene.first]);
});

test('the pull requests of a commit, open and merged', async () => {
  const sha = await scene.push('topic', { 'b.txt': 'two\n' });
  await scene.ask(`POST ${REPO}/pulls`, { title: 'T', head: 'topic', base: 'main' });
  const pulls = async (commit: string): Promise<unknown> =>
    (await scene.ask(`GET ${REPO}/commits/${commit}/pulls`)).map(({ number }) => number);
  expect(await pulls(sha)).toEqual([1]);
  expect(await pulls(scene.first)).toEqual([]);
  const merged = await scene.ask(`PUT ${REPO}/pulls/1/merge`, { merge_method: 'squash' });
  expect(await pulls(String(merged['sha']))).toEqual([1]);
  expect(await pulls(sha)).toEqual([1]);
});

describe('refused', () => {
  test.each([
    ['/contents/none.txt', /^404 .*Not Found/],
    ['/contents/d%2F..%2Fa.txt', /^404 /],
    ['/contents/a.txt?ref=none', /^404 .*No commit found for the ref none/],
    ['/branches/none', /^404 .*Branch not found/],
    ['/compare/main...none', /^404 /],
    ['/compare/main', /^404 /],
    ['/commits?sha=none', /^404 /],
    ['/commits/none/pulls', /^422 .*No commit found for SHA: none/],
    ['/commits/none', /^422 .*No commit found for SHA: none/],
  ])('GET %s', async (route, expected) => {
    expect(await scene.refusal(`GET ${REPO}${route}`)).toMatch(expected);
  });

  test.each(['contents/a.txt', 'branches', 'commits', 'environments', 'labels', 'actions/runs'])(
    'nothing is told of %s in a repository that one does not see',
    async (route) => {
      expect(await scene.refusal(`GET /repos/shop/hidden/${route}`)).toMatch(/^404 /);
      const blind = {
        kind: 'app',
        login: 'alice',
        repository: 'shop/hidden',
        permissions: {},
      } as const;
      expect(await scene.refusal(`GET /repos/shop/hidden/${route}`, undefined, blind)).toMatch(
        /^403 .*Resource not accessible by integration/,
      );
    },
  );
});
