import type { Worker } from 'node:worker_threads';
import { withBudget } from './with-budget.ts';
import { askJq, startJqWorker, type JqAnswer, type JqCall } from './jq-worker.ts';

/** Starting jq takes as long as thousands of programs: one worker answers all calls of a process, one by one. */
let worker: Worker | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * Runs calls one after another. Throws if they take longer than `budget` milliseconds: a program may loop for ever,
 * and only ending the worker ends it.
 */
export async function runInWorker(
  calls: readonly JqCall[],
  budget: number,
): Promise<readonly JqAnswer[]> {
  const before = last;
  const mine = (async () => {
    await before.catch(() => undefined);
    return await runAlone(calls, budget);
  })();
  last = mine;
  return await mine;
}

async function runAlone(calls: readonly JqCall[], budget: number): Promise<readonly JqAnswer[]> {
  const used = (worker ??= startJqWorker());
  let isSound = false;
  try {
    const answers = await withBudget(answerAll(used, calls), budget);
    isSound = answers.every(({ isBroken }) => isBroken !== true);
    return answers;
  } finally {
    if (!isSound) {
      worker = undefined;
      await used.terminate();
    }
  }
}

async function answerAll(asked: Worker, calls: readonly JqCall[]): Promise<readonly JqAnswer[]> {
  const answers: JqAnswer[] = [];
  for (const call of calls) answers.push(await askJq(asked, call));
  return answers;
}
