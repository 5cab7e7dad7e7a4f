import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseCommand } from './parse-command.ts';

const run = (action: string, rest: object = {}) => ({
  kind: 'command',
  command: { kind: 'run', action, entity: undefined, inputs: {}, sha: undefined, ...rest },
});

test.each<[string, object]>([
  ['/run deploy', run('deploy')],
  ['  /run deploy\r\n', run('deploy')],
  ['/run deploy cart', run('deploy', { entity: 'cart' })],
  [
    '/run deploy service/cart version=1.2',
    run('deploy', { entity: 'service/cart', inputs: { version: '1.2' } }),
  ],
  [
    '/run deploy note="two words" x=\'a "b"\'',
    run('deploy', { inputs: { note: 'two words', x: 'a "b"' } }),
  ],
  [
    String.raw`/run deploy note="a \"b\" \\"`,
    run('deploy', { inputs: { note: String.raw`a "b" \ `.trim() } }),
  ],
  ['/run deploy\nversion=1\nnote=x', run('deploy', { inputs: { version: '1', note: 'x' } })],
  ['/run deploy version=1\n\nthanks! a=b', run('deploy', { inputs: { version: '1' } })],
  [
    '/run deploy url=https://a.example/?b=c',
    run('deploy', { inputs: { url: 'https://a.example/?b=c' } }),
  ],
  ['/run deploy --sha 1a2b3c4 v=1', run('deploy', { sha: '1a2b3c4', inputs: { v: '1' } })],
  ['/run deploy empty=', run('deploy', { inputs: { empty: '' } })],
  ['/run deploy __proto__=x', run('deploy', { inputs: Object.fromEntries([['__proto__', 'x']]) })],
  ['/approve c1 abc', { kind: 'command', command: { kind: 'approve', run: 'c1', hash: 'abc' } }],
  [
    '/decline c1 not now\nreally',
    { kind: 'command', command: { kind: 'decline', run: 'c1', reason: 'not now\nreally' } },
  ],
  ['/cancel r12', { kind: 'command', command: { kind: 'cancel', run: 'r12' } }],
  ['please /run deploy', { kind: 'none' }],
  ['/runs', { kind: 'none' }],
  ['', { kind: 'none' }],
  ['/run', { kind: 'problem' }],
  ['/run deploy "open', { kind: 'problem', message: 'a quote is not closed' }],
  [
    '/run deploy cart oops',
    { kind: 'problem', message: '`oops` is no input: there is no `=` in it' },
  ],
  ['/run deploy a=1 a=2', { kind: 'problem', message: '`a` is given twice' }],
  ['/run deploy --sha nope', { kind: 'problem', message: '`--sha` needs a commit' }],
  ['/approve c1', { kind: 'problem' }],
  ['/approve c1 abc more', { kind: 'problem' }],
  ['/cancel', { kind: 'problem' }],
  ['/decline', { kind: 'problem' }],
])('%j', (body, expected) => {
  expect(parseCommand(body)).toMatchObject(expected);
});

test('whatever is quoted comes back as it was', () => {
  fc.assert(
    fc.property(fc.string(), (value) => {
      // An empty line ends a command.
      fc.pre(!/\n[ \t]*\n/.test(value.replaceAll('\r\n', '\n')) && !value.includes('\r'));
      const quoted = value.replaceAll(/["\\]/g, String.raw`\$&`);
      expect(parseCommand(`/run a x="${quoted}"`)).toEqual(run('a', { inputs: { x: value } }));
    }),
  );
});
