import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CATALOG,
  startGithubScene,
  type GithubScene,
  type Json,
  type Who,
} from '../../testing/start-github-scene.ts';

let scene: GithubScene;
const REPO = `/repos/${CATALOG}`;
const BOT = 'github-actions[bot]';

beforeEach(async () => {
  scene = await startGithubScene();
});
afterEach(async () => {
  await scene.close();
});

const clean = (): void => expect(scene.github.violations).toEqual([]);
const job: Who = {
  kind: 'workflow',
  login: BOT,
  repository: CATALOG,
  permissions: { checks: 'write', statuses: 'write', pull_requests: 'write' },
};
const reader: Who = {
  kind: 'workflow',
  login: BOT,
  repository: CATALOG,
  permissions: { checks: 'read' },
};
const other: Who = {
  kind: 'app',
  login: 'carol',
  repository: CATALOG,
  permissions: { checks: 'write' },
};
const DENIED = /^403 .*Resource not accessible by integration/;

const note = (line: number): object => ({
  path: 'a.txt',
  start_line: line,
  end_line: line,
  annotation_level: 'failure',
  message: `At ${line}`,
});
const notes = (count: number): object[] =>
  Array.from({ length: count }, (_, index) => note(index + 1));

describe('check runs', () => {
  test('begun, annotated in two goes, ended', async () => {
    const made = await scene.ask(
      `POST ${REPO}/check-runs`,
      {
        name: 'catalog',
        head_sha: scene.first,
        status: 'in_progress',
        output: { title: 'T', summary: 'S', annotations: notes(50) },
      },
      job,
    );
    expect(made).toMatchObject({
      status: 'in_progress',
      conclusion: null,
      app: { slug: 'github-actions' },
    });
    const check = `${REPO}/check-runs/${Number(made['id'])}`;
    const output = { summary: 'U', text: 'V', annotations: [note(51)] };
    const ended = await scene.ask(`PATCH ${check}`, { conclusion: 'failure', output }, job);
    expect(ended).toMatchObject({
      status: 'completed',
      conclusion: 'failure',
      output: { title: 'T', summary: 'U', text: 'V', annotations_count: 51 },
    });
    expect(await scene.ask(`GET ${check}`)).toEqual(ended);
    const second = await scene.ask(`GET ${check}/annotations?page=2&per_page=50`);
    expect(second).toMatchObject([{ path: 'a.txt', start_line: 51, message: 'At 51' }]);
    clean();
  });

  test('at a commit: the latest of each name, with those of jobs', async () => {
    const make = async (name: string, status: string): Promise<number> => {
      const body = { name, head_sha: scene.first, status };
      return Number((await scene.ask(`POST ${REPO}/check-runs`, body, job))['id']);
    };
    const [old, queued, latest] = [
      await make('a', 'queued'),
      await make('b', 'queued'),
      await make('a', 'in_progress'),
    ];
    const run = scene.github.createRun({
      repository: CATALOG,
      workflow: '.github/workflows/x.yml',
      title: 'x',
      event: 'push',
      headSha: scene.first,
      headBranch: 'main',
      actor: 'alice',
    });
    const annotations = [{ level: 'error', file: 'a.txt', line: 1, message: 'Bad' }] as const;
    const done = {
      name: 'gate',
      status: 'completed',
      conclusion: 'failure',
      steps: [],
      annotations,
      log: '',
    } as const;
    scene.github.updateRun(CATALOG, run, {
      status: 'completed',
      conclusion: 'failure',
      jobs: [done],
    });
    const find = async (query: string): Promise<readonly Json[]> => {
      const found = await scene.ask(`GET ${REPO}/commits/main/check-runs${query}`);
      return found['check_runs'] as unknown as Json[];
    };
    const [gate, ...made] = await find('');
    expect(gate).toMatchObject({ name: 'gate', conclusion: 'failure' });
    expect(made.map(({ id }) => id)).toEqual([latest, queued]);
    expect((await find('?filter=all&check_name=a')).map(({ id }) => id)).toEqual([latest, old]);
    expect((await find('?status=queued')).map(({ id }) => id)).toEqual([queued]);
    const bad = await scene.ask(`GET ${REPO}/check-runs/${Number(gate?.['id'])}/annotations`);
    expect(bad).toMatchObject([{ annotation_level: 'failure', message: 'Bad' }]);
    clean();
  });

  test.each<[string, object, Who, RegExp]>([
    ['a person makes none', {}, 'alice', /^403 .*You must authenticate via a GitHub App/],
    ['a token that reads', {}, reader, DENIED],
    [
      'a commit that is not there',
      { head_sha: '0'.repeat(40) },
      job,
      /^422 .*No commit found for SHA/,
    ],
    ['completed, and nobody says how', { status: 'completed' }, job, /^422 .*conclusion/],
    ['only GitHub makes it stale', { conclusion: 'stale' }, job, /^422 /],
    [
      'a title that is too long',
      {
        output: { title: 'T', summary: 'S', annotations: [{ ...note(1), title: 'x'.repeat(256) }] },
      },
      job,
      /^422 .*too long/,
    ],
    [
      'columns of many lines',
      {
        output: {
          title: 'T',
          summary: 'S',
          annotations: [{ ...note(1), end_line: 2, start_column: 1 }],
        },
      },
      job,
      /^422 .*one line/,
    ],
  ])('refused: %s', async (_, body, who, expected) => {
    const whole = { name: 'x', head_sha: scene.first, ...body };
    expect(await scene.refusal(`POST ${REPO}/check-runs`, whole, who)).toMatch(expected);
    clean();
  });

  test.each<[string, object]>([
    ['annotations', { title: 'T', summary: 'S', annotations: notes(51) }],
    ['a summary', { title: 'T', summary: 'x'.repeat(65_536) }],
    ['a text', { title: 'T', summary: 'S', text: 'x'.repeat(65_536) }],
  ])('more of %s than the description lets', async (_, output) => {
    const body = { name: 'x', head_sha: scene.first, output };
    expect(await scene.refusal(`POST ${REPO}/check-runs`, body, job)).toMatch(
      /^422 .*must NOT have more than/,
    );
    expect(scene.github.violations).toHaveLength(1);
  });

  test('another App may not change it', async () => {
    const made = await scene.ask(
      `POST ${REPO}/check-runs`,
      { name: 'x', head_sha: scene.first },
      job,
    );
    const line = `PATCH ${REPO}/check-runs/${Number(made['id'])}`;
    expect(await scene.refusal(line, { name: 'y' }, other)).toMatch(/^403 .*Invalid app_id/);
    clean();
  });
});

