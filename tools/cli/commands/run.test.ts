import { beforeAll, describe, expect, test } from 'vitest';
import type { Dispatch, Forge, ForgeRun } from '../../ports/forge.ts';
import { createRepository } from '../../testing/create-repository.ts';
import { runCommand, type CommandResult } from '../../testing/run-command.ts';

const FILES = {
  'blueprints/service.yaml':
    'identifier: service\nschema: {properties: {tier: {type: string, enum: [gold, silver]}}}\n',
  'catalog/service/cart.yaml': 'identifier: cart\ntitle: The cart\nproperties: {tier: gold}\n',
  'catalog/service/mail.yaml': 'identifier: mail\ntitle: Same\nproperties: {tier: silver}\n',
  'catalog/service/shop.yaml': 'identifier: shop\ntitle: Same\nproperties: {tier: gold}\n',
  'actions/scale.yaml': `identifier: scale_service
title: Scale a service
trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  condition: {type: SEARCH, combinator: and, rules: [{property: tier, operator: "=", value: gold}]}
  userInputs:
    properties:
      copies: {type: number, minimum: 1, maximum: 20}
      note: {type: string}
      with: {type: string, format: entity, blueprint: service}
      a@b: {type: string}
    required: [copies]
invocationMethod: {type: STEPS, steps: [{run: "true"}]}
`,
  'actions/mine.yaml': `identifier: mine
title: Mine
trigger:
  type: self-service
  operation: DAY-2
  blueprintIdentifier: service
  condition: {type: SEARCH, combinator: and, rules: [{property: $team, operator: containsAny, value: ['{{getUserTeams()}}']}]}
  userInputs:
    properties:
      with: {type: string, format: entity, blueprint: service, dataset: {combinator: and, rules: [{property: $team, operator: containsAny, value: {context: userTeams, property: $identifier}}]}}
invocationMethod: {type: STEPS, steps: [{run: "true"}]}
`,
  'actions/make.yaml': `identifier: make_service
title: Make a service
trigger: {type: self-service, operation: CREATE}
invocationMethod: {type: STEPS, steps: [{run: "true"}]}
`,
  'actions/tell.yaml': `identifier: tell
trigger: {type: automation, event: {type: ENTITY_CREATED, blueprintIdentifier: service}}
invocationMethod: {type: STEPS, steps: [{run: "true"}]}
`,
  'actions/port.yaml': `identifier: port
trigger: {type: self-service, operation: CREATE}
invocationMethod: {type: KAFKA, payload: {}}
`,
};

const ENV = { GITHUB_REPOSITORY: 'o/r', GITHUB_TOKEN: 't' };
const SOUND = ['scale_service', '--entity', 'cart', '--input', 'copies=3'];

let root = '';

beforeAll(() => {
  root = createRepository('empty', FILES);
});

/** GitHub that answers with these states of the run, one after the other, and what it was asked for. */
function githubOf(
  states: readonly string[],
  isTold = true,
): {
  readonly openForge: () => Promise<Forge>;
  readonly sent: readonly Dispatch[];
} {
  const sent: Dispatch[] = [];
  const left = [...states];
  const forge: Partial<Forge> = {
    getDefaultBranch: async () => 'trunk',
    dispatchWorkflow: async (dispatch) => {
      sent.push(dispatch);
      return isTold ? { id: 7, url: 'https://example.com/7' } : undefined;
    },
    findRun: async () => {
      const [status = '', conclusion] = left.shift()?.split('/') ?? [];
      return status === '' ? undefined : ({ status, conclusion } as ForgeRun);
    },
  };
  return { openForge: () => Promise.resolve(forge as Forge), sent };
}

const noForge = (): Promise<Forge> => Promise.reject(new Error('GitHub is asked for nothing.'));

async function run(...words: readonly string[]): Promise<CommandResult> {
  return await runCommand(['run', ...words], { cwd: root, env: ENV, openForge: noForge });
}

describe('a dry run', () => {
  test.each<[readonly string[], Record<string, string>]>([
    [[], { copies: '3', entity: 'cart' }],
    [
      ['--entity', 'service/shop', '--input', 'note=a=b', '--pull-request', '7'],
      { copies: '3', note: 'a=b', entity: 'shop', pull_request: '7' },
    ],
    [['--entity', 'The cart'], { copies: '3', entity: 'cart' }],
    [
      ['--input', 'with=mail', '--input', 'note='],
      { copies: '3', entity: 'cart', with: 'mail', note: '' },
    ],
    // The form of GitHub has no place for it.
    [['--input', 'a@b=x'], { copies: '3', entity: 'cart', more: '{"a@b":"x"}' }],
  ])('%j: what would be sent, and nothing is', async (words, inputs) => {
    const { code, stdout, stderr } = await run(...SOUND, ...words, '--dry-run');
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toEqual({ workflow: 'action-scale_service.yml', inputs });
  });

  test('what asks who somebody is, is left to the run, which knows', async () => {
    const words = ['--entity', 'cart', '--input', 'with=mail', '--dry-run'];
    const { code, stdout, stderr } = await run('mine', ...words);
    expect([code, stderr]).toEqual([0, '']);
    expect(JSON.parse(stdout)).toMatchObject({ inputs: { entity: 'cart', with: 'mail' } });
  });

  test('an action that makes something', async () => {
    const { code, stdout } = await run('make_service', '--dry-run');
    expect([code, JSON.parse(stdout)]).toEqual([
      0,
      { workflow: 'action-make_service.yml', inputs: {} },
    ]);
  });
});

