import type { Journal, JournalPlace } from '../../../ports/journal.ts';
import type { Observation } from '../observation.ts';
import { compareSurveyed } from '../survey/compare-surveyed.ts';
import type { Task } from '../survey/task.ts';
import { readObservations } from './create-survey-record.ts';

/** Where the observations of a task are. */
export interface ObservedTask {
  readonly task: Task;
  readonly journal: Journal;
  readonly places: readonly JournalPlace[];
}

/** Few enough to be held, enough that what is done once for each batch does not count. */
const MOST_IN_BATCH = 2_000;

/** All observations of a type, batch by batch, by account, region and identifier. */
export function* observationsOfType(
  tasks: readonly ObservedTask[],
  type: string,
): Generator<readonly Observation[]> {
  const ofType = tasks.filter(({ task }) => task.type === type).map(withPlace);
  let batch: Observation[] = [];
  for (const { task, journal, places } of ofType.toSorted(compareSurveyed)) {
    const observations = places.flatMap((place) => readObservations(journal, place, task));
    for (const observation of observations.toSorted(compareSurveyed)) batch.push(observation);
    if (batch.length < MOST_IN_BATCH) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

function withPlace(
  each: ObservedTask,
): ObservedTask & { account: string; region: string; type: string } {
  const { account, region, type } = each.task;
  return { ...each, account: account.id, region, type };
}
