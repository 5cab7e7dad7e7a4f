import type { EntityTable, EntityTables } from './entity-tables.ts';
import type { Matches, ReadsOf } from './matches.ts';
import { planAggregation } from './plan-aggregation.ts';
import { planCalculation } from './plan-calculation.ts';
import { planMirror } from './plan-mirror.ts';
import {
  isPlanned,
  type Planned,
  type PlannedProperty,
  type Plans,
  type Problem,
} from './planned-property.ts';
import { derivedNames } from './property-reader.ts';

export interface PlanContext {
  readonly matches: Matches;
  readonly readsOf?: ReadsOf | undefined;
  readonly now: Date;
}

export interface PlannedCatalog {
  readonly plans: Plans;
  /** The properties that cannot be planned, and why. */
  readonly problems: readonly {
    readonly table: EntityTable;
    readonly name: string;
    readonly problem: Problem;
  }[];
}

/** Plans every derived property. It looks at blueprints and at no entity. */
export function planProperties(tables: EntityTables, context: PlanContext): PlannedCatalog {
  const plans = new Map<EntityTable, Map<string, PlannedProperty>>();
  const problems: PlannedCatalog['problems'][number][] = [];
  for (const table of [...tables.values()].sort(byName)) {
    const planned = new Map<string, PlannedProperty>();
    plans.set(table, planned);
    for (const name of [...derivedNames(table.blueprint).keys()].sort()) {
      const plan = planProperty(context, tables, { table, name });
      if (isPlanned(plan)) planned.set(name, plan);
      else problems.push({ table, name, problem: plan });
    }
  }
  return { plans, problems };
}

function byName(a: EntityTable, b: EntityTable): number {
  return a.blueprint.identifier < b.blueprint.identifier ? -1 : 1;
}

function planProperty(
  { matches, readsOf, now }: PlanContext,
  tables: EntityTables,
  { table, name }: { readonly table: EntityTable; readonly name: string },
): Planned {
  const kind = derivedNames(table.blueprint).get(name);
  if (kind === 'mirror') return planMirror(tables, table, name);
  if (kind === 'calculation') return planCalculation(table, name);
  return planAggregation({ tables, matches, readsOf, now }, table, name);
}
