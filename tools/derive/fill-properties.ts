import { countMessages } from './count-messages.ts';
import type { JqBounds } from './jq/jq-bounds.ts';
import { runPrograms } from './jq/run-programs.ts';
import { openProperty, type OpenProperty } from './open-property.ts';
import { orderProperties, type Order } from './order-properties.ts';
import type { PlannedProperty, Plans, Problem } from './planned-property.ts';
import { readsOfPlan } from './reads-of-plan.ts';
import type { Ledger } from './snapshot/ledger.ts';

export interface PropertyProblem {
  readonly plan: PlannedProperty;
  readonly problem: Problem;
}

export interface FillRequest {
  readonly plans: Plans;
  /** Those that are filled; of the others it is noted what is otherwise. */
  readonly wanted: Plans;
  readonly ledger: Ledger;
  /** What `now` is. */
  readonly now: Date;
  readonly prelude: string;
  readonly bounds: JqBounds;
}

/** Fills the columns of all properties, each after what it needs; those that need each other stay empty. */
export async function fillProperties(request: FillRequest): Promise<readonly PropertyProblem[]> {
  const { plans, wanted, ledger } = request;
  const order = orderPlans(plans);
  const isWanted = ({ table, name }: PlannedProperty): boolean =>
    wanted.get(table)?.has(name) === true;
  const problems = order.cycles.filter((cycle) => cycle.every(isWanted)).flatMap(toCycleProblem);
  for (const level of order.levels) {
    for (const plan of level) if (!isWanted(plan)) leave(plan, ledger);
    const open = level.filter(isWanted).map((plan) => {
      const hidden = new Set([...(order.hidden.get(plan) ?? [])].map(({ name }) => name));
      return openProperty(plan, { hidden, ledger, now: request.now });
    });
    problems.push(...(await fillLevel(open, request)));
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

/** Nobody wants it now: whoever does next knows which rows are of an earlier catalog. */
function leave(plan: PlannedProperty, ledger: Ledger): void {
  const { table, name } = plan;
  const known = ledger.find(table, name);
  const stale = known === undefined ? 'all' : ledger.dirtyRows(table, readsOfPlan(plan), known);
  const property = known === undefined || stale === 'all' ? undefined : { ...known, stale };
  ledger.enter(table, name, { property, changed: stale });
}

/** All jq programs of a level run together, in workers, while the other properties are filled here. */
async function fillLevel(
  level: readonly OpenProperty[],
  { prelude, bounds, ledger }: FillRequest,
): Promise<readonly PropertyProblem[]> {
  const begun = level.map((open) => ({ open, filling: open.begin() }));
  const programs = begun.flatMap(({ open, filling }) =>
    filling?.kind === 'program' ? [{ open, run: filling.run }] : [],
  );
  const problems = new Map<OpenProperty, Problem | undefined>();
  const fillDirect = async (): Promise<void> => {
    for (const { open, filling } of begun) {
      if (filling?.kind !== 'direct') continue;
      problems.set(open, filling.fill());
      // Workers that are done get their next inputs.
      if (programs.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const runs = programs.map(({ run }) => run);
  const [given] = await Promise.all([runPrograms({ runs, prelude, bounds }), fillDirect()]);
  for (const [index, { open }] of programs.entries()) problems.set(open, given[index]);
  return begun.flatMap(({ open }) => {
    const problem = problems.get(open);
    const { plan } = open;
    const { table, name } = plan;
    const entry = open.close(problem);
    ledger.enter(table, name, entry);
    if (problem !== undefined) return [{ plan, problem }];
    return countMessages(entry.property?.problems ?? new Map(), table).map((each) => ({
      plan,
      problem: each,
    }));
  });
}
