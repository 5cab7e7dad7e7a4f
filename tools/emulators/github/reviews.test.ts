import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  CATALOG,
  startGithubScene,
  type GithubScene,
  type Who,
} from '../../testing/start-github-scene.ts';

let scene: GithubScene;
const PULL = `/repos/${CATALOG}/pulls/1`;
const BOT = 'github-actions[bot]';

beforeEach(async () => {
  scene = await startGithubScene({ catalog: { workflowsMayCreatePullRequests: false } });
  await scene.push('topic', { 'b.txt': 'two\n' });
  await scene.ask(`POST /repos/${CATALOG}/pulls`, { title: 'T', head: 'topic', base: 'main' });
});
afterEach(async () => {
  // oxlint-disable-next-line vitest/no-standalone-expect -- it belongs to every test
  expect(scene.github.violations).toEqual([]);
  await scene.close();
});

const job = (permissions: Readonly<Record<string, 'read' | 'write'>>): Who => ({
  kind: 'workflow',
  login: BOT,
  repository: CATALOG,
  permissions,
});
const DENIED = /^403 .*Resource not accessible by integration/;
const body = 'Well.';

describe('a review', () => {
  test.each([
    ['APPROVE', 'APPROVED', 'approved'],
    ['REQUEST_CHANGES', 'CHANGES_REQUESTED', 'changes_requested'],
    ['COMMENT', 'COMMENTED', 'commented'],
  ])('%s makes it %s, and an event says %s', async (event, state, said) => {
    const review = await scene.ask(`POST ${PULL}/reviews`, { event, body }, 'carol');
    expect(review).toMatchObject({ state, body, user: { login: 'carol' } });
    expect(await scene.ask(`GET ${PULL}/reviews`)).toEqual([review]);
    expect(scene.events.at(-1)).toMatchObject({
      name: 'pull_request_review',
      activity: 'submitted',
      actor: 'carol',
      ref: 'refs/pull/1/merge',
      isFromFork: false,
      payload: { review: { state: said }, pull_request: { number: 1 } },
    });
  });

  test('one that is not submitted is seen by who writes it, and told to nobody', async () => {
    const before = scene.events.length;
    expect(await scene.ask(`POST ${PULL}/reviews`, {}, 'carol')).toMatchObject({
      state: 'PENDING',
    });
    expect(await scene.ask(`GET ${PULL}/reviews`)).toEqual([]);
    expect(await scene.ask(`GET ${PULL}/reviews`, undefined, 'carol')).toHaveLength(1);
    expect(scene.events).toHaveLength(before);
  });

  test.each<[string, object, Who, RegExp]>([
    [
      'by who made it',
      { event: 'APPROVE' },
      'alice',
      /^422 .*Can not approve your own pull request/,
    ],
    [
      'by who made it',
      { event: 'REQUEST_CHANGES', body },
      'alice',
      /^422 .*Can not request changes on your own/,
    ],
    ['by who made it, with a word', { event: 'COMMENT', body }, 'alice', /^accepted$/],
    ['without a word', { event: 'REQUEST_CHANGES' }, 'carol', /^422 .*can't be blank/],
    ['with too many', { event: 'COMMENT', body: 'x'.repeat(65_537) }, 'carol', /^422 .*too long/],
    [
      'of a commit that is not there',
      { event: 'APPROVE', commit_id: '0'.repeat(40) },
      'carol',
      /^422 /,
    ],
    ['by anybody who reads', { event: 'APPROVE' }, 'bob', /^accepted$/],
    [
      'by a workflow that may not',
      { event: 'APPROVE' },
      job({ pull_requests: 'write' }),
      /^422 .*not permitted to approve/,
    ],
    ['by a workflow that only reads', { event: 'APPROVE' }, job({ pull_requests: 'read' }), DENIED],
  ])('%s: %o', async (_, review, who, expected) => {
    expect(await scene.refusal(`POST ${PULL}/reviews`, review, who)).toMatch(expected);
  });
});

describe('who is asked for a review', () => {
  test('people and teams: asked, not asked any more, or done', async () => {
    const asked = await scene.ask(`POST ${PULL}/requested_reviewers`, {
      reviewers: ['Carol'],
      team_reviewers: ['ops'],
    });
    const both = { requested_reviewers: [{ login: 'carol' }], requested_teams: [{ slug: 'ops' }] };
    expect(asked).toMatchObject(both);
    expect(scene.events.at(-1)?.activity).toBe('review_requested');
    const left = await scene.ask(`DELETE ${PULL}/requested_reviewers`, {
      reviewers: [],
      team_reviewers: ['ops'],
    });
    expect(left).toMatchObject({ requested_reviewers: [{ login: 'carol' }], requested_teams: [] });
    expect(scene.events.at(-1)?.activity).toBe('review_request_removed');
    await scene.ask(`POST ${PULL}/reviews`, { event: 'APPROVE' }, 'carol');
    expect(await scene.ask(`GET ${PULL}`)).toMatchObject({ requested_reviewers: [] });
  });

  test.each<[string, object, Who, RegExp]>([
    [
      'the author',
      { reviewers: ['alice'] },
      'carol',
      /^422 .*cannot be requested from pull request author/,
    ],
    [
      'somebody from outside',
      { reviewers: ['bob'] },
      'carol',
      /^422 .*may only be requested from collaborators/,
    ],
    [
      'nobody',
      { reviewers: ['nobody'] },
      'carol',
      /^422 .*may only be requested from collaborators/,
    ],
    [
      'no team',
      { team_reviewers: ['none'] },
      'carol',
      /^422 .*may only be requested from collaborators/,
    ],
    [
      'a team, by a workflow, which knows none',
      { team_reviewers: ['ops'] },
      job({ pull_requests: 'write' }),
      /^422 /,
    ],
    [
      'a person, by a workflow',
      { reviewers: ['carol'] },
      job({ pull_requests: 'write' }),
      /^accepted$/,
    ],
    ['anybody, by a reader', { reviewers: ['carol'] }, 'bob', DENIED],
  ])('%s: %o', async (_, reviewers, who, expected) => {
    expect(await scene.refusal(`POST ${PULL}/requested_reviewers`, reviewers, who)).toMatch(
      expected,
    );
  });
});
