import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** One call of jq: a program over inputs as JSON lines. */
export interface JqCall {
  readonly program: string;
  readonly input: string;
  readonly flags: readonly string[];
}

export interface JqAnswer {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/**
 * Plain JavaScript as a string, because a worker cannot start from TypeScript: it answers every call
 * in turn. jq itself has no network, no files and no environment in there.
 */
const WORKER = `
const { parentPort, workerData } = require('node:worker_threads');
const { loadJq } = require(workerData);
const ready = loadJq();
parentPort.on('message', async ({ program, input, flags }) => {
  try {
    const { stdout, stderr, exitCode } = (await ready).raw(input, program, flags);
    parentPort.postMessage({ stdout, stderr, exitCode });
  } catch (error) {
    parentPort.postMessage({ stdout: '', stderr: String(error), exitCode: 5 });
  }
});
`;

/**
 * Runs calls one after another in a worker of their own, and ends it.
 * Throws if they take longer than `budget` milliseconds: a program may loop for ever.
 */
export async function runInWorker(
  calls: readonly JqCall[],
  budget: number,
): Promise<readonly JqAnswer[]> {
  const module = createRequire(import.meta.url).resolve('jq-wasm');
  const worker = new Worker(WORKER, { eval: true, workerData: module, env: {} });
  try {
    return await withBudget(answerAll(worker, calls), budget);
  } finally {
    await worker.terminate();
  }
}

async function answerAll(worker: Worker, calls: readonly JqCall[]): Promise<readonly JqAnswer[]> {
  const answers: JqAnswer[] = [];
  for (const call of calls) {
    answers.push(
      await new Promise((resolve, reject) => {
        worker.once('message', resolve);
        worker.once('error', reject);
        worker.once('exit', () => reject(new Error('jq ended without an answer')));
        worker.postMessage(call);
      }),
    );
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
  }
  return answers;
}

async function withBudget<T>(work: Promise<T>, budget: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`jq took longer than ${budget / 1000} s`)), budget);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
