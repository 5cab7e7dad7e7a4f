import type { PlannedProperty, Plans } from './planned-property.ts';

/** The plans of one blueprint, and of everything that they need. */
export function neededPlans(plans: Plans, blueprint: string): Plans {
  const needed = new Map<PlannedProperty['table'], Map<string, PlannedProperty>>();
  const start = [...plans.keys()].find((table) => table.blueprint.identifier === blueprint);
  const waiting = start === undefined ? [] : [...(plans.get(start)?.values() ?? [])];
  for (let plan = waiting.pop(); plan !== undefined; plan = waiting.pop()) {
    const { table, name } = plan;
    const known = needed.get(table) ?? new Map<string, PlannedProperty>();
    if (known.has(name)) continue;
    needed.set(table, known.set(name, plan));
    for (const need of plan.needs)
      waiting.push(...[plans.get(need.table)?.get(need.property) ?? []].flat());
    // What reads the whole entity reads whatever is derived of it.
    if (plan.isWhole) waiting.push(...(plans.get(table)?.values() ?? []));
  }
  return needed;
}
