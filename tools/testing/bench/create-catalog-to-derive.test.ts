import { expect, test } from 'vitest';
import { compileQuery } from '../../query/compile-query.ts';
import { describeBlueprints } from '../../query/describe-blueprints.ts';
import { createCatalogToDerive } from './create-catalog-to-derive.ts';

test('every query of an aggregation is one that `cadastre check` takes', () => {
  const { blueprints } = createCatalogToDerive(10);
  const described = describeBlueprints(new Map(blueprints.map((each) => [each.identifier, each])));
  const found = blueprints.flatMap(({ file }) =>
    Object.values(file.aggregationProperties ?? {}).flatMap(({ query, target }) =>
      query === undefined
        ? []
        : [compileQuery(query, { blueprint: described.get(target), blueprints: described })],
    ),
  );
  expect(found).toHaveLength(2);
  expect(found.filter((each) => 'problems' in each)).toEqual([]);
});
