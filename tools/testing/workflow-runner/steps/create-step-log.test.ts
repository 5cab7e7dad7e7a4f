import { expect, test } from 'vitest';
import { createMask } from './create-mask.ts';
import { createStepLog } from './create-step-log.ts';

const logOf = (lines: readonly string[], secrets: readonly string[] = []) => {
  const log = createStepLog(createMask(secrets));
  for (const line of lines) log.print(line);
  return log;
};

test('secrets are not shown: whole, by line, or spelt another way', () => {
  const secret = 'first "line"\nsecond line';
  const { lines } = logOf(
    [
      'a first "line" b',
      'second line',
      String.raw`{"x":"first \"line\""}`,
      Buffer.from('second line').toString('base64'),
      Buffer.from('x:second line').toString('base64'),
      '::add-mask::later',
      'sooner or later',
      '::error title=later::it is later',
    ],
    [secret, ''],
  );
  expect(lines).toEqual([
    'a *** b',
    '***',
    '{"x":"***"}',
    '***',
    expect.stringContaining('***'),
    'sooner or ***',
    '##[error]it is ***',
  ]);
});

test('annotations are masked as well, and have their place', () => {
  const { annotations } = logOf(
    ['::warning file=a.yaml,line=2,col=1,title=T secret::m secret', '::notice::n'],
    ['secret'],
  );
  expect(annotations).toEqual([
    { level: 'warning', file: 'a.yaml', line: 2, title: 'T ***', message: 'm ***' },
    { level: 'notice', message: 'n' },
  ]);
});

test('ten of each level are kept, and all are in the log', () => {
  const lines = Array.from({ length: 12 }, (_, index) => `::error::${index}`);
  const log = logOf([...lines, '::warning::w']);
  expect(log.annotations.map(({ message }) => message).join()).toBe('0,1,2,3,4,5,6,7,8,9,w');
  expect(log.lines).toHaveLength(13);
});

test('commands are text while they are stopped', () => {
  const log = logOf([
    '::stop-commands::abc',
    '::error::no',
    '::add-mask::no',
    '::abc::',
    '::error::yes',
  ]);
  expect(log.annotations).toEqual([{ level: 'error', message: 'yes' }]);
  expect(log.lines).toEqual(['::error::no', '::add-mask::no', '##[error]yes']);
});

test.each(['set-output name=a', 'set-env name=a', 'save-state name=a', 'add-path'])(
  '::%s:: is refused',
  (command) => {
    const log = logOf([`::${command}::x`]);
    expect(log.isRefused).toBe(true);
    expect(log.annotations[0]?.message).toContain('command is disabled');
  },
);

test('groups and debug', () => {
  expect(logOf(['::group::A', '::debug::no', 'a', '::endgroup::']).lines).toEqual([
    '##[group]A',
    'a',
    '##[endgroup]',
  ]);
  expect(() => logOf(['::add-matcher::x.json'])).toThrow('does not support');
});
