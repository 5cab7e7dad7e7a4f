/** What the work gives, unless it takes longer than `budget` milliseconds: then it throws. The work itself is not stopped. */
export async function withBudget<T>(work: Promise<T>, budget: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`jq took longer than ${budget / 1000} s`)), budget);
  });
  try {
    return await Promise.race([work, deadline]);
  } finally {
    clearTimeout(timer);
  }
}
