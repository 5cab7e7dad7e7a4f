import type { ScorecardFile } from '../model/scorecard.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Origin, Scorecard } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { reportProblem } from './report-problem.ts';
import type { Report } from './report.ts';
import { withoutInvalid } from './without-invalid.ts';

const CODES = {
  'unknown-key': 'scorecard/unknown-key',
  missing: 'scorecard/invalid',
  invalid: 'scorecard/invalid',
} as const;

/**
 * A value that stands where a scorecard should → a scorecard, and reports. Undefined without an identifier, without rules,
 * and without saying whose scorecard it is.
 */
export function decodeScorecard(
  value: unknown,
  origin: Origin,
  validate: FileValidator,
  report: Report,
): Scorecard | undefined {
  const problems = validate(value);
  for (const problem of problems) reportProblem(report, { origin, path: [] }, problem, CODES);
  const sound = withoutInvalid(value, problems);
  if (!isRecord(sound) || typeof sound['identifier'] !== 'string') return undefined;
  const { identifier, title, blueprint, rules } = sound;
  if (typeof blueprint !== 'string' || !Array.isArray(rules)) return undefined;
  return {
    kind: 'scorecard',
    identifier,
    title: typeof title === 'string' ? title : identifier,
    // What is not as the schema says was reported and taken out.
    value: sound as unknown as ScorecardFile,
    isPartial: problems.some(({ kind }) => kind !== 'unknown-key'),
    origin,
  };
}
