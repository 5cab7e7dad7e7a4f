import type { RuleOutcome } from './evaluate-rule.ts';
import { leftPhrase } from './left-phrase.ts';
import { presetWords } from './preset-words.ts';
import type { Operand, QueryRule, RelatedLeft, Test } from './query.ts';
import { isBlank } from './test-values.ts';
import { parseDate } from './parse-date.ts';

/** What was there, and, where the rule failed, what is wanted. */
export function ruleSentence(rule: QueryRule, outcome: RuleOutcome): string {
  const { left, test } = rule;
  const { hasPassed, values, refusal } = outcome;
  if (refusal === 'no-user') return 'there is no user to compare with';
  if (refusal === 'not-filled') return 'the value to compare with is not known yet';
  if (left.kind === 'related') return relatedSentence(left, rule, outcome);
  const name = leftPhrase(left);
  if (left.kind === 'path' && left.from !== undefined) {
    const isMet = hasPassed !== rule.isNegated;
    const found = isMet ? 'leads here' : 'does not lead here';
    return `${name} of ${left.from} ${listWords(outcome.wanted.flat(), 'or')} ${found}`;
  }
  const actual = `${name} is ${actualWords(values)}`;
  if (hasPassed || (test === 'isEmpty' && rule.isNegated)) return actual;
  return `${actual}, want ${wantedPhrase(rule, outcome)}`;
}

function actualWords(values: readonly unknown[]): string {
  return values.every(isBlank) ? 'empty' : listWords(values.flat(), 'and');
}

const MOST_WORDS = 5;
const MOST_LETTERS = 80;

/** `a, b` or `a, b and 7 more`; long texts are cut. */
function listWords(values: readonly unknown[], last: 'and' | 'or'): string {
  const words = values.slice(0, MOST_WORDS).map(valueWord);
  const more = values.length - words.length;
  return more > 0 ? `${words.join(', ')} ${last} ${more} more` : words.join(', ');
}

function valueWord(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  if (text === '') return '""';
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS - 1)}…` : text;
}

function wantedPhrase({ test, isNegated, operand }: QueryRule, { wanted }: RuleOutcome): string {
  if (test === 'between') return `${isNegated ? 'it not' : 'it'} ${rangePhrase(operand)}`;
  if (operand === undefined) {
    const state = test === 'isEmpty' ? 'empty' : 'expired';
    return isNegated ? `it not ${state}` : `it ${state}`;
  }
  if (wanted.length === 0) return `${comparedPhrase(operand)}, which is empty`;
  const flat = wanted.flat();
  const list = listWords(flat, 'or');
  const words = TEXT_WORDS.get(test);
  if (words !== undefined) return `it ${isNegated ? words.not : words.is} ${list}`;
  if (ORDER_WORDS.has(test))
    return `${isNegated ? 'it not ' : ''}${orderWords(test, wanted)} ${list}`;
  if (flat.length === 1) return isNegated ? `anything but ${list}` : list;
  return `${isNegated ? 'none' : 'one'} of ${list}`;
}

const TEXT_WORDS: ReadonlyMap<Test, { readonly is: string; readonly not: string }> = new Map([
  ['contains', { is: 'with', not: 'without' }],
  ['beginsWith', { is: 'to begin with', not: 'not to begin with' }],
  ['endsWith', { is: 'to end with', not: 'not to end with' }],
]);

const ORDER_WORDS: ReadonlyMap<Test, { readonly number: string; readonly date: string }> = new Map([
  ['>', { number: 'more than', date: 'after' }],
  ['>=', { number: 'at least', date: 'on or after' }],
  ['<', { number: 'less than', date: 'before' }],
  ['<=', { number: 'at most', date: 'on or before' }],
]);

function orderWords(test: Test, wanted: readonly unknown[]): string {
  const isDate = wanted.some((each) => parseDate(each) !== undefined);
  return ORDER_WORDS.get(test)?.[isDate ? 'date' : 'number'] ?? test;
}

function rangePhrase(operand: Operand | undefined): string {
  if (operand?.kind === 'preset') return `in ${presetWords(operand.preset)}`;
  return operand?.kind === 'range' ? `between ${operand.from} and ${operand.to}` : 'in a range';
}

function comparedPhrase(operand: Operand): string {
  return operand.kind === 'property' || operand.kind === 'context'
    ? leftPhrase(operand)
    : 'a value';
}

function relatedSentence(
  { blueprint, direction }: RelatedLeft,
  { isNegated }: QueryRule,
  { hasPassed, wanted }: RuleOutcome,
): string {
  const isMet = hasPassed !== isNegated;
  const way = direction === undefined ? 'related to' : `${direction} of`;
  return `it is ${isMet ? '' : 'not '}${way} ${blueprint} ${listWords(wanted.flat(), 'or')}`;
}
