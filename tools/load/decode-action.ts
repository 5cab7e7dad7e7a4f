import type { ActionFile } from '../model/action.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import type { Action, Origin } from './catalog.ts';
import { isRecord } from './is-record.ts';
import { reportProblem } from './report-problem.ts';
import type { Report } from './report.ts';
import { withoutInvalid } from './without-invalid.ts';

const CODES = {
  'unknown-key': 'action/unknown-key',
  missing: 'action/invalid',
  invalid: 'action/invalid',
} as const;

/**
 * A value that stands where an action should → an action, and reports. Undefined without an identifier, and without
 * saying what starts it and what it does.
 */
export function decodeAction(
  value: unknown,
  origin: Origin,
  validate: FileValidator,
  report: Report,
): Action | undefined {
  const problems = validate(value);
  for (const problem of problems) reportProblem(report, { origin, path: [] }, problem, CODES);
  const sound = withoutInvalid(value, problems);
  if (!isRecord(sound) || typeof sound['identifier'] !== 'string') return undefined;
  const { identifier, title, trigger, invocationMethod: method } = sound;
  if (!isRecord(trigger) || typeof trigger['type'] !== 'string') return undefined;
  if (!isRecord(method) || typeof method['type'] !== 'string') return undefined;
  return {
    kind: 'action',
    identifier,
    title: typeof title === 'string' ? title : identifier,
    // What is not as the schema says was reported and taken out.
    value: sound as unknown as ActionFile,
    refused: problems.map((problem) => problem.path.join('.')),
    origin,
  };
}
