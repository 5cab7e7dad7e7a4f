import { describe, expect, test } from 'vitest';
import {
  CloudFailure,
  type Cloud,
  type CloudFailureKind,
  type CloudPlace,
} from '../../../ports/cloud.ts';
import { createVirtualClock, type VirtualClock } from '../../../testing/create-virtual-clock.ts';
import { createPacedCloud } from './create-paced-cloud.ts';

const PLACE: CloudPlace = { account: '111111111111', region: 'eu-west-1' };
const QUEUE = { type: 'AWS::SQS::Queue', identifier: 'q' };

/** A cloud that fails as told, one call after the other, and then answers. */
function failing(kinds: readonly CloudFailureKind[]): { cloud: Cloud; calls: () => number } {
  let calls = 0;
  const answer = (): void => {
    calls += 1;
    const kind = kinds[calls - 1];
    if (kind !== undefined) throw new CloudFailure(kind, kind);
  };
  return {
    calls: () => calls,
    cloud: {
      list: async () => (answer(), { resources: [], nextToken: undefined }),
      get: async () => (answer(), { identifier: 'q', properties: {} }),
    },
  };
}

describe('what is tried again', () => {
  test.each<[string, CloudFailureKind[], 'answer' | CloudFailureKind, number]>([
    ['nothing fails', [], 'answer', 1],
    ['two throttles', ['throttled', 'throttled'], 'answer', 3],
    ['a broken handler', ['transient'], 'answer', 2],
    ['a handler that stays broken', Array(20).fill('transient'), 'transient', 5],
    ['throttles without end', Array(20).fill('throttled'), 'throttled', 12],
    ['denied', ['denied'], 'denied', 1],
    ['not found', ['not-found'], 'not-found', 1],
    ['unsupported', ['unsupported'], 'unsupported', 1],
  ])('%s', async (_, kinds, expected, expectedCalls) => {
    const clock = createVirtualClock();
    const { cloud, calls } = failing(kinds);
    const work = createPacedCloud(cloud, clock).get(PLACE, QUEUE);
    const outcome = await clock.run(
      work.then(
        () => 'answer',
        (error: unknown) => (error instanceof CloudFailure ? error.kind : String(error)),
      ),
    );
    expect([outcome, calls()]).toEqual([expected, expectedCalls]);
  });
});

interface Bucket {
  readonly rate: number;
  readonly latency: number;
}

/** Answers as long as there are tokens, throttles when there are none: how AWS limits a caller. */
function bucketCloud(
  clock: VirtualClock,
  { rate, latency }: Bucket,
): { cloud: Cloud; calls: { made: number; throttled: number; mostAtOnce: number } } {
  const calls = { made: 0, throttled: 0, mostAtOnce: 0 };
  let tokens = rate;
  let last = clock.now();
  let underWay = 0;
  const answer = async (): Promise<void> => {
    calls.made += 1;
    underWay += 1;
    calls.mostAtOnce = Math.max(calls.mostAtOnce, underWay);
    tokens = Math.min(rate, tokens + ((clock.now() - last) / 1000) * rate);
    last = clock.now();
    const isServed = tokens >= 1;
    if (isServed) tokens -= 1;
    else calls.throttled += 1;
    await clock.sleep(latency);
    underWay -= 1;
    if (!isServed) throw new CloudFailure('throttled', 'Rate exceeded');
  };
  const cloud: Cloud = {
    list: async () => (await answer(), { resources: [], nextToken: undefined }),
    get: async () => (await answer(), { identifier: 'q', properties: {} }),
  };
  return { cloud, calls };
}

describe('the pace', () => {
  test.each<[rate: number, latency: number]>([
    [20, 300],
    [20, 2000],
    [5, 300],
    [30, 100],
    [2, 1000],
  ])('under a bucket of %i calls a second at %i ms', async (rate, latency) => {
    const clock = createVirtualClock();
    const { cloud, calls } = bucketCloud(clock, { rate, latency });
    const paced = createPacedCloud(cloud, clock);
    const wanted = 1500;
    await clock.run(Promise.all(Array.from({ length: wanted }, () => paced.get(PLACE, QUEUE))));
    const ideal = (wanted / rate) * 1000;
    expect(clock.now() / ideal).toBeLessThan(1.15);
    expect(calls.made / wanted).toBeLessThan(1.2);
    expect(calls.mostAtOnce).toBeLessThanOrEqual(80);
  });

  test('each account and region has its own', async () => {
    const clock = createVirtualClock();
    const paced = createPacedCloud(failing([]).cloud, clock);
    const regions = Array.from({ length: 50 }, (_, index) => `region-${index}`);
    await clock.run(Promise.all(regions.map((region) => paced.get({ ...PLACE, region }, QUEUE))));
    expect(clock.now()).toBe(0);
  });
});

test('a signal stops what waits and what would start', async () => {
  const clock = createVirtualClock();
  const { cloud, calls } = failing([]);
  const paced = createPacedCloud(cloud, clock);
  const controller = new AbortController();
  const work = Array.from({ length: 100 }, () => paced.get(PLACE, QUEUE, controller.signal));
  const stopper = clock.sleep(2000).then(() => controller.abort());
  const results = await clock.run(Promise.all([Promise.allSettled(work), stopper]));
  const rejected = results[0].filter(({ status }) => status === 'rejected');
  expect(rejected.length).toBe(100 - calls());
  expect(
    rejected.map((each) => 'reason' in each && Reflect.get(Object(each.reason), 'kind')),
  ).toEqual(rejected.map(() => 'stopped'));
  expect(rejected.length).toBeGreaterThan(0);
});
