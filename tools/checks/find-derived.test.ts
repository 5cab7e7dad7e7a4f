import { describe, expect, test } from 'vitest';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { BASELINE_FILE } from './baseline.ts';
import { checkCatalog, type CheckRequest, type CheckResult } from './check-catalog.ts';

type Files = Readonly<Record<string, string>>;

const thing = (lines: string): Files => ({
  'blueprints/thing.yaml': `identifier: thing
schema: {properties: {size: {type: number}}}
relations: {parent: {target: thing}}
${lines}`,
  'catalog/thing/all.yaml':
    '- {identifier: a, properties: {size: 1}}\n- {identifier: b, properties: {size: 2}, relations: {parent: a}}\n',
});

const calculation = (line: string): string => `calculationProperties:\n  c: ${line}\n`;
const WRONG = calculation('{type: string, calculation: .properties.size}');
const DERIVED = { derivedAt: new Date('2026-11-25T12:00:00Z') };

async function check(files: Files, more: Partial<CheckRequest> = DERIVED): Promise<CheckResult> {
  const store = createMemoryFileStore(files);
  return await checkCatalog({ store, layout: { kind: 'repository' }, ...more });
}

async function say(files: Files, more?: Partial<CheckRequest>): Promise<readonly string[]> {
  const { found } = await check(files, more);
  return found.map(({ diagnostic: { code, location, message, hint } }) =>
    [
      `${location.file}:${location.line} ${code}: ${message}`,
      ...(hint === undefined ? [] : [hint]),
    ].join(' → '),
  );
}

describe('values that went wrong', () => {
  test.each<[string, string, readonly string[]]>([
    [
      'another type',
      WRONG,
      [
        'blueprints/thing.yaml:5 blueprint/derived-type: `c`: gives a number, not a string → look at `thing/a`, one of 2: `cadastre show thing/a --explain c`',
      ],
    ],
    [
      'an error of jq for one',
      calculation(
        `{type: number, calculation: 'if .identifier == "b" then error("no") else 1 end'}`,
      ),
      [
        'blueprints/thing.yaml:5 blueprint/derived-error: `c`: no → look at `thing/b`: `cadastre show thing/b --explain c`',
      ],
    ],
    ['nothing', calculation('{type: number, calculation: .properties.size}'), []],
    ['null, which is no value', calculation('{type: number, calculation: .properties.none}'), []],
  ])('%s', async (_name, lines, expected) => {
    expect(await say(thing(lines))).toEqual(expected);
  });

  test('owners in a circle, at the first of the entities', async () => {
    const files = {
      ...thing('ownership: {type: Inherited, path: parent}\n'),
      'catalog/thing/all.yaml':
        '- {identifier: b, relations: {parent: a}}\n- {identifier: a, relations: {parent: b}}\n',
    };
    expect(await say(files)).toEqual([
      'catalog/thing/all.yaml:2 entity/ownership-cycle: ownership goes in a circle: thing/a → thing/b → thing/a → let one of them name its `team`',
    ]);
  });

  test('are not looked for unless somebody asks', async () => {
    expect(await say(thing(WRONG), {})).toEqual([]);
  });

  test('only what a change brought', async () => {
    const base = createMemoryFileStore(thing(WRONG));
    const more = WRONG.replace('  c:', '  d: {type: string, calculation: .properties.size}\n  c:');
    const found = await say(thing(more), { ...DERIVED, base });
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('`d`');
  });

  test('can be off', async () => {
    const config = 'version: 1\nchecks: {blueprint/derived-type: off}\n';
    expect(await say({ ...thing(WRONG), 'cadastre.yaml': config })).toEqual([]);
  });
});

describe('what is not looked at is not known to be gone', () => {
  const silenced = WRONG.replace(
    '\n  c:',
    '\n  # cadastre-ignore blueprint/derived-type: later\n  c:',
  );

  test.each([
    ['a comment', DERIVED, []],
    ['a comment', {}, []],
  ])('%s, with %j', async (_name, more, expected) => {
    expect(await say(thing(silenced), more)).toEqual(expected);
  });

  test('a comment that silences nothing, where it is looked at', async () => {
    const sound = silenced.replace('type: string', 'type: number');
    expect(await say(thing(sound))).toHaveLength(1);
    expect(await say(thing(sound), {})).toEqual([]);
  });

  test('a baseline keeps what is not looked at', async () => {
    const whole = (await check(thing(WRONG))).renderBaseline();
    expect(whole).toContain('blueprint/derived-type');
    expect((await check(thing(WRONG), { baseline: whole })).renderBaseline()).toBe(whole);
    const files = { ...thing(WRONG), [BASELINE_FILE]: whole };
    expect(await say(files, { baseline: whole })).toEqual([]);
    expect(await say(files, { ...DERIVED, baseline: whole })).toEqual([]);
  });
});
