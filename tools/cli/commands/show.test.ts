import { describe, expect, test } from 'vitest';
import { createRepository } from '../../testing/create-repository.ts';
import { DERIVED_FILES } from '../../testing/derived-files.ts';
import { runCommand } from '../../testing/run-command.ts';

const root = createRepository('empty', DERIVED_FILES);

async function run(...words: string[]): Promise<string> {
  const { code, stdout, stderr } = await runCommand(['show', ...words], { cwd: root });
  return code === 0 ? stdout : stderr;
}

test('derived values say how they are derived, and inherited owners over what', async () => {
  expect(await run('function/a')).toBe(`a  function
  catalog/function/all.yaml:1

  memory  900
  tags    x, =y
  large   true  (calculation)
  Tier    gold  (mirror)
  wrong (calculation) has no value: gives a string, not a number (2 entities, such as a)

→ owned by, over service
  _team pay

← called by
  function The "b"  Role

→ service
  service Cart
`);
});

test('json', async () => {
  const output = JSON.parse(await run('function/a', '--format', 'json'));
  expect(output).toMatchObject({ version: 1, owners: ['pay'], ownersOver: ['service'] });
  expect(output.entity.properties).toEqual({ memory: 900, tags: ['x', '=y'] });
  expect(output.derived).toEqual({
    large: { kind: 'calculation', value: true },
    tier: { kind: 'mirror', title: 'Tier', value: 'gold' },
    wrong: {
      kind: 'calculation',
      problems: ['gives a string, not a number (2 entities, such as a)'],
    },
  });
});

test('a blueprint that derives nothing', async () => {
  const output = JSON.parse(await run('_team/pay', '--format', 'json'));
  expect([output.owners, output.ownersOver, output.derived]).toEqual([[], undefined, undefined]);
});

describe('where values come from', () => {
  test.each([
    ['function/a', 'tier', 'tier = "gold", mirror\n  service.tier\n  service Cart: "gold"\n'],
    ['function/C/c', 'tier', 'tier = no value, mirror\n  service.tier leads to nothing\n'],
    [
      'function/a',
      'large',
      'large = true, calculation\n  .properties.memory > 500\n  of {"properties":{"memory":900}}\n',
    ],
    [
      'service/cart',
      'functions',
      'functions = 2, aggregation\n  count over <service\n  function a\n  function The "b"\n',
    ],
    [
      'service/cart',
      'memory',
      'memory = 900, aggregation\n  sum of memory over <service\n  function a\n',
    ],
    ['service/mail', 'memory', 'memory = 0, aggregation\n  sum of memory over <service\n'],
  ])('%s %s', async (entity, property, expected) => {
    const text = await run(entity, '--explain', property);
    expect(text.split('\n\n')[2]?.trimEnd()).toBe(expected.trimEnd());
  });

  test('all of them', async () => {
    const text = await run('service/cart', '--explain');
    expect(text.match(/^\w+ = .*$/gm)).toEqual([
      'functions = 2, aggregation',
      'memory = 900, aggregation',
    ]);
  });

  test('json', async () => {
    const derivedOf = async (entity: string): Promise<Record<string, { from?: unknown }>> =>
      JSON.parse(await run(entity, '--explain', '--format', 'json')).derived;
    expect((await derivedOf('service/cart'))['memory']?.from).toEqual({
      measure: 'sum of memory',
      path: '<service',
      counted: ['function/a'],
    });
    const { tier, large } = await derivedOf('function/a');
    expect([tier?.from, large?.from]).toEqual([
      { path: ['service'], property: 'tier', ends: [{ entity: 'service/cart', value: 'gold' }] },
      { program: '.properties.memory > 500', input: { properties: { memory: 900 } } },
    ]);
  });

  test.each([
    [
      ['function/a', '--explain', 'teir'],
      'error: `function` derives no property `teir`\n  → did you mean `tier`?\n',
    ],
    [
      ['_team/pay', '--explain', 'name'],
      'error: `_team` derives no property `name`\n  → it derives nothing\n',
    ],
    [
      ['function/a', 'tier'],
      'error: what of `tier`?\n  → write `--explain` to hear where it comes from\n',
    ],
  ])('%j', async (words, expected) => {
    expect(await run(...words)).toBe(expected);
  });
});
