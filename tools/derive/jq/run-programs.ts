import type { JqBounds } from './jq-bounds.ts';
import { MAX_INPUT_CHARACTERS, MAX_INPUTS } from './jq-bounds.ts';
import { createJqLane, type JqLane, type LaneAnswer } from './jq-lane.ts';
import type { JqResult } from './jq-result.ts';

/** A program, the inputs that it runs over, and what is done with each result. */
export interface ProgramRun {
  readonly program: string;
  readonly inputs: number;
  /** The input of a number, as JSON. */
  inputOf(index: number): string;
  take(index: number, result: JqResult): void;
}

/** Why a program has no results, whatever was taken of it before. */
export type ProgramProblem =
  | { readonly kind: 'invalid'; readonly message: string }
  | { readonly kind: 'limit'; readonly message: string };

/** The share of different inputs from which on it costs more to look for equal ones than it saves. */
const VARIED = 0.9;

export interface ProgramsRequest {
  readonly runs: readonly ProgramRun[];
  /** Definitions that every program sees. */
  readonly prelude: string;
  readonly bounds: JqBounds;
}

/**
 * Runs programs over their inputs, several at the same time, thousands of inputs in one call: an error of one input is a
 * result, the first of several outputs counts, and equal inputs are evaluated once. Gives what is wrong with each
 * program; one that takes too much is stopped, and the others go on. Throws only if jq cannot be started.
 */
export async function runPrograms({
  runs,
  prelude,
  bounds,
}: ProgramsRequest): Promise<readonly (ProgramProblem | undefined)[]> {
  const queue = runs.map((run): Progress => ({
    run,
    next: 0,
    problem: undefined,
    isVaried: false,
  }));
  const lanes = Array.from({ length: Math.min(bounds.workers, queue.length) }, async () => {
    const lane = createJqLane(bounds);
    try {
      await work({ lane, queue, prelude });
    } finally {
      lane.close();
    }
  });
  await Promise.all(lanes);
  return queue.map(({ problem }) => problem);
}

interface Progress {
  readonly run: ProgramRun;
  /** The first input that nobody has begun with. */
  next: number;
  problem: ProgramProblem | undefined;
  /** Nearly all inputs of the last batch were different: in the next no equal ones are looked for. */
  isVaried: boolean;
  /** Whoever comes first compiles it; the others wait. */
  compiled?: Promise<void>;
}

interface Work {
  readonly lane: JqLane;
  readonly queue: readonly Progress[];
  readonly prelude: string;
}

async function work(task: Work): Promise<void> {
  for (const progress of task.queue) {
    progress.compiled ??= compile(progress, task);
    await progress.compiled;
    while (progress.problem === undefined && progress.next < progress.run.inputs)
      await runBatch(progress, task);
  }
}

/** Alone and as it is written, so that a bracket or a semicolon too many cannot reach into what is around it. */
async function compile(progress: Progress, { lane, prelude }: Work): Promise<void> {
  const program = `${prelude} empty |\n${progress.run.program}`;
  progress.problem = toProblem(await lane.ask({ program, input: 'null', flags: [] }));
}

async function runBatch(progress: Progress, { lane, prelude }: Work): Promise<void> {
  const { run } = progress;
  const batch = takeBatch(progress);
  const definition = `def __program:\n${run.program}\n;`;
  const program = `${prelude} ${definition}\n[.[] | try [first(__program)] catch {e: tostring}]`;
  const answer = await lane.ask({ program, input: batch.input, flags: ['-c'] });
  if (answer.kind === 'output') giveResults(run, batch, answer.text);
  else progress.problem ??= toProblem(answer);
}

function toProblem(answer: LaneAnswer): ProgramProblem | undefined {
  if (answer.kind === 'output') return undefined;
  const { message } = answer;
  return answer.kind === 'limit' ? { kind: 'limit', message } : { kind: 'invalid', message };
}

interface Batch {
  readonly start: number;
  /** Where the result of each input is. */
  readonly positions: Int32Array;
  readonly input: string;
}

function takeBatch(progress: Progress): Batch {
  const { run, next: start } = progress;
  const most = Math.min(run.inputs, start + MAX_INPUTS);
  const positions = new Int32Array(most - start);
  const texts: string[] = [];
  const known = new Map<string, number>();
  let characters = 0;
  let index = start;
  for (; index < most && (index === start || characters < MAX_INPUT_CHARACTERS); index += 1) {
    const text = run.inputOf(index);
    let position = progress.isVaried ? undefined : known.get(text);
    if (position === undefined) {
      position = texts.push(text) - 1;
      if (!progress.isVaried) known.set(text, position);
      characters += text.length;
    }
    positions[index - start] = position;
  }
  progress.next = index;
  progress.isVaried = texts.length > (index - start) * VARIED;
  const input = `[${texts.join(',')}]`;
  return { start, positions: positions.subarray(0, index - start), input };
}

function giveResults(run: ProgramRun, { start, positions }: Batch, text: string): void {
  const cells: unknown = JSON.parse(text);
  if (!Array.isArray(cells)) return;
  const results = cells.map(toResult);
  for (let offset = 0; offset < positions.length; offset += 1) {
    const result = results[positions[offset] ?? 0];
    if (result !== undefined) run.take(start + offset, result);
  }
}

const NONE: JqResult = { kind: 'none' };

function toResult(cell: unknown): JqResult {
  if (Array.isArray(cell)) return cell.length === 0 ? NONE : { kind: 'value', value: cell[0] };
  const message: unknown =
    typeof cell === 'object' && cell !== null ? Reflect.get(cell, 'e') : undefined;
  return { kind: 'error', message: String(message) };
}
