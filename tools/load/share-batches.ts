/** Someone who takes batches from the end. */
export interface Other<T> {
  /** Rejects when no more is to be had; the batch is then done here. */
  run(index: number): Promise<T>;
  /** Lets answers be heard. */
  listen(): Promise<void>;
}

/** As many as keep the other one busy while its answer is on the way. */
const AHEAD = 2;

/**
 * Batches 0 … count − 1 from both ends: here from the front, the other from the back, until they meet, so
 * that neither waits whoever is faster. The results are in order.
 */
export async function shareBatches<T>(
  count: number,
  here: (index: number) => Promise<T>,
  other: Other<T> | undefined,
): Promise<readonly T[]> {
  const results = new Map<number, T>();
  const refused: number[] = [];
  let front = 0;
  let back = count;
  const pump = async ({ run }: Other<T>): Promise<void> => {
    while (front < back) {
      back -= 1;
      const index = back;
      try {
        results.set(index, await run(index));
      } catch {
        refused.push(index);
        return;
      }
    }
  };
  const pumps = other === undefined ? [] : Array.from({ length: AHEAD }, () => pump(other));
  while (front < back) {
    const index = front;
    front += 1;
    results.set(index, await here(index));
    await other?.listen();
  }
  await Promise.all(pumps);
  for (const index of refused) results.set(index, await here(index));
  return [...results].toSorted(([a], [b]) => a - b).map(([, result]) => result);
}
