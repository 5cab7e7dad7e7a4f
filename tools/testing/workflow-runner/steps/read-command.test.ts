import { expect, test } from 'vitest';
import { readCommand } from './read-command.ts';

test.each([
  ['::error::text', { name: 'error', properties: {}, text: 'text' }],
  [
    '::warning file=a%2Cb.yaml,line=3,title=A%3A b::50%25%0Anext',
    {
      name: 'warning',
      properties: { file: 'a,b.yaml', line: '3', title: 'A: b' },
      text: '50%\nnext',
    },
  ],
  ['  ::Notice::x::y', { name: 'notice', properties: {}, text: 'x::y' }],
  ['::error::%250A', { name: 'error', properties: {}, text: '%0A' }],
  ['::endgroup::', { name: 'endgroup', properties: {}, text: '' }],
  ['text ::error::x', undefined],
  ['a::b::c', undefined],
  ['::', undefined],
])('%s', (line, expected) => {
  expect(readCommand(line)).toEqual(expected);
});
