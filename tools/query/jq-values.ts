import { isScalar } from './is-scalar.ts';
import type { Operand, Query, QueryGroup } from './query.ts';

/** The jq programs in a query, each once, in the order of the text. */
export function jqProgramsOf(query: Query): readonly string[] {
  return [...new Set(programsIn(query))];
}

function programsIn(query: Query): readonly string[] {
  if (query.kind === 'group') return query.rules.flatMap(programsIn);
  return query.operand?.kind === 'jq' ? [query.operand.program] : [];
}

/**
 * The query with what each program gave in its place. What comes out of a form is a value and nothing else: a mapping, which
 * could say `{context: user}`, counts as missing, like null, and like a program that gave nothing.
 */
export function fillJqValues(query: QueryGroup, values: ReadonlyMap<string, unknown>): QueryGroup {
  return { ...query, rules: query.rules.map((rule) => fillEach(rule, values)) };
}

function fillEach(query: Query, values: ReadonlyMap<string, unknown>): Query {
  if (query.kind === 'group') return fillJqValues(query, values);
  const { operand } = query;
  return operand?.kind === 'jq'
    ? { ...query, operand: toStatic(values.get(operand.program)) }
    : query;
}

function toStatic(value: unknown): Operand {
  const isValue = isScalar(value) || (Array.isArray(value) && value.every(isScalar));
  return { kind: 'value', value: isValue ? value : null };
}
