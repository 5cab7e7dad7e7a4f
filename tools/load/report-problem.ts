import type { Code } from '../diagnostics/codes.ts';
import { sourceText } from '../document/source-text.ts';
import type { SchemaProblem } from '../schema/schema-problem.ts';
import type { Origin } from './catalog.ts';
import type { Report } from './report.ts';

/** The codes that the three kinds of schema problem get. */
export type ProblemCodes = Readonly<Record<SchemaProblem['kind'], Code>>;

/** Reports what a schema found, at `prefix` and below, with the text to write where quotes are missing. */
export function reportProblem(
  report: Report,
  place: { readonly origin: Origin; readonly path: readonly string[] },
  problem: SchemaProblem,
  codes: ProblemCodes,
): void {
  const { origin } = place;
  const path = [...place.path, ...problem.path];
  const at = { origin, path, part: problem.part };
  const hint = problem.wantsQuotes === true ? quotesHint(origin, path) : problem.hint;
  report(codes[problem.kind], at, problem.message, hint);
}

function quotesHint(origin: Origin, path: readonly (string | number)[]): string {
  const text = sourceText(origin.document, [...origin.path, ...path]);
  return `write "${text}" in quotes`;
}
