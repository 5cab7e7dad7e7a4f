import type { Path } from '../document/path.ts';
import type { SchemaProblem } from '../schema/schema-problem.ts';
import { isRecord } from './is-record.ts';

/**
 * A value without what its schema refused, so that readers find the shapes that the schema promises: a
 * key whose value is wrong is taken out. So is a list with a wrong element, as a whole: places in a list
 * are named by number, and the others must keep theirs. The value itself is not changed.
 */
export function withoutInvalid(value: unknown, problems: readonly SchemaProblem[]): unknown {
  let result = value;
  for (const { kind, path } of problems) {
    // A mapping without a key that it needs is as good as none; the root is all there is.
    if (kind !== 'unknown-key' && path.length > 0) result = without(result, path) ?? {};
  }
  return result;
}

/** Undefined where nothing of it can stay. */
function without(value: unknown, [step, ...rest]: Path): unknown {
  if (step === undefined || Array.isArray(value)) return undefined;
  const key = String(step);
  if (!isRecord(value) || !Object.hasOwn(value, key)) return value;
  const member = without(value[key], rest);
  const others = Object.entries(value).filter(([name]) => name !== key);
  return Object.fromEntries(
    member === undefined
      ? others
      : Object.entries(value).map(([name, each]) => [name, name === key ? member : each]),
  );
}
