import type { SearchOperator } from '../model/query.ts';
import type { Test } from './query.ts';

/** What each operator tests, and whether it says "not". */
export const OPERATORS: ReadonlyMap<
  string,
  { readonly operator: SearchOperator; readonly test: Test; readonly isNegated: boolean }
> = new Map(
  (
    [
      ['=', '=', false],
      ['!=', '=', true],
      ['>', '>', false],
      ['>=', '>=', false],
      ['<', '<', false],
      ['<=', '<=', false],
      ['contains', 'contains', false],
      ['doesNotContains', 'contains', true],
      ['containsAny', 'containsAny', false],
      ['beginsWith', 'beginsWith', false],
      ['doesNotBeginsWith', 'beginsWith', true],
      ['endsWith', 'endsWith', false],
      ['doesNotEndsWith', 'endsWith', true],
      ['in', 'in', false],
      ['notIn', 'in', true],
      ['between', 'between', false],
      ['notBetween', 'between', true],
      ['isEmpty', 'isEmpty', false],
      ['isNotEmpty', 'isEmpty', true],
      ['isExpired', 'isExpired', false],
      ['isNotExpired', 'isExpired', true],
      ['relatedTo', 'relatedTo', false],
      ['matchAny', 'matchAny', false],
    ] as const
  ).map(([operator, test, isNegated]) => [operator, { operator, test, isNegated }]),
);
