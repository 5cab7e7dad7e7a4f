import type { Blueprint, Catalog } from '../load/catalog.ts';

/** One relation followed in its direction, or against it. */
export interface Step {
  readonly relation: string;
  /** The blueprint that declares the relation. */
  readonly owner: string;
  readonly isBackward: boolean;
  /** The blueprint behind the step. */
  readonly to: string;
}

export type Way = readonly Step[];

/** Longer ways than this are nobody's intention. */
const MAX_STEPS = 4;

/**
 * The shortest ways over relations, in either direction, that join two blueprints. Only ways of the least length: Port
 * takes such a one where it is alone.
 */
export function findWays(
  { blueprintsById }: Pick<Catalog, 'blueprintsById'>,
  start: Blueprint,
  target: string,
): readonly Way[] {
  const steps = stepsByBlueprint(blueprintsById);
  let ways: { readonly at: string; readonly way: Way; readonly seen: readonly string[] }[] = [
    { at: start.identifier, way: [], seen: [start.identifier] },
  ];
  for (let length = 0; length < MAX_STEPS && ways.length > 0; length += 1) {
    const next = ways.flatMap(({ at, way, seen }) =>
      (steps.get(at) ?? []).flatMap((step) =>
        seen.includes(step.to) && step.to !== target
          ? []
          : [{ at: step.to, way: [...way, step], seen: [...seen, step.to] }],
      ),
    );
    const found = next.filter(({ at }) => at === target);
    if (found.length > 0) return found.map(({ way }) => way);
    ways = next;
  }
  return [];
}

/** As `a.b`, with `<a` where a relation is followed against its direction. */
export function renderWay(way: Way): string {
  return way.map(({ relation, isBackward }) => (isBackward ? `<${relation}` : relation)).join('.');
}

const stepsOf = new WeakMap<Catalog['blueprintsById'], ReadonlyMap<string, readonly Step[]>>();

function stepsByBlueprint(
  blueprints: Catalog['blueprintsById'],
): ReadonlyMap<string, readonly Step[]> {
  const known = stepsOf.get(blueprints);
  if (known !== undefined) return known;
  const steps = new Map<string, Step[]>();
  const add = (from: string, step: Step): void => {
    const list = steps.get(from);
    if (list === undefined) steps.set(from, [step]);
    else list.push(step);
  };
  for (const { identifier, relations } of blueprints.values()) {
    for (const [relation, { target }] of Object.entries(relations)) {
      const step = { relation, owner: identifier };
      add(identifier, { ...step, isBackward: false, to: target });
      if (target !== identifier) add(target, { ...step, isBackward: true, to: identifier });
    }
  }
  stepsOf.set(blueprints, steps);
  return steps;
}
