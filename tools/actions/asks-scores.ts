/** Whether an action, or a file that it renders, may ask for scores: only then they are worked out. */
export function asksScores(value: unknown): boolean {
  return JSON.stringify(value ?? null).includes('scorecard');
}
