import type { SearchOperator, SearchRule, SearchValue } from '../../model/query.ts';
import type { CompileOptions } from '../compile-options.ts';
import { isRecord } from '../../load/is-record.ts';
import { parseLeft } from './parse-left.ts';
import { parseList, parsePreset, parseValue } from './parse-value.ts';
import type { Token } from './read-tokens.ts';
import { tokenName, type TokenCursor } from './token-cursor.ts';
import { typeOfWritten } from './type-of-written.ts';
import { WhereError } from './where-error.ts';

export interface ParsedRule {
  readonly kind: 'rule';
  readonly rule: SearchRule;
  readonly columns: { readonly left: number; readonly operator: number; readonly value: number };
}

/** A left side, an operator and a value; or one of the functions that are a rule alone. */
export function parseRule(cursor: TokenCursor, options: CompileOptions): ParsedRule {
  const { column: left } = cursor.peek();
  const side = parseLeft(cursor, options);
  if (side.operator === 'relatedTo')
    return {
      kind: 'rule',
      rule: { ...side, operator: 'relatedTo' },
      columns: { left, operator: left, value: left },
    };
  const { column: operator } = cursor.peek();
  const form = FORMS.find(({ words }) => words.some((each) => cursor.skip(...each.split(' '))));
  if (form === undefined)
    throw new WhereError(
      `${tokenName(cursor.peek())} is no operator`,
      operator,
      'write `=`, `!=`, `>`, `in (a, b)`, `contains`, `starts with`, `has any (a, b)`, `between a and b` or `is empty`',
    );
  const { column: value } = cursor.peek();
  const written = parseOperand(form, cursor, typeOfWritten(side, options));
  return {
    kind: 'rule',
    rule: {
      ...side,
      operator: isPresetValue(written) ? (TIMES[form.operator] ?? form.operator) : form.operator,
      ...(written === undefined ? {} : { value: written }),
    },
    columns: { left, operator, value },
  };
}

interface Form {
  readonly words: readonly string[];
  readonly operator: SearchOperator;
  readonly takes: 'value' | 'list' | 'range' | 'nothing';
}

/** The longer before what they begin with. */
const FORMS: readonly Form[] = [
  { words: ['='], operator: '=', takes: 'value' },
  { words: ['!='], operator: '!=', takes: 'value' },
  { words: ['>='], operator: '>=', takes: 'value' },
  { words: ['<='], operator: '<=', takes: 'value' },
  { words: ['>'], operator: '>', takes: 'value' },
  { words: ['<'], operator: '<', takes: 'value' },
  { words: ['in'], operator: 'in', takes: 'list' },
  { words: ['not in'], operator: 'notIn', takes: 'list' },
  { words: ['between'], operator: 'between', takes: 'range' },
  { words: ['not between'], operator: 'notBetween', takes: 'range' },
  { words: ['contains'], operator: 'contains', takes: 'value' },
  { words: ['does not contain'], operator: 'doesNotContains', takes: 'value' },
  { words: ['starts with', 'begins with'], operator: 'beginsWith', takes: 'value' },
  {
    words: ['does not start with', 'does not begin with'],
    operator: 'doesNotBeginsWith',
    takes: 'value',
  },
  { words: ['ends with'], operator: 'endsWith', takes: 'value' },
  { words: ['does not end with'], operator: 'doesNotEndsWith', takes: 'value' },
  { words: ['has any of', 'has any'], operator: 'containsAny', takes: 'list' },
  { words: ['matches'], operator: 'matchAny', takes: 'value' },
  { words: ['is empty'], operator: 'isEmpty', takes: 'nothing' },
  { words: ['is not empty'], operator: 'isNotEmpty', takes: 'nothing' },
  { words: ['is expired'], operator: 'isExpired', takes: 'nothing' },
  { words: ['is not expired'], operator: 'isNotExpired', takes: 'nothing' },
];

/** `in last month` is a range. */
const TIMES: Readonly<Partial<Record<SearchOperator, SearchOperator>>> = {
  in: 'between',
  notIn: 'notBetween',
};

function isPresetValue(value: SearchValue | undefined): boolean {
  return isRecord(value) && value['preset'] !== undefined;
}

function isOpen({ kind, text }: Token): boolean {
  return kind === 'symbol' && text === '(';
}

function parseOperand(
  { takes, operator }: Form,
  cursor: TokenCursor,
  type: string | undefined,
): SearchValue | undefined {
  if (takes === 'nothing') return undefined;
  if (isOpen(cursor.peek()) && takes !== 'range') return parseList(cursor, type);
  if (cursor.peek().kind === 'word' && isOpen(cursor.peek(1)) && takes === 'list')
    return parseValue(cursor, type);
  const mayBePreset = takes !== 'value' || operator === '=' || operator === '!=';
  const preset = mayBePreset ? parsePreset(cursor, takes !== 'value') : undefined;
  if (preset !== undefined) return { preset };
  if (takes === 'value') return parseValue(cursor, type);
  if (takes === 'list')
    throw new WhereError(
      'a list is missing',
      cursor.peek().column,
      'write `(a, b)`, or a time such as `last month`',
    );
  const from = parseValue(cursor, type);
  if (!cursor.skip('and'))
    throw new WhereError('`and` is missing', cursor.peek().column, 'write `between a and b`');
  return { from, to: parseValue(cursor, type) } as SearchValue;
}
