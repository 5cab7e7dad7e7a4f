import { expect, test } from 'vitest';
import type { RunRecord, RunState } from '../../model/run-record.ts';
import type { ForgeRun } from '../../ports/forge.ts';
import { whyEnded } from './reconcile-runs.ts';

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const NOW = Date.parse('2026-06-01T12:00:00Z');
const TIMEOUT = 45 * MINUTE;

const ago = (milliseconds: number): string => new Date(NOW - milliseconds).toISOString();

/** A record that came into a state so long ago; `run` is whether it knows of a run on GitHub. */
function recordOf(state: RunState, since: number, run = true): RunRecord {
  return {
    version: 1,
    id: 'c1',
    action: 'deploy',
    title: 'Deploy',
    state,
    requestedBy: 'ada',
    origin: 'comment',
    inputs: {},
    hash: 'abc',
    approvals: [],
    history: [
      { state: 'queued', at: ago(40 * DAY) },
      { state, at: ago(since) },
    ],
    links: [],
    steps: [],
    ...(run ? { workflowRun: { id: 7, attempt: 1, url: 'https://example.com/7' } } : {}),
  };
}

/** A run of GitHub, `status/conclusion`, which changed so long ago. */
function runOf(words: string, since: number): ForgeRun {
  const [status = '', conclusion] = words.split('/');
  return {
    id: 7,
    url: 'https://example.com/7',
    title: 'Deploy [c1]',
    workflow: '.github/workflows/action-deploy.yml',
    branch: 'main',
    event: 'workflow_dispatch',
    status,
    conclusion,
    actor: 'ada',
    attempt: 1,
    createdAt: ago(40 * DAY),
    updatedAt: ago(since),
  };
}

const LOST = 'failure: its run is not there any more';
const NOT_STARTED = 'failure: its workflow did not start → ask again';
const NOT_APPROVED = 'timed-out: nobody approved it within 30 days → ask again';
const FAILED = 'failure: its run failed, and said no more → its log says why';
const UNREPORTED =
  'timed-out: nobody reported how it went → look at the system that it was handed to';

test.each<[string, RunRecord, ForgeRun | undefined, string | undefined]>([
  // No run on GitHub.
  ['its run was deleted', recordOf('running', MINUTE), undefined, LOST],
  ['its run was deleted while it waited', recordOf('waiting', MINUTE), undefined, LOST],
  ['just asked', recordOf('queued', 14 * MINUTE, false), undefined, undefined],
  ['asked, and never started', recordOf('queued', 15 * MINUTE, false), undefined, NOT_STARTED],
  ['it waits for comments', recordOf('waiting', 30 * DAY - 1, false), undefined, undefined],
  ['nobody commented', recordOf('waiting', 30 * DAY, false), undefined, NOT_APPROVED],
  // One that still goes on, however long.
  ['queued', recordOf('queued', 20 * DAY), runOf('queued', 20 * DAY), undefined],
  ['running', recordOf('running', DAY), runOf('in_progress', DAY), undefined],
  ['a reviewer is asked', recordOf('waiting', 31 * DAY), runOf('waiting', 31 * DAY), undefined],
  // One that has ended, and whose last job may still be about to say so.
  ['cancelled now', recordOf('running', DAY), runOf('completed/cancelled', 0), undefined],
  ['failed now', recordOf('running', DAY), runOf('completed/failure', 14 * MINUTE), undefined],
  // One that has ended, and said nothing.
  [
    'cancelled',
    recordOf('running', MINUTE),
    runOf('completed/cancelled', 15 * MINUTE),
    'cancelled: it was cancelled on GitHub',
  ],
  [
    'cancelled before it began',
    recordOf('queued', MINUTE),
    runOf('completed/cancelled', 15 * MINUTE),
    'cancelled: it was cancelled on GitHub',
  ],
  [
    'took too long',
    recordOf('running', DAY),
    runOf('completed/timed_out', DAY),
    'timed-out: its job took too long',
  ],
  ['failed', recordOf('running', DAY), runOf('completed/failure', DAY), FAILED],
  ['no runner', recordOf('queued', DAY), runOf('completed/startup_failure', DAY), FAILED],
  ['nobody knows', recordOf('running', DAY), runOf('completed', DAY), FAILED],
  // Its own part is done.
  ['handed over', recordOf('running', TIMEOUT - 1), runOf('completed/success', DAY), undefined],
  ['never reported', recordOf('running', TIMEOUT), runOf('completed/success', DAY), UNREPORTED],
  ['it waits', recordOf('waiting', 30 * DAY - 1), runOf('completed/success', DAY), undefined],
  ['never approved', recordOf('waiting', 30 * DAY), runOf('completed/success', DAY), NOT_APPROVED],
])('%s', (_, record, run, expected) => {
  const end = whyEnded(record, run, { now: NOW, timeout: TIMEOUT });
  const hint = end?.hint === undefined ? '' : ` → ${end.hint}`;
  expect(end && `${end.state}: ${end.message}${hint}`).toBe(expected);
});
