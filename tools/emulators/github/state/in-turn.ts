/** What waits for its turn. */
export interface Queue {
  queue: Promise<unknown>;
}

/** What changes a repository is done one after another. Nobody may wait for a turn in one's own. */
export async function inTurn<T>(owner: Queue, work: () => Promise<T>): Promise<T> {
  const turn = owner.queue.then(work, work);
  owner.queue = turn.catch(() => undefined);
  return await turn;
}
