import { findCronProblem } from '../actions/find-cron-problem.ts';
import type { Action } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** Whether GitHub would start an automation at the times that it names. */
export const actionSchedule: CatalogCheck = (catalog, report) => {
  for (const action of catalog.actions) {
    const { value, origin } = action;
    const { type, cron, timezone } = value.trigger.event ?? {};
    if (value.trigger.type !== 'automation' || type !== 'SCHEDULE') continue;
    needNoPullRequest(action, report);
    const path = ['trigger', 'event'];
    const problem = cron === undefined ? undefined : findCronProblem(cron);
    if (problem !== undefined) {
      const hint = 'such as `17 6 * * 1`: at 6:17 on Mondays';
      const message = `\`${cron}\` is no schedule of GitHub: ${problem}`;
      report('action/schedule', { origin, path: [...path, 'cron'] }, message, hint);
    }
    if (timezone !== undefined && !isTimezone(timezone)) {
      const message = `\`${timezone}\` is no time zone`;
      const hint = suggest(timezone, Intl.supportedValuesOf('timeZone'));
      const at = { origin, path: [...path, 'timezone'] };
      report('action/schedule', at, message, hint ?? 'an IANA name, such as `Europe/Paris`');
    }
    if (value.trigger.condition !== undefined) {
      const at = { origin, path: ['trigger', 'condition'], part: 'key' } as const;
      const message = 'a schedule has no condition: nothing happened that it could be about';
      report('action/ignored-key', at, message, 'delete it, and look in a step');
    }
  }
};

/** What a time starts has no pull request, and so no place where a server could report. */
function needNoPullRequest({ value, origin }: Action, report: Report): void {
  const { type, synchronized } = value.invocationMethod;
  if (type === 'WEBHOOK' && synchronized !== true) {
    const at = { origin, path: ['invocationMethod', 'type'] };
    const message = 'a schedule has no pull request that a server could report on';
    report('action/schedule', at, message, 'add `synchronized: true`');
  }
}

/** By name: an offset such as `+02:00` knows no summer, and GitHub knows no offsets. */
function isTimezone(name: string): boolean {
  if (!/^[A-Za-z][\w+-]*(?:\/[\w+-]+)*$/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
