import { validate } from '@actions/languageservice';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import type { Action } from '../../load/catalog.ts';
import type { ActionFile, UserInput } from '../../model/action.ts';
import { compileWorkflow } from './compile-workflow.ts';

const ENTITIES: Readonly<Record<string, readonly string[]>> = {
  service: ['cart', 'mail'],
  _team: ['checkout', 'platform'],
};

function toAction(value: ActionFile, file = `actions/${value.identifier}.yaml`): Action {
  const { identifier, title = identifier } = value;
  const origin = { file, index: 0, path: [] };
  return { kind: 'action', identifier, title, value, refused: [], origin };
}

function compile(value: ActionFile, file?: string): string {
  return compileWorkflow(toAction(value, file), (blueprint) => ENTITIES[blueprint] ?? []);
}

async function complaintsOf(text: string): Promise<readonly string[]> {
  const found = await validate(TextDocument.create('file:///a.yml', 'yaml', 1, text));
  return found.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
}

const MANY: Readonly<Record<string, UserInput>> = Object.fromEntries(
  ['constructor', ...Array.from({ length: 14 }, (_, index) => `extra${index}`)].map((name) => [
    name,
    { type: 'string' },
  ]),
);

const EVERYTHING: ActionFile = {
  identifier: 'scale_service',
  title: 'Scale a service',
  trigger: {
    type: 'self-service',
    operation: 'DAY-2',
    blueprintIdentifier: 'service',
    userInputs: {
      properties: {
        copies: { type: 'number', title: 'Copies', default: 2 },
        size: { type: 'number', enum: [1, 2, 4], default: 2 },
        tier: { type: 'string', enum: ['gold', 'silver'], description: 'how dear' },
        wrong: { type: 'string', enum: ['a', 'b'], default: 'c' },
        computed: { type: 'string', enum: { jqQuery: '["a"]' }, default: { jqQuery: '"a"' } },
        fast: { type: 'boolean', default: true },
        with: { type: 'string', format: 'entity', blueprint: 'service' },
        some: {
          type: 'string',
          format: 'entity',
          blueprint: 'service',
          dataset: { combinator: 'and', rules: [] },
        },
        team: { type: 'string', format: 'team' },
        tags: { type: 'array', items: { type: 'string' }, default: ['a'] },
        settings: { type: 'object', default: { a: 1 } },
        hidden: { type: 'string', visible: false },
        // None of these can be the name of an input of a workflow.
        'a b': { type: 'string' },
        '2nd': { type: 'string' },
        run: { type: 'string' },
        Entity: { type: 'string' },
        COPIES: { type: 'string' },
        ...MANY,
      },
      required: ['tier', 'with', 'copies'],
      order: ['tier', 'copies'],
    },
  },
  requiredApproval: { type: 'ANY', environment: 'production' },
  invocationMethod: {
    type: 'STEPS',
    env: { COPIES: '{{ .inputs.copies }}', KEY: '{{ .secrets["OPS_KEY"] }}' },
    permissions: { packages: 'write', contents: 'write' },
    runsOn: 'ubuntu-24.04-arm',
    timeoutMinutes: 10,
    steps: [
      { name: 'Scale', run: './scale.sh "$COPIES"', shell: 'bash' },
      { id: 'result', if: "${{ inputs.fast == 'true' }}", run: 'echo fast' },
      { if: 'failure() || cancelled()', run: 'echo slow', 'continue-on-error': true },
    ],
  },
};

const AUTOMATION: ActionFile = {
  identifier: 'on-change',
  title: 'When a service changes',
  trigger: {
    type: 'automation',
    event: { type: 'ENTITY_UPDATED', blueprintIdentifier: 'service' },
  },
  invocationMethod: {
    type: 'WEBHOOK',
    url: '{{ .secrets["URL"] }}',
    headers: { authorization: 'Bearer {{ .secrets.TOKEN }}' },
    signingSecret: 'CADASTRE_SIGNING_SECRET',
  },
};

describe('one of everything', () => {
  test.each([
    ['self-service', EVERYTHING],
    ['automation', AUTOMATION],
  ])('%s', async (_, value) => {
    const text = compile(value);
    expect(text).toMatchSnapshot();
    expect(await complaintsOf(text)).toEqual([]);
    expect(compile(structuredClone(value))).toBe(text);
  });

  test('GitHub takes no more than 25 inputs', () => {
    const inputsOf = (value: ActionFile): readonly string[] =>
      Object.keys(parse(compile(value)).on.workflow_dispatch.inputs);
    expect(inputsOf(EVERYTHING)).toHaveLength(25);
    const form = (count: number): Record<string, UserInput> =>
      Object.fromEntries(
        Array.from({ length: count }, (_, index) => [`i${index}`, { type: 'string' }]),
      );
    for (const count of [21, 22, 23, 24, 60])
      for (const [trigger, own] of [
        [EVERYTHING.trigger, 3],
        [{ type: 'self-service', operation: 'CREATE' } as const, 2],
      ] as const) {
        const userInputs = { properties: form(count) };
        const names = inputsOf({ ...EVERYTHING, trigger: { ...trigger, userInputs } });
        expect(names).toHaveLength(Math.min(25, count + own));
        expect(names.includes('more')).toBe(count + own > 25);
      }
    // Nobody fills in the form of an automation.
    const trigger = { ...AUTOMATION.trigger, userInputs: { properties: form(30) } };
    expect(inputsOf({ ...AUTOMATION, trigger })).toEqual(inputsOf(AUTOMATION));
  });
});