describe('what cannot be started: a line, what to do, and nothing is sent', () => {
  const AGAIN = '\n  → ask again with other inputs';
  test.each<[readonly string[], string]>([
    [[], 'run what?\n  → `cadastre actions list` names the actions'],
    [['scale_servise'], 'there is no action `scale_servise`\n  → write `scale_service`'],
    [['xyzzyx'], 'there is no action `xyzzyx`\n  → `cadastre actions list` names them'],
    [['toString'], 'there is no action `toString`\n  → `cadastre actions list` names them'],
    [
      ['tell', '--entity', 'cart'],
      'tell cannot be started by a person\n  → what it waits for starts it; `cadastre automate` shows what would',
    ],
    [
      ['port'],
      'port cannot be started by a person\n  → it is of type KAFKA, which is not run here',
    ],
    [
      ['scale_service', '--input', 'copies=3'],
      'Scale a service is for one service, and none was named\n  → write which: `/run scale_service IDENTIFIER`, `--entity IDENTIFIER`, or the input `entity`',
    ],
    [[...SOUND, '--entity', 'crat'], 'there is no service `crat`\n  → write `cart`'],
    [[...SOUND, '--entity', 'xyzzyx'], 'there is no service `xyzzyx`\n  → write its identifier'],
    [
      [...SOUND, '--entity', 'Same'],
      '2 entities of service have the title `Same`\n  → write its identifier',
    ],
    [
      ['make_service', '--entity', 'cart'],
      'Make a service is for no entity, and `cart` was named\n  → leave it out',
    ],
    [[...SOUND, '--entity', 'mail'], 'Scale a service is not for `service/mail`: '],
    [['scale_service', '--entity', 'cart'], `\`copies\` must be given${AGAIN}`],
    [
      ['scale_service', '--entity', 'cart', '--input', 'copies=many'],
      `\`copies\` must be a number; this is \`many\`${AGAIN}`,
    ],
    [
      ['scale_service', '--entity', 'cart', '--input', 'copies=99'],
      `\`copies\` must be <= 20; this is 99${AGAIN}`,
    ],
    [[...SOUND, '--input', 'not=x'], `\`not\` is no input of this action (write \`note\`)${AGAIN}`],
    [[...SOUND, '--input', '__proto__=x'], '`__proto__` is no input of this action'],
    [
      [...SOUND, '--input', 'with=crat'],
      `\`with\` there is no service \`crat\` (write \`cart\`)${AGAIN}`,
    ],
    [
      [...SOUND, '--input', 'copies'],
      '--input copies: there is no `=` in it\n  → write --input name=value',
    ],
    [
      [...SOUND, '--input', '=3'],
      '--input =3: there is no `=` in it\n  → write --input name=value',
    ],
    [[...SOUND, '--input', 'copies=4'], '--input copies is given twice\n  → leave one of them out'],
    [
      [...SOUND, '--pull-request', '#7'],
      '--pull-request #7 is no number of a pull request\n  → write the digits alone',
    ],
    [[...SOUND, '--stage', 'bgin'], '--stage cannot be `bgin`\n  → did you mean begin?'],
  ])('%j', async (words, expected) => {
    for (const more of [[], ['--dry-run']]) {
      const { code, stdout, stderr } = await run(...words, ...more);
      expect([code, stdout]).toEqual([2, '']);
      expect(stderr.slice(0, `error: ${expected}`.length)).toBe(`error: ${expected}`);
      expect(stderr).toMatch(/^error: [^\n]+\n {2}→ [^\n]+\n$/);
    }
  });

  test('no token', async () => {
    const env = { ...ENV, GITHUB_TOKEN: '', GH_TOKEN: '' };
    const options = { cwd: root, env, openForge: noForge };
    const { code, stderr } = await runCommand(['run', ...SOUND], options);
    expect([code, stderr.split('\n')[0]]).toEqual([
      2,
      'error: there is no token to speak to GitHub with',
    ]);
  });
});

describe('followed to its end', () => {
  const follow = async (
    states: readonly string[],
    { isTold = true, more = [] as readonly string[] } = {},
  ): Promise<readonly [CommandResult, readonly Dispatch[]]> => {
    const { openForge, sent } = githubOf(states, isTold);
    const options = { cwd: root, env: ENV, openForge };
    return [await runCommand(['run', ...SOUND, ...more], options), sent];
  };
  const STARTED = 'run r7: https://example.com/7\n';

  test.each<[readonly string[], CommandResult]>([
    [
      ['', 'queued', 'in_progress', 'in_progress', 'completed/success'],
      { code: 0, stdout: `${STARTED}success\n`, stderr: 'queued\nin progress\ncompleted\n' },
    ],
    [['completed/failure'], { code: 1, stdout: `${STARTED}failure\n`, stderr: 'completed\n' }],
    [
      ['waiting', 'completed/cancelled'],
      { code: 1, stdout: `${STARTED}cancelled\n`, stderr: 'waiting\ncompleted\n' },
    ],
  ])('%j', async (states, expected) => {
    const [result, sent] = await follow(states);
    expect(result).toEqual(expected);
    const inputs = { copies: '3', entity: 'cart' };
    expect(sent).toEqual([{ workflow: 'action-scale_service.yml', ref: 'trunk', inputs }]);
  });

  test('not followed, and a GitHub that does not say which run it is', async () => {
    const [ended] = await follow([], { more: ['--no-follow'] });
    expect(ended).toEqual({ code: 0, stdout: STARTED, stderr: '' });
    const [untold] = await follow([], { isTold: false });
    expect(untold).toMatchObject({
      code: 0,
      stdout: 'started; `cadastre runs` shows how it goes\n',
    });
  });
});
