import { expect, test } from 'vitest';
import type { Scope } from '../observation.ts';
import { settleRegions } from './settle-regions.ts';

/** `account region state`, with a `!` behind where the region refused the credentials. */
function scopesOf(rows: readonly string[]): readonly Scope[] {
  return rows.map((row, index): Scope => {
    const [account = '', region = '', state = ''] = row.split(' ');
    const isRefused = state.endsWith('!');
    return {
      account,
      region,
      type: `T${index}`,
      state: isRefused ? (state.slice(0, -1) as Scope['state']) : (state as Scope['state']),
      listed: 0,
      read: 0,
      ...(isRefused ? { isRefused: true, reason: 'UnrecognizedClientException' } : {}),
    };
  });
}

test.each<[string, string[], string, string[]]>([
  [
    'one region refuses all',
    ['1 a complete', '1 b failed!', '1 b failed!'],
    '',
    ['complete', 'absent-in-region', 'absent-in-region'],
  ],
  ['a policy closes it', ['1 a complete', '1 b denied!'], '', ['complete', 'absent-in-region']],
  [
    'types that are not there say nothing',
    ['1 a complete', '1 b failed!', '1 b absent-in-region', '1 b unsupported'],
    '',
    ['complete', 'absent-in-region', 'absent-in-region', 'unsupported'],
  ],
  [
    'it took the credentials once',
    ['1 a complete', '1 b failed!', '1 b complete'],
    '',
    ['complete', 'failed', 'complete'],
  ],
  [
    'it failed in another way, too',
    ['1 a complete', '1 b failed!', '1 b throttled-out'],
    '',
    ['complete', 'failed', 'throttled-out'],
  ],
  ['only another account works', ['2 a complete', '1 b failed!'], '', ['complete', 'failed']],
  ['nothing works', ['1 a failed!', '1 b failed!'], '', ['failed', 'failed']],
  [
    'the catalog has something there',
    ['1 a complete', '1 b failed!'],
    '1 b',
    ['complete', 'failed'],
  ],
])('%s', (_, rows, known, expected) => {
  const [account = '', region = ''] = known.split(' ');
  const resources = known === '' ? [] : [{ account, region, type: 'T', id: 'x' }];
  const settled = settleRegions(scopesOf(rows), resources);
  expect(settled.map(({ state }) => state)).toEqual(expected);
  expect(settled.some((scope) => 'isRefused' in scope)).toBe(false);
});
