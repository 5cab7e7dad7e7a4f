import type { JqBounds } from './jq/jq-bounds.ts';
import { runPrograms } from './jq/run-programs.ts';
import { orderProperties, type Order } from './order-properties.ts';
import type { Filled, PlannedProperty, Plans, Problem } from './planned-property.ts';

export interface PropertyProblem {
  readonly plan: PlannedProperty;
  readonly problem: Problem;
}

export interface JqSettings {
  readonly prelude: string;
  readonly bounds: JqBounds;
}

/** Fills the columns of all properties, each after what it needs; those that need each other stay empty. */
export async function fillProperties(
  plans: Plans,
  jq: JqSettings,
): Promise<readonly PropertyProblem[]> {
  const order = orderPlans(plans);
  const problems = order.cycles.flatMap(toCycleProblem);
  for (const level of order.levels) {
    const filled = level.map((plan) => {
      const hidden = [...(order.hidden.get(plan) ?? [])];
      return { plan, filled: plan.begin(new Set(hidden.map(({ name }) => name))) };
    });
    problems.push(...(await finishLevel(filled, jq)));
  }
  return problems;
}

/** In which order properties are filled, and which of them need each other. */
export function orderPlans(plans: Plans): Order<PlannedProperty> {
  const all = [...plans.values()].flatMap((planned) => [...planned.values()]);
  const needs = new Map(all.map((plan) => [plan, neededBy(plans, plan)]));
  return orderProperties(all, {
    needs: (plan) => needs.get(plan) ?? [],
    sees: (plan) => seenBy(plans, plan, needs.get(plan) ?? []),
  });
}

function neededBy(plans: Plans, { needs }: PlannedProperty): readonly PlannedProperty[] {
  return needs.flatMap(({ table, property }) => plans.get(table)?.get(property) ?? []);
}

function seenBy(
  plans: Plans,
  plan: PlannedProperty,
  needed: readonly PlannedProperty[],
): readonly PlannedProperty[] {
  if (!plan.isWhole) return [];
  const others = [...(plans.get(plan.table)?.values() ?? [])];
  return others.filter((other) => other !== plan && !needed.includes(other));
}

/** Why properties that need each other have no value, said of the first. */
export function toCycleProblem(cycle: readonly PlannedProperty[]): readonly PropertyProblem[] {
  const [first] = cycle;
  if (first === undefined) return [];
  const names = [...cycle, first].map(({ table, name }) => `${table.blueprint.identifier}.${name}`);
  const message = `it needs itself: ${names.join(' → ')}`;
  return [{ plan: first, problem: { kind: 'cycle', message } }];
}

/** All jq programs of a level run together. */
async function finishLevel(
  level: readonly { readonly plan: PlannedProperty; readonly filled: Filled }[],
  { prelude, bounds }: JqSettings,
): Promise<readonly PropertyProblem[]> {
  const programs = level.flatMap(({ plan, filled }) =>
    filled.kind === 'program' ? [{ plan, ...filled }] : [],
  );
  const runs = programs.map(({ run }) => run);
  const given = runs.length === 0 ? [] : await runPrograms({ runs, prelude, bounds });
  return [
    ...level.flatMap(({ plan, filled }) =>
      filled.kind === 'filled' ? filled.findings.map((problem) => ({ plan, problem })) : [],
    ),
    ...programs.flatMap(({ plan, finish }, index) =>
      finish(given[index]).map((problem) => ({ plan, problem })),
    ),
  ];
}
