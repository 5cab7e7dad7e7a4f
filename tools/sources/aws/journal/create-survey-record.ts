import type { Journal, JournalPlace } from '../../../ports/journal.ts';
import type { Observation } from '../observation.ts';
import type { SurveyRecord } from '../survey/survey-record.ts';
import { taskKey, type Task } from '../survey/task.ts';
import { decodeObservations } from './decode-observations.ts';
import { parseLine } from './parse-line.ts';
import type { FinishedTask } from './read-journal.ts';

/** So many characters are held of one list before they are written: many lists are under way at once. */
const MOST_PENDING = 1 << 15;

/** Writes what a survey observes into a journal, and answers with what stands there already. */
export function createSurveyRecord(
  journal: Journal,
  earlier: ReadonlyMap<string, FinishedTask>,
): SurveyRecord & {
  /** What the tasks have observed so far, finished or not. */
  readonly observed: ReadonlyMap<string, readonly JournalPlace[]>;
} {
  const observed = new Map<string, readonly JournalPlace[]>(
    [...earlier].map(([key, { observations }]) => [key, observations]),
  );
  return {
    observed,
    find: (task) => earlier.get(taskKey(task))?.end,
    read: (task) =>
      (observed.get(taskKey(task)) ?? []).flatMap((place) =>
        readObservations(journal, place, task),
      ),
    begin(task) {
      const key = taskKey(task);
      const places: JournalPlace[] = [];
      observed.set(key, places);
      let pending: string[] = [];
      let size = 0;
      let count = 0;
      const write = (line: object): JournalPlace =>
        journal.append(JSON.stringify({ task: key, ...line }));
      const flush = (): void => {
        if (pending.length === 0) return;
        const head = `{"task":${JSON.stringify(key)},"observations":[`;
        places.push(journal.append(`${head}${pending.join(',')}]}`));
        pending = [];
        size = 0;
      };
      write({ begin: true });
      return {
        add(observation) {
          const text = JSON.stringify(observation);
          pending.push(text);
          size += text.length;
          count += 1;
          if (size >= MOST_PENDING) flush();
        },
        end({ scopes, gone }) {
          flush();
          write({ scopes, gone, observed: count });
        },
      };
    },
  };
}

/** The observations of one line of a journal. */
export function readObservations(
  journal: Journal,
  place: JournalPlace,
  task: Task,
): readonly Observation[] {
  const line = parseLine(journal.read(place));
  return decodeObservations(line?.['observations'], task) ?? [];
}
