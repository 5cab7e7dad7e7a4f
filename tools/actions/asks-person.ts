/** Whether a condition or a form may ask who somebody is: then only the run, which knows, can answer. */
export function asksPerson(value: unknown): boolean {
  return /\.user\b|"context":"user|\{\{\s*getUser/.test(JSON.stringify(value ?? null));
}
