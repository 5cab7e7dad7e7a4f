import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Action } from '../../load/catalog.ts';
import type { HeardRuns } from '../run-listeners.ts';
import type { ActionFile } from '../../model/action.ts';
import { compileWorkflow } from './compile-workflow.ts';

interface Compiled {
  readonly on: {
    readonly workflow_dispatch: { readonly inputs: Record<string, object> };
    readonly schedule?: readonly object[];
  };
  readonly jobs: Record<
    string,
    {
      readonly concurrency?: { readonly group: string };
      readonly permissions: object;
      readonly steps: readonly CompiledStep[];
    }
  >;
}

interface CompiledStep {
  readonly if?: string;
  readonly uses?: string;
  readonly with?: object;
}

const STEPS = { type: 'STEPS', steps: [{ run: 'true' }] } as const;

function compile(value: Partial<ActionFile>, heard?: HeardRuns): Compiled {
  const action = {
    identifier: 'deploy',
    title: 'Deploy',
    origin: { file: 'actions/deploy.yaml', path: [], index: 0 },
    refused: [],
    value: { trigger: { type: 'self-service' }, invocationMethod: STEPS, ...value },
  } as unknown as Action;
  return parse(compileWorkflow(action, () => [], heard)) as Compiled;
}

describe('the condition of a step', () => {
  const go = "steps.begin.outputs.state == 'go'";
  test.each([
    [undefined, go],
    ['always()', `${go} && (always())`],
    ['${{ always() }}', `${go} && (always())`],
    [
      "${{ env.A == 'a' || env.B }} && ${{ env.C }}",
      `${go} && ((env.A == 'a' || env.B) && (env.C))`,
    ],
    ['!${{ env.A }}', `${go} && (!(env.A))`],
  ])('%s', (condition, expected) => {
    const step = { run: 'true', ...(condition === undefined ? {} : { if: condition }) };
    const { jobs } = compile({ invocationMethod: { type: 'STEPS', steps: [step] } });
    expect(jobs['run']?.steps.at(-1)?.if).toBe(expected);
  });
});

test('an automation that is approved looks at its commits before that, too', () => {
  const { jobs } = compile({
    trigger: {
      type: 'automation',
      event: { type: 'ENTITY_CREATED', blueprintIdentifier: 'service' },
    },
    requiredApproval: true,
  });
  for (const name of ['request', 'run'])
    expect(jobs[name]?.steps[0]?.with).toMatchObject({ 'fetch-depth': 0 });
});

test.each([
  ['DAY-2', 'cadastre service/${{ inputs.entity }}'],
  ['CREATE', 'cadastre run ${{ inputs.run || github.run_id }}'],
] as const)('runs of operation %s that wait for each other', (operation, group) => {
  const { jobs } = compile({
    trigger: { type: 'self-service', operation, blueprintIdentifier: 'service' },
  });
  expect(jobs['run']?.concurrency?.group).toBe(group);
});

test('the form wants what nothing else can give', () => {
  const { on } = compile({
    trigger: {
      type: 'self-service',
      operation: 'CREATE',
      userInputs: {
        properties: {
          plain: { type: 'string' },
          computed: { type: 'string', default: { jqQuery: '.user.email' } },
          sometimes: { type: 'string', enum: ['a'], visible: { jqQuery: '.form.plain != null' } },
        },
        required: ['plain', 'computed', 'sometimes'],
      },
    },
  });
  const { inputs } = on.workflow_dispatch;
  expect(inputs['plain']).toMatchObject({ required: true });
  expect(inputs['computed']).not.toHaveProperty('required');
  expect(inputs['sometimes']).toMatchObject({ options: ['', 'a'] });
  expect(inputs['sometimes']).not.toHaveProperty('required');
});

test.each([
  [{ cron: '17 6 * * 1' }, {}, [{ cron: '17 6 * * 1' }]],
  [
    { cron: '17 6 * * 1', timezone: 'Europe/Paris' },
    {},
    [{ cron: '17 6 * * 1', timezone: 'Europe/Paris' }],
  ],
  // What is switched off, or not written yet, no time starts.
  [{ cron: '17 6 * * 1' }, { publish: false }, undefined],
  [{}, {}, undefined],
])('the schedule %j %j', (times, more, expected) => {
  const event = { type: 'SCHEDULE', ...times } as const;
  const { on } = compile({ trigger: { type: 'automation', event }, ...more });
  expect(on.schedule).toEqual(expected);
  expect(on.workflow_dispatch.inputs).not.toHaveProperty('entity');
});

test.each([
  [false, false, [], 'read'],
  [true, false, ['announce'], 'read'],
  [false, true, [], 'write'],
  [true, true, ['announce'], 'write'],
])('what is told of runs: begin %s, end %s', (isBeginHeard, isEndHeard, more, actions) => {
  const { jobs } = compile({}, { isBeginHeard, isEndHeard });
  expect(Object.keys(jobs)).toEqual([...more, 'run', 'report']);
  expect(jobs['report']?.permissions).toMatchObject({ actions });
  // The job that runs steps of people may start nothing.
  expect(jobs['run']?.permissions).toMatchObject({ actions: 'read' });
});

test('an automation of runs is told by which run, and looks at no commits', () => {
  const { on, jobs } = compile({ trigger: { type: 'automation', event: { type: 'RUN_UPDATED' } } });
  expect(Object.keys(on.workflow_dispatch.inputs)).toEqual(['source', 'pull_request', 'run']);
  expect(jobs['run']?.steps[0]?.with).not.toHaveProperty('fetch-depth');
});