/** What people may write by mistake, or to get at something. */
const hostile = fc.oneof(
  fc.constantFrom(
    '${{ secrets.X }}',
    '$${{ github.token }}',
    '$\n{{ secrets.X }}',
    '${{',
    '}}',
    "${{ 'a' }}${{ toJSON(secrets) }}",
    'a: b # c',
    ': #',
    '- x',
    '"',
    "'",
    `"'\\`,
    '|',
    '>-',
    '&a *a',
    '!!binary x',
    '%YAML 1.2',
    '---',
    '...',
    'true',
    '~',
    '0x1f',
    '1e3',
    '',
    ' ',
    '\n',
    'a\r\nb',
    'a\tb',
    '\u2028',
    '\u0085',
    '\ufeff',
    'größer 🚀',
    '\u202eabc',
    '$(id) `id`',
    '::set-output name=a::b',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const text = fc.array(hostile, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(''));
// As the schema of actions has it.
const identifier = fc
  .stringMatching(/^[a-zA-Zäß0-9@_.+:=-]{1,20}$/)
  .filter((name) => !/^\.{1,2}$/.test(name));

const input: fc.Arbitrary<UserInput> = fc.oneof(
  fc.record({
    type: fc.constant('string' as const),
    title: text,
    description: text,
    default: text,
  }),
  fc.record({
    type: fc.constant('string' as const),
    enum: fc.uniqueArray(text, { minLength: 1, maxLength: 3 }),
    default: text,
  }),
  fc.record({ type: fc.constantFrom('number', 'boolean', 'array', 'object'), title: text }),
);

const action: fc.Arbitrary<ActionFile> = fc
  .record({
    identifier,
    title: text,
    blueprint: text,
    environment: text,
    inputs: fc.dictionary(fc.oneof(text, fc.stringMatching(/^[a-z]{1,5}$/)), input, {
      maxKeys: 4,
    }),
  })
  .map(({ identifier: name, title, blueprint, environment, inputs }) => ({
    identifier: name,
    title,
    trigger: {
      type: 'self-service',
      operation: 'DAY-2',
      blueprintIdentifier: blueprint,
      userInputs: { properties: inputs },
    },
    requiredApproval: { type: 'ANY', environment },
    invocationMethod: { type: 'STEPS', steps: [{ run: 'true' }] },
  }));

/** Every expression that is ours. */
const OURS = new Set(
  [
    "inputs.run || format('r{0}', github.run_id)",
    'inputs.entity',
    'github.token',
    'steps.begin.outputs.state',
    'steps.begin.outputs.record',
    'needs.run.result',
    'needs.run.outputs.state',
    'needs.run.outputs.record',
  ].map((each) => `\${{ ${each} }}`),
);

/** All texts of a value, keys included. */
function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => [key, ...textsIn(each)]);
}

test('a schedule is one that GitHub takes', async () => {
  const event = { type: 'SCHEDULE', cron: '*/5 * * * *', timezone: 'Europe/Paris' } as const;
  const workflow = compile({
    identifier: 'weekly',
    trigger: { type: 'automation', event },
    invocationMethod: { type: 'STEPS', steps: [{ run: 'true' }] },
  });
  expect(parse(workflow)).toMatchObject({ on: { schedule: [{ cron: '*/5 * * * *' }] } });
  expect(await complaintsOf(workflow)).toEqual([]);
});

test('whatever people call things: a workflow that GitHub takes, with no expression but ours', async () => {
  await fc.assert(
    fc.asyncProperty(action, text, async (value, name) => {
      const compiled = compile(value, `actions/${name}.yaml`);
      expect(compile(structuredClone(value), `actions/${name}.yaml`)).toBe(compiled);
      const parsed: unknown = parse(compiled);
      const expressions = textsIn(parsed).flatMap(
        (each) => each.match(/\$\{\{.*?(?:\}\}|$)/gs) ?? [],
      );
      expect(expressions.filter((each) => !OURS.has(each))).toEqual([]);
      expect(Object.keys(Object(parsed))).toEqual([
        'name',
        'run-name',
        'on',
        'permissions',
        'jobs',
      ]);
      expect(await complaintsOf(compiled)).toEqual([]);
    }),
    { numRuns: 150 },
  );
});
