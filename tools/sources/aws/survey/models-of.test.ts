import { expect, test } from 'vitest';
import { modelsOf } from './models-of.ts';

const parentOf = (properties: Readonly<Record<string, unknown>>) => ({
  type: 'AWS::Any::Parent',
  account: '111111111111',
  region: 'eu-west-1',
  identifier: 'x',
  arn: undefined,
  properties,
});

test('several members: every parent says all of them, or is none', () => {
  const parent = {
    type: 'AWS::Any::Parent',
    model: { ApplicationId: 'ApplicationId', ProfileId: 'Id' },
  };
  expect(
    modelsOf(parent, [
      parentOf({ ApplicationId: 'b', Id: '2' }),
      parentOf({ ApplicationId: 'a', Id: '1' }),
      parentOf({ ApplicationId: 'a', Id: '1' }),
      parentOf({ ApplicationId: 'c' }),
    ]),
  ).toEqual([
    { name: 'a|1', model: { ApplicationId: 'a', ProfileId: '1' } },
    { name: 'b|2', model: { ApplicationId: 'b', ProfileId: '2' } },
  ]);
});
