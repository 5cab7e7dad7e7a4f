import { describe, expect, test } from 'vitest';
import { getAwsType } from '../types.ts';
import { surveyTasks } from './survey-tasks.ts';
import { taskKey } from './task.ts';
import { tasksOfShard } from './tasks-of-shard.ts';

const TYPES = [
  'AWS::SQS::Queue',
  'AWS::IAM::Role',
  'AWS::S3::Bucket',
  'AWS::Lambda::Url',
  'AWS::Lambda::Permission',
  'AWS::ElasticLoadBalancingV2::ListenerRule',
];
const accounts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(111111111111 + index),
    name: undefined,
    regions: ['eu-west-1', 'us-east-1'],
  }));

const keysOf = (tasks: ReturnType<typeof surveyTasks>): string[] => tasks.map(taskKey).toSorted();

describe.each([1, 4])('%i accounts', (count) => {
  const all = surveyTasks(accounts(count), TYPES);

  test.each([1, 2, 3, 7, 40])(
    'in %i parts: every task once, a child where its parents are',
    (of) => {
      const shards = Array.from({ length: of }, (_, index) =>
        tasksOfShard(all, { index: index + 1, of }),
      );
      expect(keysOf(shards.flat())).toEqual(keysOf(all));
      for (const shard of shards) {
        const here = new Set(shard.map(taskKey));
        const parents = shard.flatMap((task) => {
          const { parent } = getAwsType(task.type);
          return parent === undefined ? [] : [taskKey({ ...task, type: parent.type })];
        });
        expect(parents.filter((parent) => !here.has(parent))).toEqual([]);
      }
    },
  );
});

test('where there are enough of them, an account and region is in one part', () => {
  const all = surveyTasks(accounts(4), TYPES);
  const shard = tasksOfShard(all, { index: 2, of: 6 });
  const places = new Set(shard.map(({ account, region }) => `${account.id} ${region}`));
  const whole = all.filter(({ account, region }) => places.has(`${account.id} ${region}`));
  expect(keysOf(shard)).toEqual(keysOf(whole));
});

test('an account that is named twice is surveyed once', () => {
  const twice = [...accounts(1), ...accounts(1)];
  expect(keysOf(surveyTasks(twice, TYPES))).toEqual(keysOf(surveyTasks(accounts(1), TYPES)));
});
