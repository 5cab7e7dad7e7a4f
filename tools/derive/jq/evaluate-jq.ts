import { compileJq } from './compile-jq.ts';
import { explain } from './jq-program.ts';
import type { JqResult } from './jq-result.ts';
import { plainPath, readPath } from './plain-path.ts';
import type { JqCall } from './jq-worker.ts';
import { runInWorker } from './run-in-worker.ts';

/** All programs over all inputs may take this long together. */
const BUDGET_MS = 30_000;

export type Evaluated =
  | {
      readonly kind: 'results';
      /** By input, then by program. */ readonly results: readonly (readonly JqResult[])[];
    }
  | { readonly kind: 'invalid'; readonly program: number; readonly message: string };

/**
 * The first output of every program for every input. `invalid` if a program does not compile.
 * Plain paths, three of four programs in real mappings, are read here; jq is loaded only for the others,
 * which run as one program over all inputs in one call. Throws if jq takes too long.
 */
export async function evaluateJq(
  programs: readonly string[],
  inputs: readonly unknown[],
): Promise<Evaluated> {
  const paths = programs.map(plainPath);
  const others = programs.flatMap((program, index) =>
    paths[index] === undefined ? [{ program, index }] : [],
  );
  const problems = await compileJq(others.map(({ program }) => program));
  for (const [position, { index }] of others.entries()) {
    const message = problems[position];
    if (message !== undefined) return { kind: 'invalid', program: index, message };
  }
  const batch =
    others.length === 0 || inputs.length === 0
      ? undefined
      : (
          await runInWorker(
            [
              batchCall(
                others.map(({ program }) => program),
                inputs,
              ),
            ],
            BUDGET_MS,
          )
        )[0];
  if (batch !== undefined && batch.exitCode !== 0)
    throw new Error(`jq failed: ${explain(batch.stderr)}`);
  const rows =
    batch === undefined
      ? []
      : batch.stdout
          .split('\n')
          .filter((line) => line !== '')
          .map(parseRow);
  const positions = new Map(others.map(({ index }, position) => [index, position]));
  const results = inputs.map((input, row) =>
    programs.map((_, index): JqResult => {
      const path = paths[index];
      if (path !== undefined) return readPath(path, input);
      return rows[row]?.[positions.get(index) ?? -1] ?? { kind: 'none' };
    }),
  );
  return { kind: 'results', results };
}

function batchCall(programs: readonly string[], inputs: readonly unknown[]): JqCall {
  const cells = programs.map((program) => `(try {o:[first(${program}\n)]} catch {e:(.|tostring)})`);
  const input = inputs.map((value) => JSON.stringify(value)).join('\n');
  return { program: `[${cells.join(',\n')}]`, input, flags: ['-c'] };
}

function parseRow(line: string): readonly JqResult[] {
  const cells: unknown = JSON.parse(line);
  return Array.isArray(cells) ? cells.map(parseCell) : [];
}

function parseCell(cell: unknown): JqResult {
  if (typeof cell !== 'object' || cell === null) return { kind: 'none' };
  if ('e' in cell) return { kind: 'error', message: String(cell.e) };
  if (!('o' in cell) || !Array.isArray(cell.o) || cell.o.length === 0) return { kind: 'none' };
  return { kind: 'value', value: cell.o[0] };
}
