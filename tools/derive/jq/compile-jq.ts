import { compileCall, explain } from './jq-program.ts';
import { plainPath } from './plain-path.ts';
import { runInWorker } from './run-in-worker.ts';

/** All programs together may take this long to compile. */
const BUDGET_MS = 30_000;

/** What is wrong with each program, or undefined where it compiles. jq is loaded only if one is no plain path. */
export async function compileJq(
  programs: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const others = [...new Set(programs.filter((program) => plainPath(program) === undefined))];
  if (others.length === 0) return programs.map(() => undefined);
  const errors = new Map<string, string>();
  // Nearly always all are sound, and one call says so: each stands in a function of its own.
  const all = others.map((program, index) => `def __${index}:\n${program}\n;`).join('\n');
  // Named, because jq looks into no function that nobody calls; after `empty`, so that none of them runs.
  const names = others.map((_, index) => `__${index}`).join(', ');
  const [whole] = await runInWorker(
    [{ program: `${all} empty | (${names})`, input: 'null', flags: ['-n'] }],
    BUDGET_MS,
  );
  // Only a definition can end its function and go on after it (`1; def x: 2`) without an error.
  const isSure = !others.some((program) => /\bdef\b/.test(program));
  if (whole?.exitCode !== 0 || !isSure) {
    const answers = await runInWorker(others.map(compileCall), BUDGET_MS);
    for (const [index, program] of others.entries()) {
      const answer = answers[index];
      if (answer !== undefined && answer.exitCode !== 0)
        errors.set(program, explain(answer.stderr));
    }
  }
  return programs.map((program) => errors.get(program));
}
