import { CODES as ALL_CODES } from '../diagnostics/codes.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Document } from '../document/document.ts';
import type { ConfigFile } from '../model/config.ts';
import type { FileValidator } from '../schema/create-file-validators.ts';
import { isRecord } from './is-record.ts';
import { reportProblem } from './report-problem.ts';
import type { Report } from './report.ts';

const CODES = {
  'unknown-key': 'config/unknown-key',
  missing: 'config/invalid',
  invalid: 'config/invalid',
} as const;

export const CONFIG_FILE = 'cadastre.yaml';

/** The parsed configuration → what it says, or the defaults where it is wrong. */
export function decodeConfig(
  document: Document,
  validate: FileValidator,
  report: Report,
): ConfigFile {
  const origin = { document, path: [] };
  const problems = validate(document.value);
  for (const problem of problems) reportProblem(report, { origin, path: [] }, problem, CODES);
  const checks = isRecord(document.value) ? document.value['checks'] : undefined;
  for (const code of isRecord(checks) ? Object.keys(checks) : []) {
    if (code in ALL_CODES) continue;
    const near = nearestName(code, Object.keys(ALL_CODES));
    const hint = near === undefined ? undefined : `write \`${near}\``;
    report(
      'config/unknown-code',
      { origin, path: ['checks', code], part: 'key' },
      `there is no check \`${code}\``,
      hint,
    );
  }
  // The schema that was just passed is generated from this very type.
  return problems.length === 0 ? (document.value as ConfigFile) : DEFAULT_CONFIG;
}

export const DEFAULT_CONFIG: ConfigFile = { version: 1 };
