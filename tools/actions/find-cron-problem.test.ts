import { isValidCron } from '@actions/workflow-parser/model/converter/cron';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findCronProblem } from './find-cron-problem.ts';

describe('what GitHub runs', () => {
  test.each([
    '17 6 * * 1',
    '*/5 * * * *',
    '0 0 1 1 0',
    '59 23 31 12 6',
    '20/15 * * * *',
    '0,30 4-6 * * MON-FRI',
    '0 */2 1-7,15 jan,JUL sun',
    '2,58 3 * * *',
    // From Monday's last to Monday's first is a week.
    '59 23,0 * * 1',
  ])('%s', (cron) => {
    expect(findCronProblem(cron)).toBeUndefined();
  });
});

const COUNT =
  'fields, and no spaces around them: minute, hour, day of the month, month, day of the week';
const OFTEN = 'GitHub starts nothing more often than every 5';

describe('what it does not', () => {
  test.each([
    ['', `it has 0 ${COUNT}`],
    ['17 6 * *', `it has 4 ${COUNT}`],
    ['0 17 6 * * 1', `it has 6 ${COUNT}`],
    [' 17 6 * * 1', `it has 5 ${COUNT}`],
    ['17 6 * * 1\t', '`1\t` is no day of the week, which goes from 0 to 6, or SUN to SAT'],
    ['@daily', 'GitHub does not know this word'],
    ['60 6 * * 1', '`60` is no minute, which goes from 0 to 59'],
    ['0 24 * * *', '`24` is no hour, which goes from 0 to 23'],
    ['0 0 0 * *', '`0` is no day of the month, which goes from 1 to 31'],
    ['0 0 L * *', '`L` is no day of the month, which goes from 1 to 31'],
    ['0 0 ? * *', '`?` is no day of the month, which goes from 1 to 31'],
    ['0 0 * 13 *', '`13` is no month, which goes from 1 to 12, or JAN to DEC'],
    ['0 0 * * 7', '`7` is no day of the week, which goes from 0 to 6, or SUN to SAT'],
    ['0 0 * * 5#2', '`5#2` is no day of the week, which goes from 0 to 6, or SUN to SAT'],
    ['0 6-4 * * *', '`6-4` is no hour, which goes from 0 to 23'],
    ['0 -4 * * *', '`-4` is no hour, which goes from 0 to 23'],
    ['0 4- * * *', '`4-` is no hour, which goes from 0 to 23'],
    ['*/0 * * * *', '`*/0` is no minute, which goes from 0 to 59'],
    ['*/5/2 * * * *', '`*/5/2` is no minute, which goes from 0 to 59'],
    ['1,,2 * * * *', '`1,,2` is no minute, which goes from 0 to 59'],
    ['1e1 * * * *', '`1e1` is no minute, which goes from 0 to 59'],
    ['* * * * *', `it would start every minute, and ${OFTEN}`],
    ['*/4 * * * *', `it would start every 4 minutes, and ${OFTEN}`],
    ['0-4 6 * * *', `it would start every minute, and ${OFTEN}`],
    ['2,58 * * * *', `it would start every 4 minutes, and ${OFTEN}`],
    ['2,58 23,0 * * *', `it would start every 4 minutes, and ${OFTEN}`],
    ['*/7 * * * *', `it would start every 4 minutes, and ${OFTEN}`],
    ['1'.repeat(300), 'it is too long'],
  ])('%j: %s', (cron, expected) => {
    expect(findCronProblem(cron)).toBe(expected);
  });
});

test('nothing is right here that the parser of GitHub refuses', () => {
  const value = fc.constantFrom(
    '*',
    '0',
    '5',
    '12',
    '31',
    '59',
    '60',
    '7',
    'mon',
    'JAN',
    '*/15',
    '1-5',
    '9-2',
    '1,30',
    '/2',
    '-',
    '3/20',
  );
  const cron = fc.array(value, { minLength: 4, maxLength: 6 }).map((parts) => parts.join(' '));
  fc.assert(
    fc.property(cron, (text) => {
      const problem = findCronProblem(text);
      const isOften = problem?.startsWith('it would start') === true;
      expect([text, problem === undefined || isOften]).toEqual([text, isValidCron(text)]);
    }),
    { numRuns: 2000 },
  );
});
