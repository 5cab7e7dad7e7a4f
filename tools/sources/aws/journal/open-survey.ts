import type { Journal, Journals } from '../../../ports/journal.ts';
import { isSettled } from '../survey/is-settled.ts';
import { surveyTasks } from '../survey/survey-tasks.ts';
import { taskKey, type Task } from '../survey/task.ts';
import { tasksOfShard } from '../survey/tasks-of-shard.ts';
import { getAwsType } from '../types.ts';
import { isSameJson } from './is-same-json.ts';
import { readHeader, readJournal, type FinishedTask } from './read-journal.ts';
import type { SurveyHeader } from './survey-header.ts';

/** What was seen longer ago is seen again. */
const MOST_AGE = 12 * 60 * 60 * 1000;

export interface OpenedSurvey {
  readonly journal: Journal;
  readonly tasks: readonly Task[];
  /** What an earlier run has finished and this one does not read again. */
  readonly earlier: ReadonlyMap<string, FinishedTask>;
  /** Why nothing of an earlier run is used although it was asked for. */
  readonly anew?: string;
}

/**
 * The journal of a survey that begins, or of one that goes on from where an earlier one ended. It is written anew
 * with what is still good, so that a half-written line, or another run that is still at it, does no harm.
 */
export function openSurvey(
  journals: Journals,
  name: string,
  { header, isResumed }: { readonly header: SurveyHeader; readonly isResumed: boolean },
): OpenedSurvey {
  const tasks = tasksOfShard(surveyTasks(header.accounts, header.types), header.shard);
  const old = isResumed ? journals.open(name) : undefined;
  const anew = isResumed ? whyAnew(old, header) : undefined;
  if (old === undefined || anew !== undefined) {
    old?.close();
    const journal = journals.replace(name, [JSON.stringify(header)]);
    return { journal, tasks, earlier: new Map(), ...(anew === undefined ? {} : { anew }) };
  }
  const kept = settled(readJournal(old, tasks), tasks);
  // What goes on is as old as what it goes on from.
  const started = readHeader(old)?.started ?? header.started;
  const journal = journals.replace(name, linesOf({ ...header, started }, old, kept));
  old.close();
  return { journal, tasks, earlier: readJournal(journal, tasks) };
}

function whyAnew(old: Journal | undefined, header: SurveyHeader): string | undefined {
  const before = old === undefined ? undefined : readHeader(old);
  if (before === undefined) return 'there is no unfinished survey here';
  if (before.program !== header.program) return 'the unfinished survey is of another version';
  const isSame =
    before.config === header.config &&
    isSameJson(before.accounts, header.accounts) &&
    isSameJson(before.types, header.types) &&
    isSameJson(before.shard, header.shard);
  if (!isSame) return 'the unfinished survey is of other accounts, regions or types';
  const age = header.started - before.started;
  return age > MOST_AGE || age < 0 ? 'the unfinished survey is older than 12 hours' : undefined;
}

/** What is worth to be kept: children only where their parents are, whose children they are. */
function settled(
  finished: ReadonlyMap<string, FinishedTask>,
  tasks: readonly Task[],
): ReadonlyMap<string, FinishedTask> {
  const kept = new Map<string, FinishedTask>();
  // Parents stand before their children.
  for (const task of tasks) {
    const found = finished.get(taskKey(task));
    const { parent } = getAwsType(task.type);
    const hasParent = parent === undefined || kept.has(taskKey({ ...task, type: parent.type }));
    if (found !== undefined && hasParent && found.end.scopes.every(isSettled))
      kept.set(taskKey(task), found);
  }
  return kept;
}

function* linesOf(
  header: SurveyHeader,
  journal: Journal,
  kept: ReadonlyMap<string, FinishedTask>,
): Generator<string> {
  yield JSON.stringify(header);
  for (const { places } of kept.values()) for (const place of places) yield journal.read(place);
}
