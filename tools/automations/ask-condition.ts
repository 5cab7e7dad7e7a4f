import { evaluateJq, type Evaluated } from '../derive/jq/evaluate-jq.ts';
import { toStandardJq } from '../derive/jq/to-standard-jq.ts';
import type { Action } from '../load/catalog.ts';

/**
 * Whether the condition of an automation holds for each of these events, as programs read them; in words for people where it
 * fails.
 */
export async function askCondition(
  { value }: Action,
  events: readonly object[],
): Promise<readonly boolean[] | string> {
  const { condition } = value.trigger;
  const expressions = condition?.['expressions'];
  if (expressions === undefined) return events.map(() => true);
  if (!Array.isArray(expressions)) return 'its condition is no list of jq programs';
  if (expressions.length === 0) return events.map(() => true);
  const programs = expressions.map((each) => toStandardJq(String(each)));
  const evaluated = await evaluateOrExplain(programs, events);
  if (typeof evaluated === 'string') return `its condition fails: ${evaluated}`;
  if (evaluated.kind === 'invalid') return `its condition is not jq: ${evaluated.message}`;
  const isAny = condition?.['combinator'] === 'or';
  const rows = evaluated.results.map((row) =>
    row.map((each) => each.kind === 'value' && each.value === true),
  );
  const failed = evaluated.results.flat().find((each) => each.kind === 'error');
  if (failed !== undefined) return `its condition fails: ${failed.message}`;
  return rows.map((row) => (isAny ? row.some(Boolean) : row.every(Boolean)));
}

/** A program that never ends, or that ends jq, stops its own automation and no other. */
async function evaluateOrExplain(
  programs: readonly string[],
  events: readonly object[],
): Promise<Evaluated | string> {
  try {
    return await evaluateJq(programs, events);
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
