import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareBatches } from './share-batches.ts';

test('every batch is done once and the results are in order, whenever the other one ends', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(40), fc.nat(40), fc.scheduler(), async (count, lasts, s) => {
      const done: number[] = [];
      const run = async (index: number): Promise<string> => {
        if (done.length >= lasts) throw new Error('it has ended');
        done.push(index);
        return await s.schedule(Promise.resolve(`there ${index}`));
      };
      const here = (index: number): Promise<string> => {
        done.push(index);
        return s.schedule(Promise.resolve(`here ${index}`));
      };
      const listen = (): Promise<void> => s.schedule(Promise.resolve());
      const results = await s.waitFor(shareBatches(count, here, { run, listen }));
      expect(results.map((each) => Number(each.split(' ')[1]))).toEqual(
        Array.from({ length: count }, (_, index) => index),
      );
      expect(done.toSorted((a, b) => a - b)).toEqual(results.map((_, index) => index));
    }),
  );
});

test('both take their part', async () => {
  const turn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));
  const here = async (): Promise<string> => {
    await turn();
    return 'here';
  };
  const run = async (): Promise<string> => {
    await turn();
    return 'there';
  };
  const results = await shareBatches(20, here, { run, listen: turn });
  expect(new Set(results)).toEqual(new Set(['here', 'there']));
  expect(results[0]).toBe('here');
  expect(results.at(-1)).toBe('there');
});
