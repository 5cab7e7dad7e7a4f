import type { ReadObservations } from '../../sources/aws/map-observations.ts';
import type { Survey } from '../../sources/aws/survey/survey.ts';
import type { SurveyAccount } from '../../sources/aws/survey/task.ts';

/** A survey that can be planned with: what it saw is read back when it is needed. */
export interface Surveyed extends Survey {
  readonly accounts: readonly SurveyAccount[];
  /** Whether it is of a part of the accounts and regions only. */
  readonly isNarrowed: boolean;
  readonly read: ReadObservations;
  /** Masks what the configuration wants masked in what is printed. */
  mask(text: string): string;
  close(): void;
}
