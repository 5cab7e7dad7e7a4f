import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunRecord } from '../../model/run-record.ts';
import { hashRequest } from './hash-request.ts';
import { moveRecord } from './move-record.ts';
import { markerOf, parseMarker, renderMarker } from './record-marker.ts';

const RECORD: RunRecord = {
  version: 1,
  id: 'c1',
  action: 'deploy',
  title: 'Deploy',
  state: 'queued',
  requestedBy: 'alice',
  origin: 'comment',
  inputs: {},
  hash: 'abc',
  approvals: [],
  history: [{ state: 'queued', at: '2026-01-01T00:00:00Z' }],
  links: [],
  steps: [],
};

test('a marker holds any record, on one line that only its own end can end', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue()), fc.string(), (inputs, title) => {
      // JSON knows no -0.
      const record = { ...RECORD, title, inputs: JSON.parse(JSON.stringify(inputs)) };
      const marker = renderMarker(record);
      expect(marker.startsWith(markerOf('c1'))).toBe(true);
      expect(marker.slice(0, -4)).not.toMatch(/-->|--!>|\n/);
      expect(marker.slice(4, -3)).not.toContain('--');
      expect(parseMarker(`${marker}\nmore`)).toEqual(record);
    }),
  );
});

test.each([
  ['', undefined],
  ['hello', undefined],
  ['<!-- cadastre-run c1 {"version":1} -->', undefined],
  ['<!-- cadastre-run c1 {broken -->', undefined],
  ['<!-- cadastre-review -->', undefined],
])('%j is no record', (body, expected) => {
  expect(parseMarker(body)).toEqual(expected);
});

test('of a record that is too long the inputs are left out', () => {
  const marker = renderMarker({ ...RECORD, inputs: { a: 'x'.repeat(60_000) } });
  expect(marker.length).toBeLessThan(1000);
  expect(parseMarker(marker)?.inputs).toEqual({});
});

test('what ended stays as it is', () => {
  const at = '2026-01-02T00:00:00Z';
  const ended = moveRecord(RECORD, { state: 'success', at, message: 'done' });
  expect(ended.history).toHaveLength(2);
  expect(moveRecord(ended, { state: 'failure', at, message: 'late' })).toEqual(ended);
});

test('a hash is another as soon as anything is', () => {
  const request = {
    action: 'a',
    entity: 'b/c',
    inputs: { x: 1, y: [1, { z: 2 }] },
    sha: undefined,
  };
  const same = { ...request, inputs: { y: [1, { z: 2 }], x: 1 } };
  expect(hashRequest(same)).toBe(hashRequest(request));
  for (const other of [
    { ...request, action: 'b' },
    { ...request, entity: undefined },
    { ...request, inputs: { ...request.inputs, x: '1' } },
    { ...request, inputs: { x: 1, y: [{ z: 2 }, 1] } },
    { ...request, sha: 'abc' },
  ])
    expect(hashRequest(other)).not.toBe(hashRequest(request));
});
