import { describe, expect, test } from 'vitest';
import { findHeard } from '../actions/run-listeners.ts';
import type { Action } from '../load/catalog.ts';
import type { ActionFile, AutomationEvent } from '../model/action.ts';
import type { RunRecord, RunState } from '../model/run-record.ts';
import { matchRun } from './match-run.ts';
import { toRunEvent } from './to-run-event.ts';

function toAction(identifier: string, trigger: ActionFile['trigger'], publish?: boolean): Action {
  const value: ActionFile = {
    identifier,
    trigger,
    invocationMethod: { type: 'STEPS', steps: [{ run: 'true' }] },
    ...(publish === undefined ? {} : { publish }),
  };
  const origin = { file: `actions/${identifier}.yaml`, index: 0, path: [] };
  return { kind: 'action', identifier, title: identifier, value, refused: [], origin };
}

const waiting = (
  identifier: string,
  type: AutomationEvent['type'],
  { of, ...more }: { of?: string; publish?: boolean; expressions?: readonly string[] } = {},
): Action =>
  toAction(
    identifier,
    {
      type: 'automation',
      event: { type, ...(of === undefined ? {} : { actionIdentifier: of }) },
      ...(more.expressions === undefined ? {} : { condition: { expressions: more.expressions } }),
    },
    more.publish,
  );

const DEPLOY = toAction('deploy', { type: 'self-service', operation: 'CREATE' });
const WEEKLY = waiting('weekly', 'SCHEDULE');

const RECORD: RunRecord = {
  version: 1,
  id: 'c7',
  action: 'deploy',
  title: 'Deploy',
  state: 'failure',
  requestedBy: 'ada',
  origin: 'comment',
  entity: 'service/shop/cart',
  inputs: { version: 2 },
  hash: 'abc',
  pullRequest: 3,
  workflowRun: { id: 9, attempt: 1, url: 'https://example.com/9' },
  approvals: [],
  history: [
    { state: 'queued', at: '2026-01-01T00:00:00Z', by: 'ada' },
    { state: 'running', at: '2026-01-01T00:01:00Z' },
    { state: 'failure', at: '2026-01-01T00:02:00Z' },
  ],
  message: 'step `x` failed',
  links: [],
  steps: [],
};

const dueOf = async (
  actions: readonly Action[],
  type: 'RUN_CREATED' | 'RUN_UPDATED',
  change: Partial<RunRecord> = {},
): Promise<readonly string[]> => {
  const { due, problems } = await matchRun([DEPLOY, WEEKLY, ...actions], type, {
    ...RECORD,
    ...change,
  });
  return [...due.map(({ action }) => action.identifier), ...problems];
};

describe('who hears a run', () => {
  test.each<[string, Action, readonly string[], readonly string[]]>([
    ['one that begins', waiting('a', 'RUN_CREATED', { of: 'deploy' }), ['a'], []],
    ['one that ended', waiting('a', 'RUN_UPDATED', { of: 'deploy' }), [], ['a']],
    ['both', waiting('a', 'ANY_RUN_CHANGE', { of: 'deploy' }), ['a'], ['a']],
    ['of whatever action', waiting('a', 'ANY_RUN_CHANGE'), ['a'], ['a']],
    ['of another', waiting('a', 'ANY_RUN_CHANGE', { of: 'weekly' }), [], []],
    ['nobody, where it is off', waiting('a', 'ANY_RUN_CHANGE', { publish: false }), [], []],
    ['nobody who waits for entities', waiting('a', 'ANY_ENTITY_CHANGE'), [], []],
  ])('%s', async (_, action, created, updated) => {
    expect(await dueOf([action], 'RUN_CREATED')).toEqual(created);
    expect(await dueOf([action], 'RUN_UPDATED')).toEqual(updated);
    expect(findHeard([DEPLOY, WEEKLY, action], DEPLOY)).toEqual({
      isBeginHeard: created.length > 0,
      isEndHeard: updated.length > 0,
    });
  });

  test.each<[RunState, readonly string[], readonly string[]]>([
    ['queued', ['a'], []],
    ['waiting', ['a'], []],
    ['running', ['a'], []],
    ['success', ['a'], ['a']],
    ['failure', ['a'], ['a']],
    ['cancelled', ['a'], ['a']],
    ['timed-out', ['a'], ['a']],
    ['refused', [], []],
  ])('one that is %s', async (state, created, updated) => {
    const any = waiting('a', 'ANY_RUN_CHANGE');
    expect(await dueOf([any], 'RUN_CREATED', { state })).toEqual(created);
    expect(await dueOf([any], 'RUN_UPDATED', { state })).toEqual(updated);
  });

  test('runs of an automation of runs start nothing: not itself, and no other', async () => {
    const [a, b] = [waiting('a', 'ANY_RUN_CHANGE'), waiting('b', 'RUN_UPDATED', { of: 'a' })];
    for (const action of ['a', 'b', 'gone'])
      expect(await dueOf([a, b], 'RUN_UPDATED', { action })).toEqual([]);
    expect(await dueOf([a, b], 'RUN_UPDATED', { action: 'weekly' })).toEqual(['a']);
    expect(findHeard([a, b], a)).toEqual({ isBeginHeard: false, isEndHeard: false });
  });

  test.each([
    [undefined, ['a']],
    [2, ['a']],
    [3, ['a on run c7 is not started: 3 automations stand behind it']],
  ])('where %s automations stand behind it', async (depth, expected) => {
    const change = depth === undefined ? {} : { depth };
    expect(await dueOf([waiting('a', 'RUN_UPDATED')], 'RUN_UPDATED', change)).toEqual(expected);
  });

  test.each([
    ['.diff.after.status == "FAILURE"', ['a']],
    ['.diff.after.status == "SUCCESS"', []],
    ['.diff.before.status == "IN_PROGRESS" and .diff.after.properties.version == 2', ['a']],
    ['.diff | error', [expect.stringContaining('a: its condition fails: ')]],
  ])('the condition %s', async (program, expected) => {
    const action = waiting('a', 'RUN_UPDATED', { expressions: [program] });
    expect(await dueOf([action], 'RUN_UPDATED')).toEqual(expected);
  });
});

