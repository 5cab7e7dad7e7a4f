import { expect, test } from 'vitest';
import { jqReads } from './jq-reads.ts';

function rendered(program: string): string {
  const reads = jqReads(program);
  if (reads.isWhole) return 'everything';
  const names = [...reads.top].filter((name) => name !== 'properties' && name !== 'relations');
  const properties = reads.isEveryProperty ? ['*'] : [...reads.properties];
  const relations = reads.isEveryRelation ? ['*'] : [...reads.relations];
  return [
    ...names.map((name) => `.${name}`),
    ...properties.map((name) => `p.${name}`),
    ...relations.map((name) => `r.${name}`),
  ]
    .toSorted()
    .join(' ');
}

test.each<[program: string, expected: string]>([
  ['1', ''],
  ['now', ''],
  ['.title', '.title'],
  ['.properties.arn | split(":")[3]', 'p.arn'],
  ['.properties["a-b"].c // "x"', 'p.a-b'],
  ['."properties"."a"', 'p.a'],
  ['.properties.a.b[0].c', 'p.a'],
  ['"\\(.identifier)-\\(.properties.env)"', '.identifier p.env'],
  ['"\\("\\(.title)")"', '.title'],
  ['@base64 "\\(.title)"', '.title'],
  ['if .properties.a == "x" then .title else empty end', '.title p.a'],
  ['if .properties.a then .title end', 'everything'],
  ['[.properties.list[] | select(.x > 1) | .y] | length', 'p.list'],
  ['. as $e | $e.properties.a + $e.relations.s', 'p.a r.s'],
  ['. as $e | .properties.list | map($e.title)', '.title p.list'],
  ['.properties as $p | $p.x, $p["y"]', 'p.x p.y'],
  ['1 + . as $x | 3', 'everything'],
  ['. as {properties: {a: $x}} | $x', 'everything'],
  ['.properties.a as [$x, {b: $y}] ?// $x | $y', 'p.a'],
  ['select(.properties.a) | .properties.b', 'p.a p.b'],
  ['first(.properties.a[])', 'p.a'],
  ['{$__loc__, title: 1}', ''],
  [
    '{identifier, t: .properties.t, "title", (.blueprint): 1 | 2}',
    '.blueprint .identifier .title p.t',
  ],
  ['reduce .properties.l[] as $x (0; . + $x)', 'p.l'],
  ['reduce range(3) as $x (.title; . + "x")', '.title'],
  ['foreach .properties.l[] as [$x] (0; . + $x; [$x, .])', 'p.l'],
  ['try (.properties.a | tonumber) catch "none"', 'p.a'],
  ['.properties.a[.properties.b]', 'p.a p.b'],
  ['.properties.a[1:.properties.b]', 'p.a p.b'],
  ['label $out | .properties.l[] | if . then ., break $out else empty end', 'p.l'],
  ['.properties.l[]?.name?', 'p.l'],
  ['-.properties.n', 'p.n'],
  ['.properties.a # .title\n + .properties.b', 'p.a p.b'],
  ['.properties | keys', 'p.*'],
  ['.properties[]', 'p.*'],
  ['.properties[.title]', '.title p.*'],
  ['.relations | to_entries', 'r.*'],
  ['.properties | .a, .b', 'p.a p.b'],
  ['.', 'everything'],
  ['..', 'everything'],
  ['keys', 'everything'],
  ['@json', 'everything'],
  ['.[]', 'everything'],
  ['.["properties"].a', 'p.a'],
  ['.["prop\\u0065rties"].a', 'everything'],
  ['.properties.a = 1', 'everything'],
  ['getpath(["properties", "a"])', 'everything'],
  ['any(.properties.a)', 'everything'],
  ['def f: .properties.a; f', 'everything'],
  ['# goes on \\\n .title', 'everything'],
  ['.properties.a |', 'everything'],
  ['.a)', 'everything'],
])('%s reads %s', (program, expected) => {
  expect(rendered(program)).toBe(expected);
});

test.each(['-', '(', '"\\(', 'try ', 'if ', '.a as $x | ', '{a:', '[', '. as [', '1 | '])(
  'a hundred thousand times %s is too much to look at',
  (piece) => {
    expect(rendered(`${piece.repeat(100_000)} 1`)).toBe('everything');
  },
);
