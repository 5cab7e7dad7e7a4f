import { expect, test } from 'vitest';
import type { PropertyDefinition } from '../model/blueprint.ts';
import { createAjv } from './create-ajv.ts';
import { createPropertyValidator } from './create-property-validator.ts';

const text = (format: PropertyDefinition['format']): PropertyDefinition =>
  ({ type: 'string', format }) as PropertyDefinition;
const proto = text('proto');
const openApi: PropertyDefinition = { type: 'object', spec: 'open-api' };
const asyncApi: PropertyDefinition = { type: 'object', spec: 'async-api' };
const openApiText: PropertyDefinition = { type: 'string', spec: 'open-api' };
const info = { title: 'Orders', version: '1' };

test.each<[string, PropertyDefinition, unknown, string | undefined]>([
  ['url', text('url'), 'https://example.com', undefined],
  ['no url', text('url'), 'example.com', 'must be a URL'],
  ['email', text('email'), 'a@b.cd', undefined],
  ['no email', text('email'), 'a at b', 'must be an e-mail'],
  ['idn-email', text('idn-email'), 'jürgen@bücher.example', undefined],
  ['ipv4', text('ipv4'), '10.0.0.1', undefined],
  ['no ipv4', text('ipv4'), '10.0.0.256', 'must be an IPv4'],
  ['ipv6', text('ipv6'), 'fe80::1', undefined],
  ['no ipv6', text('ipv6'), 'fe80:::1', 'must be an IPv6'],
  ['date-time', text('date-time'), '2026-02-28T00:00:00Z', undefined],
  ['a day that is not', text('date-time'), '2026-02-30T00:00:00Z', 'must be a date'],
  ['timer', text('timer'), '2026-02-28T00:00:00.000Z', undefined],
  ['no timer', text('timer'), 'soon', 'must be a date'],
  ['yaml', text('yaml'), 'a: [1]', undefined],
  ['no yaml', text('yaml'), 'a: [1', 'must be YAML'],
  ['markdown', text('markdown'), '# Anything *goes', undefined],
  ['proto', proto, 'syntax = "proto3";\n// }\nmessage A { string b = 1; }\n', undefined],
  [
    'proto: services',
    proto,
    'edition = "2023";\npackage a.b;\nservice S { rpc Get (A) returns (stream B) {} }',
    undefined,
  ],
  ['proto: prose', proto, 'see the wiki', '`see` does not start a statement'],
  ['proto: empty', proto, '', 'it has no statement'],
  ['proto: only comments', proto, '/* later */', 'it has no statement'],
  ['proto: an open message', proto, 'message A { string b = 1;', 'a `{` is not closed'],
  ['proto: a brace too many', proto, 'message A { } }', '`}` does not start a statement'],
  ['proto: crossed', proto, 'service S { rpc G (A } )', 'a `}` closes nothing'],
  ['proto: an open comment', proto, 'message A { /* ', 'a comment does not end'],
  ['proto: an open string', proto, 'syntax = "proto3;\n', 'a string does not end'],
  ['proto: an open statement', proto, 'syntax = "proto3"', 'the last statement does not end'],
  ['open-api', openApi, { openapi: '3.1.0', info, paths: {} }, undefined],
  ['swagger', openApi, { swagger: '2.0', info, paths: {} }, undefined],
  ['open-api without a version', openApi, { info }, 'no `openapi` or `swagger`'],
  ['open-api with a number', openApi, { swagger: 2, info }, 'put the version in quotes'],
  ['open-api of the future', openApi, { openapi: '9.0.0', info }, 'is no version of it'],
  ['open-api without info', openApi, { openapi: '3.0.0' }, 'it has no `info`'],
  ['open-api with half an info', openApi, { openapi: '3.0.0', info: { title: 'a' } }, '`version`'],
  ['open-api as text', openApiText, 'openapi: 3.0.0\ninfo: {title: a, version: "1"}\n', undefined],
  ['open-api as an address', openApiText, 'https://example.com/openapi.json', undefined],
  ['open-api as prose', openApiText, 'in the wiki', 'neither a document nor the URL of one'],
  ['open-api as broken text', openApiText, '{"openapi": ', 'cannot be read'],
  ['async-api', asyncApi, { asyncapi: '3.0.0', info, channels: {} }, undefined],
  ['async-api is not open-api', asyncApi, { openapi: '3.0.0', info }, 'it has no `asyncapi`'],
  ['embedded-url', { type: 'string', spec: 'embedded-url' }, 'nowhere', 'must be a URL'],
])('%s', (_, definition, value, expected) => {
  const result = createPropertyValidator(createAjv('foreign'), { it: definition }, []);
  const messages =
    result.kind === 'refused'
      ? [`refused: ${result.reason}`]
      : result.validate({ it: value }).map(({ message }) => message);
  expect(messages).toHaveLength(expected === undefined ? 0 : 1);
  expect(messages.join('')).toContain(expected ?? '');
});

test('each pattern is its own: two properties of one blueprint', () => {
  const pattern = (source: string): PropertyDefinition => ({ type: 'string', pattern: source });
  const definitions = { name: pattern('^[a-z]+$'), version: pattern('^[0-9]+$') };
  const compiled = createPropertyValidator(createAjv('foreign'), definitions, []);
  if (compiled.kind === 'refused') throw new Error(compiled.reason);
  expect(compiled.validate({ name: 'cart', version: '12' })).toEqual([]);
  expect(compiled.validate({ name: '12', version: 'cart' })).toHaveLength(2);
});
