import { expect, test } from 'vitest';
import type { GithubEvent } from '../../../emulators/github/github-server.ts';
import { isBroken, parseWorkflowFile } from '../parse/parse-workflow-file.ts';
import { matchesTrigger } from './matches-trigger.ts';

const PATH = '.github/workflows/a.yml';
const JOBS = 'jobs: { a: { runs-on: x, steps: [{ run: "true" }] } }';

type Given = Partial<GithubEvent> & Pick<GithubEvent, 'name'>;

const event = (given: Given): GithubEvent => ({
  activity: undefined,
  repository: 'shop/catalog',
  actor: 'alice',
  ref: 'refs/heads/main',
  sha: '1'.repeat(40),
  workflowSha: '1'.repeat(40),
  payload: {},
  isHeld: false,
  isFromFork: false,
  ...given,
});
const push = (ref: string): Given => ({ name: 'push', ref });
const pull = (activity: string, base = 'main'): Given => ({
  name: 'pull_request',
  activity,
  ref: 'refs/pull/1/merge',
  payload: { pull_request: { base: { ref: base } } },
});
const dispatch = (workflow: string): Given => ({
  name: 'workflow_dispatch',
  dispatch: { workflow, runId: 1 },
});
const CHANGED = ['catalog/a.yaml', 'docs/a.md'];

test.each<[string, Given, boolean]>([
  ['push', push('refs/heads/main'), true],
  ['push', pull('opened'), false],
  ['[push, pull_request]', pull('opened'), true],
  ['{ push: { branches: [main] } }', push('refs/heads/main'), true],
  ['{ push: { branches: [main] } }', push('refs/heads/other'), false],
  ['{ push: { branches: [main] } }', push('refs/tags/main'), false],
  ['{ push: { branches: ["**", "!wip/**"] } }', push('refs/heads/wip/a'), false],
  ['{ push: { branches-ignore: ["wip/**"] } }', push('refs/heads/wip/a'), false],
  ['{ push: { branches-ignore: ["wip/**"] } }', push('refs/heads/main'), true],
  ['{ push: { tags: ["v*"] } }', push('refs/tags/v1'), true],
  ['{ push: { tags: ["v*"] } }', push('refs/tags/w1'), false],
  ['{ push: { tags: ["v*"] } }', push('refs/heads/main'), false],
  ['{ push: { tags-ignore: ["v*"] } }', push('refs/tags/w1'), true],
  ['push', push('refs/tags/v1'), true],
  ['{ push: { branches: [main], tags: ["v*"] } }', push('refs/tags/v1'), true],
  ['{ push: { paths: ["catalog/**"] } }', push('refs/heads/main'), true],
  ['{ push: { paths: ["tools/**"] } }', push('refs/heads/main'), false],
  ['{ push: { paths: ["**", "!**"] } }', push('refs/heads/main'), false],
  ['{ push: { paths: ["tools/**"] } }', push('refs/tags/v1'), true],
  ['{ push: { paths-ignore: ["docs/**"] } }', push('refs/heads/main'), true],
  ['{ push: { paths-ignore: ["docs/**", "catalog/*"] } }', push('refs/heads/main'), false],
  ['pull_request', pull('opened'), true],
  ['pull_request', pull('synchronize'), true],
  ['pull_request', pull('reopened'), true],
  ['pull_request', pull('labeled'), false],
  ['{ pull_request: { types: [labeled] } }', pull('labeled'), true],
  ['{ pull_request: { types: [labeled] } }', pull('opened'), false],
  ['{ pull_request: { branches: [main] } }', pull('opened', 'other'), false],
  ['{ pull_request: { branches: [main] } }', pull('opened'), true],
  ['issue_comment', { name: 'issue_comment', activity: 'deleted' }, true],
  ['{ issue_comment: { types: [created] } }', { name: 'issue_comment', activity: 'edited' }, false],
  ['merge_group', { name: 'merge_group' }, true],
  [
    '{ repository_dispatch: { types: [go] } }',
    { name: 'repository_dispatch', payload: { action: 'go' } },
    true,
  ],
  [
    '{ repository_dispatch: { types: [go] } }',
    { name: 'repository_dispatch', payload: { action: 'no' } },
    false,
  ],
  ['workflow_dispatch', dispatch(PATH), true],
  ['workflow_dispatch', dispatch('.github/workflows/b.yml'), false],
  ['{ schedule: [{ cron: "7 3 * * *" }] }', { name: 'schedule' }, true],
  [
    '{ schedule: [{ cron: "7 3 * * *" }] }',
    { name: 'schedule', payload: { schedule: '7 3 * * *' } },
    true,
  ],
  [
    '{ schedule: [{ cron: "7 3 * * *" }] }',
    { name: 'schedule', payload: { schedule: '8 3 * * *' } },
    false,
  ],
])('on: %s hears %j: %s', async (on, given, expected) => {
  const workflow = await parseWorkflowFile(PATH, `on: ${on}\n${JOBS}`);
  if (isBroken(workflow)) throw new Error(workflow.errors.join('\n'));
  expect(matchesTrigger(PATH, workflow.events, event(given), () => CHANGED)).toBe(expected);
});
