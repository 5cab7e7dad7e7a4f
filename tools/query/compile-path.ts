import { isRecord } from '../load/is-record.ts';
import type { Place } from './compile-options.ts';
import { reportUnknownRelation } from './compile-property-path.ts';
import type { PathLeft, Step } from './query.ts';
import type { QueryBlueprint } from './query-blueprint.ts';
import { reportUnknownKeys } from './report-unknown-keys.ts';

/** As Port has it. */
const MAX_HOPS = 15;
const MAX_STEPS = 15;

/** What `matchAny` follows: `{path, fromBlueprint?}`. */
export function compilePath(
  value: Readonly<Record<string, unknown>>,
  place: Place,
): PathLeft | undefined {
  const { path, options, report } = place;
  const { path: list, fromBlueprint: from } = value;
  reportUnknownKeys(value, ['path', 'fromBlueprint'], path, report);
  if (from !== undefined && typeof from !== 'string') {
    report([...path, 'fromBlueprint'], '`fromBlueprint` is the identifier of a blueprint');
    return undefined;
  }
  if (!Array.isArray(list) || list.length === 0 || list.length > MAX_STEPS) {
    report([...path, 'path'], `a path is a list of 1 to ${MAX_STEPS} relations`);
    return undefined;
  }
  const steps = list.map((each) => toStep(each));
  if (!steps.every((step) => step !== undefined)) {
    const index = steps.indexOf(undefined);
    const hint = 'write a relation, or `{relation, maxHops}` with 1 to 15';
    report([...path, 'path', index], 'this is no step of a path', hint);
    return undefined;
  }
  if (steps.filter(({ hops }) => hops > 1).length > 1) {
    report([...path, 'path'], '`maxHops` is in the path more than once', 'keep one of them');
    return undefined;
  }
  const start = from === undefined ? options.blueprint : options.blueprints?.get(from);
  return isWay(steps, start, place) ? { kind: 'path', steps, from } : undefined;
}

function toStep(value: unknown): Step | undefined {
  if (typeof value === 'string') return value === '' ? undefined : { relation: value, hops: 1 };
  if (!isRecord(value)) return undefined;
  const { relation, maxHops: hops } = value;
  if (typeof relation !== 'string' || relation === '') return undefined;
  if (typeof hops !== 'number' || !Number.isInteger(hops) || hops < 1 || hops > MAX_HOPS)
    return undefined;
  return Object.keys(value).length === 2 ? { relation, hops } : undefined;
}

function isWay(steps: readonly Step[], start: QueryBlueprint | undefined, place: Place): boolean {
  let at = start;
  for (const [index, { relation: name }] of steps.entries()) {
    const relation = at?.relations.get(name);
    if (at !== undefined && relation === undefined) {
      reportUnknownRelation(name, at, { ...place, path: [...place.path, 'path', index] });
      return false;
    }
    at = relation === undefined ? undefined : place.options.blueprints?.get(relation.target);
  }
  return true;
}
