import { isPeriod } from '../derive/measure.ts';
import type { AggregationProperty } from '../model/blueprint.ts';
import type { CatalogCheck } from './check.ts';

/** What Port knows of an entity and no file does. */
const IN_NO_FILE: readonly string[] = ['$createdAt', '$updatedAt'];

export const blueprintAggregationTime: CatalogCheck = ({ blueprints }, report) => {
  for (const { file, origin } of blueprints) {
    for (const [name, aggregation] of Object.entries(file.aggregationProperties ?? {})) {
      const date = dateOf(aggregation);
      if (date === undefined || !IN_NO_FILE.includes(date)) continue;
      const at = { origin, path: ['aggregationProperties', name, 'calculationSpec'] };
      const message = `aggregation \`${name}\` is measured by \`${date}\`, which is in no file`;
      const hint = `name a date of \`${aggregation.target}\` in \`measureTimeBy\``;
      report('blueprint/aggregation-time', at, message, hint);
    }
  }
};

/** By what an average over time is measured; undefined for everything else. */
function dateOf({ calculationSpec }: AggregationProperty): string | undefined {
  // What has not the right shape is left out, and said so where it is loaded.
  const spec: Partial<AggregationProperty['calculationSpec']> = calculationSpec ?? {};
  if (spec.func !== 'average') return undefined;
  const period = spec.calculationBy === 'entities' ? (spec.averageOf ?? 'day') : spec.averageOf;
  return isPeriod(period) ? (spec.measureTimeBy ?? '$createdAt') : undefined;
}
