import { compileQuery } from '../query/compile-query.ts';
import { describeBlueprints } from '../query/describe-blueprints.ts';
import type { CatalogCheck } from './check.ts';

export const blueprintAggregationQuery: CatalogCheck = ({ blueprints, blueprintsById }, report) => {
  const described = describeBlueprints(blueprintsById);
  for (const { file, origin } of blueprints) {
    for (const [name, { query, target }] of Object.entries(file.aggregationProperties ?? {})) {
      const blueprint = described.get(target);
      // Without its target there is nothing to ask, as another check says.
      if (query === undefined || blueprint === undefined) continue;
      const compiled = compileQuery(query, { blueprint, blueprints: described });
      if ('query' in compiled) continue;
      for (const { path, message, hint } of compiled.problems) {
        const at = { origin, path: ['aggregationProperties', name, 'query', ...path] };
        report('blueprint/aggregation-query', at, `aggregation \`${name}\`: ${message}`, hint);
      }
    }
  }
};