describe('the number of what it starts', () => {
  const numberOf = async (
    type: 'RUN_CREATED' | 'RUN_UPDATED',
    change: Partial<RunRecord> = {},
    name = 'a',
  ): Promise<string | undefined> => {
    const actions = [DEPLOY, WEEKLY, waiting(name, 'ANY_RUN_CHANGE')];
    return (await matchRun(actions, type, { ...RECORD, ...change })).due[0]?.id;
  };

  test('is the same for the same state of the same run', async () => {
    const first = await numberOf('RUN_UPDATED');
    expect(first).toMatch(/^e[0-9a-f]{12}$/);
    const later = { workflowRun: { id: 10, attempt: 2, url: '' }, message: 'other', inputs: {} };
    expect(await numberOf('RUN_UPDATED', later)).toBe(first);
    expect(await numberOf('RUN_CREATED', { state: 'running' })).toBe(
      await numberOf('RUN_CREATED', { state: 'success' }),
    );
  });

  test('and another for every other', async () => {
    const numbers = [
      await numberOf('RUN_CREATED'),
      await numberOf('RUN_UPDATED'),
      await numberOf('RUN_UPDATED', { state: 'success' }),
      await numberOf('RUN_UPDATED', { id: 'c8' }),
      await numberOf('RUN_UPDATED', { action: 'weekly' }),
      await numberOf('RUN_UPDATED', {}, 'b'),
    ];
    expect(new Set(numbers).size).toBe(numbers.length);
  });
});

describe('what programs read', () => {
  const AFTER = {
    id: 'c7',
    action: { identifier: 'deploy', title: 'Deploy' },
    status: 'FAILURE',
    state: 'failure',
    source: 'COMMENT',
    createdBy: 'ada',
    createdAt: '2026-01-01T00:00:00Z',
    updatedAt: '2026-01-01T00:02:00Z',
    endedAt: '2026-01-01T00:02:00Z',
    properties: { version: 2 },
    entity: { identifier: 'shop/cart' },
    blueprint: { identifier: 'service' },
    message: 'step `x` failed',
    link: 'https://example.com/9',
    pullRequest: 3,
  };

  test('of one that ended: as it was before, too', () => {
    const before = {
      ...AFTER,
      status: 'IN_PROGRESS',
      state: 'running',
      updatedAt: '2026-01-01T00:01:00Z',
      endedAt: null,
      message: null,
    };
    expect(toRunEvent('RUN_UPDATED', RECORD)).toEqual({
      type: 'RUN_UPDATED',
      action: 'UPDATE',
      resourceType: 'run',
      trigger: { by: { login: 'ada' }, origin: 'COMMENT', at: '2026-01-01T00:02:00Z' },
      context: {
        runId: 'c7',
        actionIdentifier: 'deploy',
        blueprint: 'service',
        entity: 'shop/cart',
      },
      diff: { before, after: AFTER },
    });
  });

  test('of one that begins, and that little is known of', () => {
    const { entity: _, workflowRun: __, pullRequest: ___, message: ____, ...little } = RECORD;
    const event = toRunEvent('RUN_CREATED', { ...little, state: 'queued', history: [] });
    expect(event).toMatchObject({
      action: 'CREATE',
      context: { runId: 'c7', actionIdentifier: 'deploy' },
      diff: {
        before: null,
        after: { status: 'IN_PROGRESS', entity: null, blueprint: null, link: null, endedAt: null },
      },
    });
    expect(event.context).not.toHaveProperty('entity');
  });
});
