import type { Blueprint } from '../load/catalog.ts';
import { createEntityTables } from './entity-tables.ts';
import { orderPlans, toCycleProblem } from './fill-properties.ts';
import { planProperties } from './plan-properties.ts';

export interface PropertyCycle {
  readonly blueprint: Blueprint;
  readonly property: string;
  readonly message: string;
}

/** Derived properties that need each other, one finding for each circle. It evaluates nothing. */
export function findPropertyCycles(blueprints: readonly Blueprint[]): readonly PropertyCycle[] {
  const tables = createEntityTables(blueprints, []);
  const { plans } = planProperties(tables, { matches: () => false, now: new Date(0) });
  return orderPlans(plans)
    .cycles.flatMap(toCycleProblem)
    .map(({ plan, problem }) => {
      return { blueprint: plan.table.blueprint, property: plan.name, message: problem.message };
    });
}
