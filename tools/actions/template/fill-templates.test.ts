import { describe, expect, test } from 'vitest';
import { fillTemplates } from './fill-templates.ts';
import { parseTemplate } from './parse-template.ts';

const CONTEXT = {
  inputs: { count: 3, name: 'cart', tags: ['a', 'b'], more: { x: 1, y: null }, no: null },
  entity: { properties: { runtime: 'nodejs20.x' } },
};

describe('what a template becomes', () => {
  test.each<[unknown, unknown]>([
    ['no template', 'no template'],
    ['{{ .inputs.count }}', 3],
    ['{{ .inputs.count }} copies', '3 copies'],
    ['{{ .inputs.tags }}', ['a', 'b']],
    ['tags: {{ .inputs.tags }}', 'tags: ["a","b"]'],
    ['{{ .inputs.no }}', null],
    ['[{{ .inputs.no }}]', '[]'],
    ['{{ .inputs.absent }}', null],
    ['{{ {a: {b: .inputs.count}} }}', { a: { b: 3 } }],
    ['{{ "}}" + .inputs.name }}', '}}cart'],
    [`{{ '}}' + .inputs.name }}`, '}}cart'],
    [String.raw`{{ "\(.inputs.name)}}" }}`, 'cart}}'],
    [String.raw`{{ "a\"}}b" }}`, 'a"}}b'],
    ['{{ "{{" }}', '{{'],
    ['${{ github.ref }}', '${{ github.ref }}'],
    ['${{ github.ref }} of {{ .inputs.name }}', '${{ github.ref }} of cart'],
    [
      { a: '{{ .inputs.name }}', b: ['{{ .inputs.count }}', 1, true, null] },
      { a: 'cart', b: [3, 1, true, null] },
    ],
    [{ '{{ .inputs.name }}': 1 }, { cart: 1 }],
    [{ '{{ .inputs.no }}': 1, b: 2 }, { b: 2 }],
    [
      { '{{ spreadValue() }}': '{{ .inputs.more }}', z: 1 },
      { x: 1, y: null, z: 1 },
    ],
    ['{{ empty }}', null],
    ['{{ 1, 2 }}', 1],
    ['{{ .entity.properties.runtime | ascii_upcase }}', 'NODEJS20.X'],
  ])('%j', async (template, expected) => {
    expect(await fillTemplates(template, CONTEXT)).toEqual({ kind: 'value', value: expected });
  });
});

test.each<[unknown, string]>([
  ['{{ .inputs.name', 'a `{{` is not closed'],
  ['{{ .inputs.name | tonumber }}', 'cannot be parsed as a number'],
  ['{{ .inputs.name | }}', 'is not jq'],
  [{ '{{ spreadValue() }}': '{{ .inputs.name }}' }, 'needs a mapping'],
  [{ a: { b: ['{{ error("no") }}'] } }, 'no'],
])('%j is a problem', async (template, expected) => {
  const filled = await fillTemplates(template, CONTEXT);
  expect(filled.kind).toBe('problems');
  expect(filled.kind === 'problems' && filled.problems[0]?.message).toContain(expected);
});

test('what an input holds is not read as a template again', async () => {
  const context = { inputs: { name: '{{ .secrets }}' }, secrets: { A: 'x' } };
  expect(await fillTemplates('{{ .inputs.name }}!', context)).toEqual({
    kind: 'value',
    value: '{{ .secrets }}!',
  });
});

test.each(['.secrets.KEY | tonumber', '.secrets["KEY"] | fromjson', '.secrets.KEY | error'])(
  '%s says nothing of the secret',
  async (program) => {
    const context = { secrets: { KEY: 'abcdefghijklmnopqrstuvwxyz"0123456789' } };
    expect(await fillTemplates(`{{ ${program} }}`, context)).toMatchObject({
      kind: 'problems',
      problems: [{ message: `\`{{ ${program} }}\`: it fails for this secret` }],
    });
  },
);

test('the place of what is open', () => {
  expect(parseTemplate('ab {{ c')).toEqual({ kind: 'open', at: 3 });
});
