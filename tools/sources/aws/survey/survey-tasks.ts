import { taskKey, tasksOf, type SurveyAccount, type Task } from './task.ts';
import { withParents } from './with-parents.ts';

/**
 * All tasks of a survey, those of the types that the wanted ones are listed by included. Parents stand before
 * their children, so that what a task waits for has been begun.
 */
export function surveyTasks(
  accounts: readonly SurveyAccount[],
  types: readonly string[],
): readonly Task[] {
  const tasks = withParents(types).flatMap((type) =>
    accounts.flatMap((account) => tasksOf(type, account)),
  );
  // An account or a region that is named twice is surveyed once.
  return [...new Map(tasks.map((task) => [taskKey(task), task])).values()];
}
