import { expect, test } from 'vitest';
import { normalise } from './normalise.ts';

const tag = (Key: string, Value: string): object => ({ Key, Value });

test.each<[what: string, type: string, before: object, after: object]>([
  [
    'tags, by key',
    'X',
    { Tags: [tag('b', '1'), tag('a', '2')] },
    { Tags: [tag('a', '2'), tag('b', '1')] },
  ],
  ['sets of ids', 'X', { SubnetIds: ['b', 'a'] }, { SubnetIds: ['a', 'b'] }],
  [
    'layers stay in their order',
    'AWS::Lambda::Function',
    { Layers: ['b', 'a'] },
    { Layers: ['b', 'a'] },
  ],
  [
    'so do keys of tables, rules and what is in them',
    'X',
    { A: { KeySchema: [{ K: 'z' }, { K: 'a' }] }, Rules: [{ Ids: ['b', 'a'] }, { Ids: ['a'] }] },
    { A: { KeySchema: [{ K: 'z' }, { K: 'a' }] }, Rules: [{ Ids: ['a', 'b'] }, { Ids: ['a'] }] },
  ],
  [
    'JSON in a string',
    'X',
    { Policy: '{ "Version": "1",\n "Statement": [{"Resource": ["b", "a"], "Action": "x"}] }' },
    { Policy: '{"Statement":[{"Action":"x","Resource":["a","b"]}],"Version":"1"}' },
  ],
  [
    'the order of choices means something',
    'X',
    { DefinitionString: '{"Choices": [{"b": 1}, {"a": 2}]}' },
    { DefinitionString: '{"Choices":[{"b":1},{"a":2}]}' },
  ],
  ['what looks like JSON and is none', 'X', { Text: '{not json' }, { Text: '{not json' }],
  [
    'what changes by itself, at any depth',
    'AWS::Lambda::Function',
    {
      CodeSha256: 'x',
      LastModified: 'x',
      A: { CreationDate: 'x', LastUpdateStatusReason: 'x', B: 1 },
    },
    { A: { B: 1 } },
  ],
  [
    'only where it does',
    'AWS::SQS::Queue',
    { CodeSha256: 'x', Status: 'y' },
    { CodeSha256: 'x', Status: 'y' },
  ],
  [
    'never in what people name',
    'AWS::Lambda::Function',
    {
      Environment: { Variables: { LastModified: null, B: '{ "a": 1 }' } },
      Tags: { CreatedBy: 'me', a: '' },
    },
    {
      Environment: { Variables: { B: '{ "a": 1 }', LastModified: null } },
      Tags: { CreatedBy: 'me', a: '' },
    },
  ],
  [
    'null is absent; a mark without members is not',
    'X',
    { A: null, B: { C: {}, D: null } },
    { B: { C: {} } },
  ],
])('%s', (_, type, before, after) => {
  expect(JSON.stringify(normalise(type, { ...before }))).toBe(JSON.stringify(after));
});
