import { expect, test } from 'vitest';
import { createConcurrency, type Contender } from './create-concurrency.ts';

const setUp = () => {
  const concurrency = createConcurrency();
  const seen: string[] = [];
  const enter = (name: string, how: Partial<Contender> = {}): Contender => {
    const contender: Contender = {
      group: 'g',
      cancelsOthers: false,
      keepsOthers: false,
      cancel: () => void seen.push(`${name} is cancelled`),
      ...how,
    };
    void concurrency
      .enter(contender)
      .then((isTurn) => (isTurn ? seen.push(`${name} runs`) : undefined));
    return contender;
  };
  return {
    ...concurrency,
    seen,
    enter,
    rest: () => new Promise((resolve) => setImmediate(resolve)),
  };
};

test('one runs, one waits, and a newer one takes the place of the one that waits', async () => {
  const { enter, leave, seen, rest } = setUp();
  const first = enter('first');
  enter('second');
  enter('third', { group: 'G' });
  enter('elsewhere', { group: 'other' });
  await rest();
  expect(seen).toEqual(['second is cancelled', 'first runs', 'elsewhere runs']);
  leave(first);
  await rest();
  expect(seen.at(-1)).toBe('third runs');
});

test('cancel-in-progress asks the one that runs to end, and waits for it', async () => {
  const { enter, leave, seen, rest } = setUp();
  const first = enter('first');
  enter('second', { cancelsOthers: true });
  await rest();
  expect(seen).toEqual(['first is cancelled', 'first runs']);
  leave(first);
  await rest();
  expect(seen.at(-1)).toBe('second runs');
});

test('queue: max keeps a hundred waiting, in order', async () => {
  const { enter, leave, seen, rest } = setUp();
  const all = Array.from({ length: 102 }, (_, index) => enter(`${index}`, { keepsOthers: true }));
  await rest();
  expect(seen).toEqual(['101 is cancelled', '0 runs']);
  for (const each of all.slice(0, 3)) {
    leave(each);
    await rest();
  }
  expect(seen.slice(2)).toEqual(['1 runs', '2 runs', '3 runs']);
});

test('one that gave up waiting is passed over', async () => {
  const { enter, leave, seen, rest } = setUp();
  const first = enter('first');
  const second = enter('second', { keepsOthers: true });
  enter('third', { keepsOthers: true });
  leave(second);
  leave(first);
  await rest();
  expect(seen).toEqual(['first runs', 'third runs']);
});
