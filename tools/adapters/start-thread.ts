import { Worker } from 'node:worker_threads';
import type { Thread } from '../ports/thread.ts';

interface Waiting {
  resolve(answer: unknown): void;
  reject(error: unknown): void;
}

/** A worker that answers each message with one, in order. */
export function startThread(module: URL, workerData: unknown): Thread {
  const worker = new Worker(module, { workerData });
  const waiting: Waiting[] = [];
  let ended: unknown;
  const end = (error: unknown): void => {
    ended ??= error;
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  worker.on('message', (answer) => waiting.shift()?.resolve(answer));
  worker.on('error', end);
  worker.on('messageerror', end);
  worker.on('exit', () => end(new Error('the thread has ended')));
  return {
    ask: (question) =>
      new Promise((resolve, reject) => {
        if (ended !== undefined) return reject(ended);
        waiting.push({ resolve, reject });
        return worker.postMessage(question);
      }),
    listen: () =>
      new Promise((resolve) => {
        setImmediate(resolve);
      }),
    stop: async () => {
      await worker.terminate();
    },
  };
}
