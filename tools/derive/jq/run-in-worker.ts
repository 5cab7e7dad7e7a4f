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
  /** jq ended in the middle, and its memory is not to be used again. */
  readonly isBroken?: true;
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
    parentPort.postMessage({ stdout: '', stderr: String(error), exitCode: 5, isBroken: true });
  }
});
`;

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
  const used = (worker ??= start());
  // Waiting for an answer keeps the process; a worker that waits for a question does not.
  used.ref();
  let isSound = false;
  try {
    const answers = await withBudget(answerAll(used, calls), budget);
    isSound = answers.every(({ isBroken }) => isBroken !== true);
    return answers;
  } finally {
    used.unref();
    if (!isSound) {
      worker = undefined;
      await used.terminate();
    }
  }
}

function start(): Worker {
  const module = createRequire(import.meta.url).resolve('jq-wasm');
  return new Worker(WORKER, { eval: true, workerData: module, env: {} });
}

async function answerAll(asked: Worker, calls: readonly JqCall[]): Promise<readonly JqAnswer[]> {
  const answers: JqAnswer[] = [];
  for (const call of calls) {
    answers.push(
      await new Promise((resolve, reject) => {
        asked.once('message', resolve);
        asked.once('error', reject);
        asked.once('exit', () => reject(new Error('jq ended without an answer')));
        asked.postMessage(call);
      }),
    );
    for (const event of ['message', 'error', 'exit']) asked.removeAllListeners(event);
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
