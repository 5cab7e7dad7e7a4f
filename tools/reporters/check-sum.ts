import type { CheckSummary } from './check-report.ts';
import { count } from './count.ts';

/** The parts of the one line that sums a check up, apart because a terminal colours one of them. */
export interface CheckSum {
  /** `44 files, 17 entities` */
  readonly looked: string;
  /** `2 errors, 1 warning`, or `no problems` */
  readonly verdict: string;
  /** ` (1 fixable with --fix; 3 silenced)`, or nothing */
  readonly notes: string;
}

export function checkSum(summary: CheckSummary): CheckSum {
  const { files, entities, errors, warnings, silenced, baselined, fixable } = summary;
  const notes = [
    fixable === 0 ? [] : [`${fixable} fixable with --fix`],
    silenced === 0 ? [] : [`${silenced} silenced`],
    baselined === 0 ? [] : [`${baselined} in the baseline`],
  ].flat();
  return {
    looked: `${count(files, 'file')}, ${count(entities, 'entity', 'entities')}`,
    verdict:
      errors + warnings === 0
        ? 'no problems'
        : `${count(errors, 'error')}, ${count(warnings, 'warning')}`,
    notes: notes.length === 0 ? '' : ` (${notes.join('; ')})`,
  };
}
