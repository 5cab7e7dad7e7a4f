import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** One call of jq: a program over inputs as JSON texts. */
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

/** `heap` is how many MiB the worker may take beside the memory of jq, which has a bound of its own. */
export function startJqWorker(heap?: number): Worker {
  const module = createRequire(import.meta.url).resolve('jq-wasm');
  const worker = new Worker(WORKER, {
    eval: true,
    workerData: module,
    env: {},
    // What jq says to nobody, such as that it ran out of memory.
    stdout: true,
    stderr: true,
    ...(heap === undefined ? {} : { resourceLimits: { maxOldGenerationSizeMb: heap } }),
  });
  worker.unref();
  return worker;
}

/** Asks one call at a time. Throws if the worker ends. */
export async function askJq(worker: Worker, call: JqCall): Promise<JqAnswer> {
  // Waiting for an answer keeps the process; a worker that waits for a question does not.
  worker.ref();
  try {
    return await new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', () => reject(new Error('jq ended without an answer')));
      worker.postMessage(call);
    });
  } finally {
    for (const event of ['message', 'error', 'exit']) worker.removeAllListeners(event);
    worker.unref();
  }
}
