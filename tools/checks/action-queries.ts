import { entityBlueprint } from '../actions/entity-blueprint.ts';
import type { Path } from '../document/path.ts';
import type { Action, Catalog } from '../load/catalog.ts';
import { compileQuery } from '../query/compile-query.ts';
import { describeBlueprints } from '../query/describe-blueprints.ts';
import type { CatalogCheck } from './check.ts';

/** Every search of the actions: conditions, datasets, and the queries of policies. */
export const actionQueries: CatalogCheck = (catalog, report) => {
  if (catalog.actions.length === 0) return;
  const blueprints = describeBlueprints(catalog.blueprintsById);
  for (const action of catalog.actions) {
    for (const { path, query, of } of queriesOf(action, catalog)) {
      const blueprint = of === undefined ? undefined : blueprints.get(of);
      const compiled = compileQuery(query, { blueprint, blueprints, allowsJqValues: true });
      if (!('problems' in compiled)) continue;
      for (const { path: below, message, hint } of compiled.problems) {
        const place = { origin: action.origin, path: [...path, ...below] };
        report('action/query', place, message, hint);
      }
    }
  }
};

interface FoundQuery {
  readonly path: Path;
  readonly query: unknown;
  /** The blueprint that is searched, where that is known. */
  readonly of: string | undefined;
}

function queriesOf({ value }: Action, catalog: Catalog): readonly FoundQuery[] {
  const { trigger, permissions } = value;
  const condition = trigger.type === 'self-service' ? trigger.condition : undefined;
  const inputs = Object.entries(trigger.userInputs?.properties ?? {}).flatMap(([name, input]) => {
    const path = ['trigger', 'userInputs', 'properties', name];
    const known = (blueprint: string | undefined): string | undefined =>
      blueprint !== undefined && catalog.blueprintsById.has(blueprint) ? blueprint : undefined;
    return [
      { path: [...path, 'dataset'], query: input.dataset, of: known(input.blueprint) },
      {
        path: [...path, 'items', 'dataset'],
        query: input.items?.dataset,
        of: known(input.items?.blueprint),
      },
    ];
  });
  const policies = (['execute', 'approve'] as const).flatMap((verb) =>
    Object.entries(permissions?.[verb]?.policy?.queries ?? {}).map(([name, query]) => ({
      path: ['permissions', verb, 'policy', 'queries', name],
      query,
      of: undefined,
    })),
  );
  const all: readonly FoundQuery[] = [
    { path: ['trigger', 'condition'], query: condition, of: entityBlueprint(value) },
    ...inputs,
    ...policies,
  ];
  return all.filter(({ query }) => query !== undefined);
}
