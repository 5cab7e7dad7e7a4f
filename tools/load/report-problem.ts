import type { Code } from '../diagnostics/codes.ts';
import type { Fix } from '../document/fix.ts';
import type { SchemaProblem } from '../schema/schema-problem.ts';
import type { Origin } from './catalog.ts';
import type { Report } from './report.ts';

/** The codes that the three kinds of schema problem get. */
export type ProblemCodes = Readonly<Record<SchemaProblem['kind'], Code>>;

/** Reports what a schema found, at `prefix` and below, and how to mend it where that is certain. */
export function reportProblem(
  report: Report,
  place: { readonly origin: Origin; readonly path: readonly (string | number)[] },
  problem: SchemaProblem,
  codes: ProblemCodes,
): void {
  const { origin } = place;
  const path = [...place.path, ...problem.path];
  const { part, message, hint } = problem;
  const fix = toFix(problem, origin, path);
  report(codes[problem.kind], { origin, path, part }, message, {
    ...(hint === undefined ? {} : { hint }),
    ...(problem.wantsQuotes === true ? { wantsQuotes: true } : {}),
    ...(fix === undefined ? {} : { fix }),
  });
}

function toFix(
  problem: SchemaProblem,
  { index, path: start }: Origin,
  below: readonly (string | number)[],
): Fix | undefined {
  const path = [...start, ...below];
  if (problem.wantsQuotes === true) return { isSafe: true, edit: { kind: 'quote', index, path } };
  const { replacement } = problem;
  if (replacement === undefined) return undefined;
  const { text: value, isCertain: isSafe } = replacement;
  return problem.kind === 'unknown-key'
    ? { isSafe, edit: { kind: 'rename', index, path, to: value } }
    : { isSafe, edit: { kind: 'text', index, path, to: value } };
}
