import type { Observation } from '../sources/aws/observation.ts';
import type { SurveyRecord } from '../sources/aws/survey/survey-record.ts';

/** A record of a survey that keeps what it is told in a list, and knows of no earlier run. */
export function recordInto(observations: Observation[]): SurveyRecord {
  return {
    find: () => undefined,
    read: () => [],
    begin: () => ({ add: (each) => void observations.push(each), end: () => undefined }),
  };
}
