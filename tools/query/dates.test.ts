import { expect, test } from 'vitest';
import type { DatePreset } from '../model/query.ts';
import { parseDate } from './parse-date.ts';
import { DATE_PRESETS, presetRange } from './preset-range.ts';

const iso = (ms: number): string => new Date(ms).toISOString();

test.each<[string, string, string]>([
  ['2026-02-28', '2026-02-28T00:00:00.000Z', '2026-02-28T23:59:59.999Z'],
  ['2024-02-29T23:59Z', '2024-02-29T23:59:00.000Z', '2024-02-29T23:59:00.000Z'],
  ['2026-02-28T10:00:01.5', '2026-02-28T10:00:01.500Z', '2026-02-28T10:00:01.500Z'],
  ['2026-02-28 10:00:01.123456Z', '2026-02-28T10:00:01.123Z', '2026-02-28T10:00:01.123Z'],
  ['2026-01-01T00:30:00+01:00', '2025-12-31T23:30:00.000Z', '2025-12-31T23:30:00.000Z'],
  ['2025-12-31T23:30:00-0100', '2026-01-01T00:30:00.000Z', '2026-01-01T00:30:00.000Z'],
])('%s is from %s to %s', (text, from, to) => {
  const { from: first, to: last } = parseDate(text) ?? { from: 0, to: 0 };
  expect([iso(first), iso(last)]).toEqual([from, to]);
});

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '0026-01-01',
  '26-01-01',
  '2026-01-01T24:00Z',
  '2026-01-01T10:60',
  '2026-01-01T10',
  '2026-01-01T10:00+24:00',
  '2026-01-01T',
  '20260101',
  '1.20.300.4000',
  '',
  20_260_101,
  null,
])('%j is no date', (value) => {
  expect(parseDate(value)).toBeUndefined();
});

const NOW = '2026-03-31T10:20:30.400Z';

const PRESETS: readonly (readonly [DatePreset, string, string])[] = [
  ['today', '2026-03-31T00:00:00.000Z', '2026-03-31T23:59:59.999Z'],
  ['yesterday', '2026-03-30T00:00:00.000Z', '2026-03-30T23:59:59.999Z'],
  ['tomorrow', '2026-04-01T00:00:00.000Z', '2026-04-01T23:59:59.999Z'],
  ['lastDay', '2026-03-30T10:20:30.400Z', NOW],
  ['lastWeek', '2026-03-24T10:20:30.400Z', NOW],
  ['last2Weeks', '2026-03-17T10:20:30.400Z', NOW],
  ['lastMonth', '2026-02-28T10:20:30.400Z', NOW],
  ['last3Months', '2025-12-31T10:20:30.400Z', NOW],
  ['last6Months', '2025-09-30T10:20:30.400Z', NOW],
  ['last12Months', '2025-03-31T10:20:30.400Z', NOW],
  ['last2Years', '2024-03-31T10:20:30.400Z', NOW],
  ['last3Years', '2023-03-31T10:20:30.400Z', NOW],
  ['nextWeek', NOW, '2026-04-07T10:20:30.400Z'],
  ['next2Weeks', NOW, '2026-04-14T10:20:30.400Z'],
  ['nextMonth', NOW, '2026-04-30T10:20:30.400Z'],
  ['next3Months', NOW, '2026-06-30T10:20:30.400Z'],
  ['next6Months', NOW, '2026-09-30T10:20:30.400Z'],
  ['next12Months', NOW, '2027-03-31T10:20:30.400Z'],
];

test.each(PRESETS)('%s is from %s to %s', (preset, from, to) => {
  const range = presetRange(preset, Date.parse(NOW));
  expect([iso(range.from), iso(range.to)]).toEqual([from, to]);
});

test('the table has every preset', () => {
  expect(PRESETS.map(([preset]) => preset).toSorted()).toEqual([...DATE_PRESETS].toSorted());
});