describe('commit statuses', () => {
  const status = async (context: string, state: string): Promise<Json> =>
    await scene.ask(`POST ${REPO}/statuses/${scene.first}`, { context, state }, job);
  const combined = async (): Promise<unknown> => {
    const { state, total_count: count } = await scene.ask(`GET ${REPO}/commits/main/status`);
    return `${String(state)} of ${String(count)}`;
  };

  test('combined: the latest of each context counts', async () => {
    expect(await combined()).toBe('pending of 0');
    expect(await status('a', 'pending')).toMatchObject({ context: 'a', creator: { login: BOT } });
    expect(await combined()).toBe('pending of 1');
    await status('a', 'success');
    expect(await combined()).toBe('success of 1');
    await status('b', 'pending');
    expect(await combined()).toBe('pending of 2');
    await status('b', 'error');
    expect(await combined()).toBe('failure of 2');
    clean();
  });

  test.each<[string, string, object, Who, RegExp]>([
    ['a commit that is not there', '0'.repeat(40), {}, job, /^422 .*No commit found/],
    ['a text that is too long', '', { description: 'x'.repeat(141) }, job, /^422 .*too long/],
    ['a token without the permission', '', {}, reader, DENIED],
    ['a reader', '', {}, 'bob', DENIED],
    ['a person who writes', '', {}, 'carol', /^accepted$/],
  ])('refused: %s', async (_, sha, body, who, expected) => {
    const line = `POST ${REPO}/statuses/${sha || scene.first}`;
    expect(await scene.refusal(line, { state: 'success', ...body }, who)).toMatch(expected);
    clean();
  });

  test('a commit that is not there has none', async () => {
    expect(await scene.refusal(`GET ${REPO}/commits/none/status`)).toMatch(
      /^422 .*No commit found/,
    );
    expect(await scene.refusal(`GET ${REPO}/commits/none/check-runs`)).toMatch(/^422 .*No commit/);
    clean();
  });
});
