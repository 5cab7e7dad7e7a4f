import { recordInto } from '../../../testing/record-into.ts';
import type { Observation } from '../observation.ts';
import { expect, test } from 'vitest';
import { CloudFailure, type Cloud } from '../../../ports/cloud.ts';
import { fixedModels } from './fixed-models.ts';
import { survey } from './survey.ts';

test.each([
  ['AWS::WAFv2::WebACL', 'us-east-1', ['REGIONAL', 'CLOUDFRONT']],
  ['AWS::WAFv2::WebACL', 'eu-west-1', ['REGIONAL']],
  ['AWS::SQS::Queue', 'eu-west-1', undefined],
])('%s in %s', (type, region, names) => {
  expect(fixedModels(type, region)?.map(({ name }) => name)).toEqual(names);
});

const TYPE = 'AWS::WAFv2::WebACL';

/** Lists by scope, or the refusal of one. */
function createCloud(lists: Readonly<Record<string, readonly string[] | 'denied'>>): Cloud {
  return {
    list: (_, { model }) => {
      const ids = lists[model?.['Scope'] ?? ''] ?? [];
      if (ids === 'denied') throw new CloudFailure('denied', 'scripted');
      const resources = ids.map((identifier) => ({ identifier, properties: {} }));
      return Promise.resolve({ resources, nextToken: undefined });
    },
    get: (_, { identifier }) => {
      if (!Object.values(lists).flat().includes(identifier))
        throw new CloudFailure('not-found', 'scripted');
      return Promise.resolve({ identifier, properties: {} });
    },
  };
}

test('one list for each scope; what is gone from a list that was seen to its end is gone', async () => {
  const cloud = createCloud({ REGIONAL: ['a|1|REGIONAL'], CLOUDFRONT: 'denied' });
  const account = '111111111111';
  const region = 'us-east-1';
  const known = ['a|1|REGIONAL', 'b|2|REGIONAL', 'c|3|CLOUDFRONT'].map((id) => ({
    type: TYPE,
    account,
    region,
    id,
  }));
  const accounts = [{ id: account, name: undefined, regions: [region] }];
  const observations: Observation[] = [];
  const request = { accounts, types: [TYPE], known, tagKeys: new Set<string>() };
  const { scopes, gone } = await survey(cloud, { ...request, record: recordInto(observations) });
  expect(observations.map(({ identifier }) => identifier)).toEqual(['a|1|REGIONAL']);
  expect(scopes.map(({ parent, state }) => [parent, state])).toEqual([
    [undefined, 'complete'],
    ['CLOUDFRONT', 'denied'],
  ]);
  expect(gone.map(({ id }) => id)).toEqual(['b|2|REGIONAL']);
});
