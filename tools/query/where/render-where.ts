import type { Scalar } from '../../model/query.ts';
import { META_TYPES } from '../meta-types.ts';
import { presetWords } from '../preset-words.ts';
import type {
  Left,
  Operand,
  PathLeft,
  Query,
  QueryGroup,
  QueryRule,
  RelatedLeft,
  SchemaLeft,
  StaticValue,
  Test,
} from '../query.ts';
import { nameOfPath } from '../to-search-query.ts';
import { bareValue } from './parse-value.ts';

/** A query in words: `parseWhere` of it, with the same options, finds the same. */
export function renderWhere(query: QueryGroup): string {
  const { combinator, rules } = query;
  if (rules.length === 0) return combinator === 'and' ? 'everything' : 'nothing';
  return rules.map(renderEach).join(` ${combinator} `);
}

function renderEach(query: Query): string {
  if (query.kind === 'rule') return renderRule(query);
  const text = renderWhere(query);
  return query.rules.length === 0 ? text : `(${text})`;
}

function renderRule({ left, test, isNegated, operand }: QueryRule): string {
  const side = renderLeft(left, operand);
  if (left.kind === 'related') return isNegated ? `not ${side}` : side;
  const words = WORDS[test];
  const not = words.not === undefined && isNegated ? 'not ' : '';
  const operator = (isNegated ? words.not : undefined) ?? words.is;
  if (operand === undefined) return `${not}${side} ${operator}`;
  const isTime = operand.kind === 'preset';
  const shown = isTime ? operator.replace('between', 'in') : operator;
  return `${not}${side} ${shown} ${renderOperand(operand)}`;
}

const WORDS: Readonly<Record<Test, { readonly is: string; readonly not?: string }>> = {
  '=': { is: '=', not: '!=' },
  '>': { is: '>' },
  '>=': { is: '>=' },
  '<': { is: '<' },
  '<=': { is: '<=' },
  contains: { is: 'contains', not: 'does not contain' },
  containsAny: { is: 'has any' },
  beginsWith: { is: 'starts with', not: 'does not start with' },
  endsWith: { is: 'ends with', not: 'does not end with' },
  in: { is: 'in', not: 'not in' },
  between: { is: 'between', not: 'not between' },
  isEmpty: { is: 'is empty', not: 'is not empty' },
  isExpired: { is: 'is expired', not: 'is not expired' },
  matchAny: { is: 'matches' },
  relatedTo: { is: '' },
};

function renderLeft(left: Left, operand: Operand | undefined): string {
  switch (left.kind) {
    case 'property':
      return renderName(nameOfPath(left), left.name);
    case 'schema':
      return renderSchema(left);
    case 'relation':
      return renderCall('relation', [
        left.relation,
        ...(left.target === '$title' ? ['$title'] : []),
      ]);
    case 'scorecard':
      return renderCall('scorecard', [
        left.scorecard,
        ...(left.rule === undefined ? [] : [left.rule]),
      ]);
    case 'context':
      return renderCall(left.context, [left.property]);
    case 'path':
      return renderPath(left);
    case 'related':
      return renderRelated(left, operand);
  }
}

function renderSchema({ type, format, items }: SchemaLeft): string {
  const texts = [type, format ?? '', items.type ?? '', items.format ?? ''];
  while (texts.at(-1) === '') texts.pop();
  return renderCall('schema', texts);
}

function renderPath({ steps, from }: PathLeft): string {
  const texts = steps.map(({ relation, hops }) =>
    hops === 1 ? quote(relation) : `${quote(relation)}*${hops}`,
  );
  return from === undefined
    ? `path(${texts.join(', ')})`
    : `pathFrom(${[quote(from), ...texts].join(', ')})`;
}

const THROUGH = new Map([
  [true, ' through required'],
  [false, ' through optional'],
]);

function renderRelated(
  { blueprint, direction, isRequired }: RelatedLeft,
  operand: Operand | undefined,
): string {
  const name = direction === undefined ? 'relatedTo' : `${direction}Of`;
  const values = operand?.kind === 'value' ? scalarsOf(operand.value).map(renderScalar) : [];
  const dynamic = operand === undefined || operand.kind === 'value' ? [] : [renderOperand(operand)];
  const through = isRequired === undefined ? undefined : THROUGH.get(isRequired);
  return `${name}(${[quote(blueprint), ...values, ...dynamic].join(', ')})${through ?? ''}`;
}

function renderCall(name: string, texts: readonly string[]): string {
  return `${name}(${texts.map(quote).join(', ')})`;
}

function renderOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'value': {
      const texts = scalarsOf(operand.value).map(renderScalar).join(', ');
      return isList(operand.value) ? `(${texts})` : texts;
    }
    case 'range':
      return `${renderScalar(operand.from)} and ${renderScalar(operand.to)}`;
    case 'preset':
      return presetWords(operand.preset);
    case 'property':
      return renderCall('property', [nameOfPath(operand)]);
    case 'context':
      return renderCall(operand.context, [operand.property]);
    case 'jq':
      return `jq(${quoted(operand.program)})`;
  }
}

function isList(value: StaticValue): value is readonly Scalar[] {
  return typeof value === 'object' && value !== null;
}

function scalarsOf(value: StaticValue): readonly (Scalar | null)[] {
  return isList(value) ? value : [value];
}

/** A query that was filled may hold null, which nobody can write: it is shown as a text that nothing is. */
function renderScalar(value: Scalar | null): string {
  if (value === null) return '""';
  if (typeof value === 'string')
    return bareValue(value, undefined) === value ? quote(value) : quoted(value);
  return Object.is(value, -0) ? '-0' : String(value);
}

/** A bare name may mean a meta property or a keyword; in quotes it never does. */
function renderName(full: string, last: string): string {
  return META_TYPES.has(`$${last}`) ? quoted(full) : quote(full);
}

/** What may stand without quotes: no symbols, no keyword, no repeated step. */
const BARE = /^[\w$@./:+-]+$/;
const KEYWORDS: ReadonlySet<string> = new Set(
  'and or not in is has contains between starts begins ends does matches everything nothing last next through'.split(
    ' ',
  ),
);

function quote(text: string): string {
  return BARE.test(text) && !KEYWORDS.has(text.toLowerCase()) ? text : quoted(text);
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}
