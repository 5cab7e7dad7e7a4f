import type { Journal, JournalPlace } from '../../../ports/journal.ts';
import type { TaskEnd } from '../survey/survey-record.ts';
import { taskKey, type Task } from '../survey/task.ts';
import { decodeEnd } from './decode-end.ts';
import { decodeHeader } from './decode-header.ts';
import { decodeObservations } from './decode-observations.ts';
import { parseLine } from './parse-line.ts';
import type { SurveyHeader } from './survey-header.ts';

/** A task that a journal has from its beginning to its end. */
export interface FinishedTask {
  readonly end: TaskEnd;
  /** Where its lines are, in their order. */
  readonly places: readonly JournalPlace[];
  /** Where its observations are. */
  readonly observations: readonly JournalPlace[];
}

export function readHeader(journal: Journal): SurveyHeader | undefined {
  for (const { text } of journal.lines()) return decodeHeader(text);
  return undefined;
}

interface OpenTask {
  readonly places: JournalPlace[];
  readonly observations: JournalPlace[];
  count: number;
}

/** What a journal has finished of these tasks. What is cut short, out of place or of other tasks is as if it were not there. */
export function readJournal(
  journal: Journal,
  tasks: readonly Task[],
): ReadonlyMap<string, FinishedTask> {
  const byKey = new Map(tasks.map((task) => [taskKey(task), task]));
  const open = new Map<string, OpenTask>();
  const finished = new Map<string, FinishedTask>();
  for (const { text, place } of journal.lines()) {
    const line = parseLine(text);
    const key = line?.['task'];
    const task = typeof key === 'string' ? byKey.get(key) : undefined;
    if (line === undefined || typeof key !== 'string' || task === undefined) continue;
    if (line['begin'] === true) {
      open.set(key, { places: [place], observations: [], count: 0 });
      finished.delete(key);
      continue;
    }
    const begun = open.get(key);
    if (begun === undefined) continue;
    begun.places.push(place);
    const observations = decodeObservations(line['observations'], task);
    if (observations !== undefined) {
      begun.observations.push(place);
      begun.count += observations.length;
      continue;
    }
    open.delete(key);
    const end = decodeEnd(line, task);
    // A line that was lost in the middle is missed here.
    if (end !== undefined && line['observed'] === begun.count)
      finished.set(key, { end, places: begun.places, observations: begun.observations });
  }
  return finished;
}
