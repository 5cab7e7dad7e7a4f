import { CloudFailure } from '../../../ports/cloud.ts';
import { STORES } from '../edges/edge-rules.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import { listAll } from './list-all.ts';
import type { Surroundings } from './surroundings.ts';
import { listPlace, taskKey, tasksOf, type SurveyAccount } from './task.ts';

const LISTS_AT_ONCE = 32;

/**
 * Learns the names of the stores of an account from the tasks that list them, which were begun before; where another
 * shard has those, from a list of its own, which nothing else depends on.
 */
export async function learnStores(
  { cloud, signal, learnNames }: Surroundings,
  types: readonly string[],
  account: SurveyAccount,
  tasks: ReadonlyMap<string, Promise<unknown>>,
): Promise<void> {
  const wanted = STORES.filter((type) => types.includes(type)).flatMap((type) =>
    tasksOf(type, account),
  );
  await mapConcurrently(wanted, LISTS_AT_ONCE, async (task) => {
    const begun = tasks.get(taskKey(task));
    if (begun !== undefined) {
      await begun;
      return;
    }
    try {
      const query = { type: task.type, model: undefined };
      for (const { identifier } of await listAll(cloud, listPlace(task), query, signal))
        learnNames(account.id, task.type, [identifier]);
    } catch (error) {
      if (!(error instanceof CloudFailure)) throw error;
    }
  });
}
