import type { Code } from '../diagnostics/codes.ts';
import type { Advice, Finding, Place } from './finding.ts';

/** How a check speaks: of a path below a blueprint or an entity. Lines are not its business. */
export type Report = (code: Code, place: Place, message: string, advice?: string | Advice) => void;

/** A report that collects into a list. */
export function createReport(findings: Finding[]): Report {
  return (code, place, message, advice) => {
    const more = typeof advice === 'string' ? { hint: advice } : advice;
    findings.push({ kind: 'placed', code, place, message, ...more });
  };
}
