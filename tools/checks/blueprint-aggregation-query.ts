import { compileQuery } from '../query/compile-query.ts';
import { describeBlueprints } from '../query/describe-blueprints.ts';
import type { QueryProblem } from '../query/compile-options.ts';
import type { Query } from '../query/query.ts';
import type { CatalogCheck } from './check.ts';

export const blueprintAggregationQuery: CatalogCheck = ({ blueprints, blueprintsById }, report) => {
  const described = describeBlueprints(blueprintsById);
  for (const { file, origin } of blueprints) {
    for (const [name, { query, target }] of Object.entries(file.aggregationProperties ?? {})) {
      const blueprint = described.get(target);
      // Without its target there is nothing to ask, as another check says.
      if (query === undefined || blueprint === undefined) continue;
      const compiled = compileQuery(query, { blueprint, blueprints: described });
      const problems = 'query' in compiled ? levelProblems(compiled.query) : compiled.problems;
      for (const { path, message, hint } of problems) {
        const at = { origin, path: ['aggregationProperties', name, 'query', ...path] };
        report('blueprint/aggregation-query', at, `aggregation \`${name}\`: ${message}`, hint);
      }
    }
  }
};

/** Scores read what is derived, so that what is derived cannot wait for scores: such a rule would never pass. */
function levelProblems(query: Query): readonly QueryProblem[] {
  const asks = (each: Query): boolean =>
    each.kind === 'group' ? each.rules.some(asks) : each.left.kind === 'scorecard';
  if (!asks(query)) return [];
  const message =
    'an aggregation cannot ask for the level in a scorecard, which reads what is derived';
  return [{ path: [], message, hint: 'ask for what the rule of the scorecard asks for' }];
}
