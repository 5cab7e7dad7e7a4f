import type { Invoke } from './invoke.ts';

/** The steps stand in the workflow behind us: they get their variables, and go on. */
export const invokeSteps: Invoke = (_run, { method }) => {
  const variables = Object.entries(Object(method['env'] ?? {}) as object).map(
    ([name, value]: [string, unknown]) => [name, toText(value)] as const,
  );
  return Promise.resolve({ kind: 'steps', variables: Object.fromEntries(variables) });
};

function toText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
