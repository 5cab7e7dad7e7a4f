import { expect, test } from 'vitest';
import type { DeletionLimits } from '../model/config.ts';
import type { EntitySource } from '../model/entity.ts';
import type { Delete } from './change.ts';
import { holdDeletions } from './hold-deletions.ts';

const source = (region: string, id: number): EntitySource => ({
  aws: 'AWS::SQS::Queue',
  account: '111111111111',
  region,
  id: String(id),
});
const many = (region: string, count: number): EntitySource[] =>
  Array.from({ length: count }, (_, id) => source(region, id));
// Only the source of the entity is looked at.
const gone = (sources: readonly EntitySource[]): Delete[] =>
  sources.map((each) => ({ action: 'delete', entity: { source: each } }) as unknown as Delete);

interface Row {
  readonly name: string;
  readonly surveyed: readonly EntitySource[];
  readonly gone: readonly EntitySource[];
  readonly limits?: DeletionLimits;
  readonly isOff?: true;
  /** How many may go. */
  readonly allowed: number;
}

const [WEST, EAST] = [many('eu-west-1', 100), many('us-east-1', 10)];

test.each<Row>([
  { name: 'a few', surveyed: WEST, gone: WEST.slice(0, 20), allowed: 20 },
  { name: 'more than a fifth of all', surveyed: WEST, gone: WEST.slice(0, 21), allowed: 0 },
  { name: 'more than fifty', surveyed: many('r', 1000), gone: many('r', 51), allowed: 0 },
  { name: 'few of few', surveyed: EAST.slice(0, 5), gone: EAST.slice(0, 5), allowed: 5 },
  {
    name: 'more than half of one scope, and what goes elsewhere goes',
    surveyed: [...WEST, ...EAST],
    gone: [...WEST.slice(0, 3), ...EAST.slice(0, 6)],
    allowed: 3,
  },
  {
    name: 'half of one scope',
    surveyed: [...WEST, ...many('us-east-1', 12)],
    gone: EAST.slice(0, 6),
    allowed: 6,
  },
  {
    name: 'a scope of another limit',
    surveyed: [...WEST, ...EAST],
    gone: EAST.slice(0, 8),
    limits: { scope: { share: 0.8 } },
    allowed: 8,
  },
  {
    name: 'a number for each scope',
    surveyed: WEST,
    gone: WEST.slice(0, 8),
    limits: { scope: { count: 7 } },
    allowed: 0,
  },
  { name: 'a person said so', surveyed: WEST, gone: WEST, isOff: true, allowed: 100 },
])('$name', ({ surveyed, limits, isOff, allowed, ...row }) => {
  const deletes = gone(row.gone);
  const held = holdDeletions(deletes, surveyed, { ...limits, isOff: isOff === true });
  expect([held.allowed.length, held.held.length]).toEqual([allowed, deletes.length - allowed]);
});
