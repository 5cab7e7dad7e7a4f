import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  CATALOG,
  startGithubScene,
  type GithubScene,
  type Who,
} from '../../testing/start-github-scene.ts';

let scene: GithubScene;
const GIT = `/repos/${CATALOG}/git`;

beforeEach(async () => {
  scene = await startGithubScene({ files: { 'd/e.txt': 'e\n', 'd/f.txt': 'f\n' } });
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const bot: Who = {
  kind: 'app',
  login: 'github-actions[bot]',
  repository: CATALOG,
  permissions: { contents: 'write' },
};

test('a commit by pieces: blobs, a tree on another, a commit that GitHub signs for a bot, a ref', async () => {
  const content = Buffer.from([0, 255, 10]).toString('base64');
  const blob = await scene.ask(`POST ${GIT}/blobs`, { content, encoding: 'base64' }, bot);
  expect(await scene.ask(`GET ${GIT}/blobs/${String(blob['sha'])}`)).toMatchObject({
    size: 3,
    content: `${content}\n`,
  });
  const base = await scene.ask(`GET ${GIT}/trees/main?recursive=1`);
  expect((base['tree'] as unknown as { path: string }[]).map(({ path }) => path)).toEqual([
    'a.txt',
    'd',
    'd/e.txt',
    'd/f.txt',
  ]);
  const file = { mode: '100644', type: 'blob' };
  const tree = await scene.ask(
    `POST ${GIT}/trees`,
    {
      base_tree: base['sha'],
      tree: [
        { ...file, path: 'd/e.txt', sha: null },
        { ...file, path: 'x/new.bin', sha: blob['sha'] },
        { ...file, path: 'g.txt', content: 'g\n' },
      ],
    },
    bot,
  );
  const body = { message: 'M', tree: tree['sha'], parents: [scene.first] };
  const commit = await scene.ask(`POST ${GIT}/commits`, body, bot);
  expect(commit).toMatchObject({
    author: { name: 'github-actions[bot]' },
    committer: { name: 'GitHub' },
    verification: { verified: true, reason: 'valid' },
  });
  const author = { name: 'A', email: 'a@example.com', date: '2026-01-01T00:00:00Z' };
  expect(await scene.ask(`POST ${GIT}/commits`, { ...body, author }, bot)).toMatchObject({
    author,
    committer: author,
    verification: { verified: false },
  });
  await scene.ask(`POST ${GIT}/refs`, { ref: 'refs/heads/made', sha: commit['sha'] }, bot);
  const made = await scene.ask(`GET ${GIT}/trees/made?recursive=1`);
  expect((made['tree'] as unknown as { path: string }[]).map(({ path }) => path)).toEqual([
    'a.txt',
    'd',
    'd/f.txt',
    'g.txt',
    'x',
    'x/new.bin',
  ]);
  const refs = await scene.ask(`GET ${GIT}/matching-refs/heads/ma`);
  expect(refs.map(({ ref }) => ref)).toEqual(['refs/heads/made', 'refs/heads/main']);
  expect(await scene.ask(`GET ${GIT}/matching-refs/tags`)).toEqual([]);
});

const NONE = '0'.repeat(40);
const entry = { path: 'x', mode: '100644', type: 'blob' };

test.each<[string, object | undefined, RegExp]>([
  [`GET /blobs/${NONE}`, undefined, /^404 /],
  ['GET /blobs/main', undefined, /^404 /],
  ['GET /trees/none', undefined, /^404 /],
  ['POST /trees', { base_tree: NONE, tree: [] }, /^404 /],
  [
    'POST /trees',
    { tree: [{ ...entry, path: '../x', content: '' }] },
    /^422 .*malformed path component/,
  ],
  [
    'POST /trees',
    { tree: [{ ...entry, path: 'a/.GIT/x', content: '' }] },
    /^422 .*malformed path component/,
  ],
  ['POST /trees', { tree: [{ ...entry, sha: NONE }] }, /^422 .*is not a valid blob/],
  ['POST /trees', { tree: [entry] }, /^422 .*either tree\.sha or tree\.content/],
  ['POST /commits', { message: 'M', tree: NONE }, /^422 .*Tree SHA does not exist/],
])('refused: %s %o', async (line, body, expected) => {
  expect(await scene.refusal(line.replace(' ', ` ${GIT}`), body)).toMatch(expected);
});

test.each<[string, object]>([
  ['blobs', { content: 'x' }],
  ['trees', { tree: [] }],
  ['commits', { message: 'M', tree: NONE }],
])('a reader writes no %s', async (kind, body) => {
  const refusal = await scene.refusal(`POST ${GIT}/${kind}`, body, 'bob');
  expect(refusal).toMatch(/^403 .*Resource not accessible by integration/);
});
