import type { Worker } from 'node:worker_threads';
import { explain } from './jq-program.ts';
import { askJq, startJqWorker, type JqCall } from './jq-worker.ts';
import type { JqBounds } from './jq-bounds.ts';
import { withBudget } from './with-budget.ts';

export type LaneAnswer =
  | { readonly kind: 'output'; readonly text: string }
  /** It is no program, or jq itself failed. */
  | { readonly kind: 'failure'; readonly message: string }
  /** It took more than it may. */
  | { readonly kind: 'limit'; readonly message: string };

/** Calls of jq one after another, in a worker that is replaced when a program broke it. */
export interface JqLane {
  ask(call: JqCall): Promise<LaneAnswer>;
  /** The worker is kept for the next one. */
  close(): void;
}

/** MiB that a worker may take beside the memory of jq: what goes in, what comes out, and jq-wasm itself. */
const HEAP = 256;

/** Workers that wait: a start takes as long as thousands of programs. */
const idle: Worker[] = [];

export function createJqLane({ budget, maxCharacters }: JqBounds): JqLane {
  let worker: Worker | undefined;
  return {
    async ask(call) {
      const used = (worker ??= idle.pop() ?? (await startWarm()));
      let isSound = false;
      try {
        const answer = await withBudget(askJq(used, call), budget);
        isSound = answer.isBroken !== true;
        if (!isSound) return { kind: 'limit', message: 'jq ran out of memory' };
        if (answer.exitCode !== 0) return { kind: 'failure', message: explain(answer.stderr) };
        if (answer.stdout.length <= maxCharacters) return { kind: 'output', text: answer.stdout };
        return { kind: 'limit', message: `it gives more than ${maxCharacters} characters` };
      } catch (error) {
        return { kind: 'limit', message: error instanceof Error ? error.message : String(error) };
      } finally {
        if (!isSound) {
          worker = undefined;
          await used.terminate();
        }
      }
    },
    close() {
      if (worker !== undefined) idle.push(worker);
      worker = undefined;
    },
  };
}

/** What a program may take begins when jq is there. */
async function startWarm(): Promise<Worker> {
  const worker = startJqWorker(HEAP);
  await askJq(worker, { program: '.', input: 'null', flags: [] });
  return worker;
}
