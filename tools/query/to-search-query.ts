import type { SearchedSchema, SearchQuery, SearchRule, SearchValue } from '../model/query.ts';
import { OPERATORS } from './operators.ts';
import type { Left, Operand, Query, QueryGroup, QueryRule, SchemaLeft, Test } from './query.ts';

/** A query as people write it: what `compileQuery` made the query of, or means the same. */
export function toSearchQuery({ combinator, rules }: QueryGroup): SearchQuery {
  return { combinator, rules: rules.map(toEach) };
}

function toEach(query: Query): SearchRule | SearchQuery {
  return query.kind === 'group' ? toSearchQuery(query) : toSearchRule(query);
}

export function toSearchRule({ left, test, isNegated, operand }: QueryRule): SearchRule {
  const negated = isNegated ? NEGATED.get(test) : undefined;
  return {
    ...toSide(left),
    operator: negated ?? test,
    ...(operand === undefined ? {} : { value: toValue(operand) }),
    ...(isNegated && negated === undefined ? { not: true } : {}),
  };
}

const NEGATED = new Map(
  [...OPERATORS.values()].flatMap(({ operator, test, isNegated }) =>
    isNegated ? [[test, operator] as const] : [],
  ),
) satisfies ReadonlyMap<Test, unknown>;

function toSide(left: Left): Partial<SearchRule> {
  switch (left.kind) {
    case 'property':
      return { property: nameOfPath(left) };
    case 'context':
      return { property: { context: left.context, property: left.property } };
    case 'path': {
      const path = left.steps.map(({ relation, hops }) =>
        hops === 1 ? relation : { relation, maxHops: hops },
      );
      return {
        property: { path, ...(left.from === undefined ? {} : { fromBlueprint: left.from }) },
      };
    }
    case 'schema':
      return { propertySchema: toSchema(left) };
    case 'relation':
      return {
        relation: left.relation,
        ...(left.target === '$title' ? { targetProperty: left.target } : {}),
      };
    case 'scorecard':
      return {
        scorecard: left.scorecard,
        ...(left.rule === undefined ? {} : { scorecardRule: left.rule }),
      };
    case 'related':
      return {
        blueprint: left.blueprint,
        ...(left.direction === undefined ? {} : { direction: left.direction }),
        ...(left.isRequired === undefined ? {} : { required: left.isRequired }),
      };
  }
}

function toSchema({ type, format, items }: SchemaLeft): SearchedSchema {
  const itemSchema = {
    ...(items.type === undefined ? {} : { type: items.type }),
    ...(items.format === undefined ? {} : { format: items.format }),
  };
  return {
    type,
    ...(format === undefined ? {} : { format }),
    ...(Object.keys(itemSchema).length === 0 ? {} : { items: itemSchema }),
  };
}

function toValue(operand: Operand): SearchValue {
  switch (operand.kind) {
    case 'value':
      // Null stands only where a jq program gave nothing, and such a query is not written any more.
      return Array.isArray(operand.value) ? [...operand.value] : (operand.value as string);
    case 'range':
      return { from: operand.from, to: operand.to };
    case 'preset':
      return { preset: operand.preset };
    case 'property':
      return { property: nameOfPath(operand) };
    case 'context':
      return { context: operand.context, property: operand.property };
    case 'jq':
      return { jqQuery: operand.program };
  }
}

/** `relation.relation.property`. */
export function nameOfPath(path: {
  readonly steps: readonly string[];
  readonly name: string;
}): string {
  return [...path.steps, path.name].join('.');
}
