import type { Combinator, SearchQuery, SearchRule } from '../../model/query.ts';
import type { Path } from '../../document/path.ts';
import type { CompileOptions } from '../compile-options.ts';
import { compileQuery } from '../compile-query.ts';
import type { QueryGroup } from '../query.ts';
import { parseRule, type ParsedRule } from './parse-rule.ts';
import { readTokens } from './read-tokens.ts';
import { createTokenCursor, tokenName, type TokenCursor } from './token-cursor.ts';
import { WhereError } from './where-error.ts';

/** Parentheses within parentheses. */
const MAX_DEPTH = 30;

/** What people write by hand is shorter. */
const MAX_LETTERS = 1_000_000;

export type Where = { readonly query: QueryGroup } | { readonly problem: WhereProblem };

export interface WhereProblem {
  readonly message: string;
  /** From 1. */
  readonly column: number;
  readonly hint?: string;
}

/**
 * A query in words, such as `runtime = nodejs20.x and owner.team = checkout`. `not` binds tighter than `and`, `and` tighter than
 * `or`. With a blueprint in `options`, names are judged, and a value is read as its property has it. Never throws.
 */
export function parseWhere(text: string, options: CompileOptions = {}): Where {
  try {
    if (text.length > MAX_LETTERS) throw new WhereError('the query is too long', 1);
    const cursor = createTokenCursor(readTokens(text));
    const parsed = parseOr({ cursor, options }, 0);
    const { kind, column } = cursor.peek();
    if (kind !== 'end') {
      const hint = 'write `and` or `or` between rules, and quotes around a value of several words';
      throw new WhereError(`${tokenName(cursor.peek())} is not expected here`, column, hint);
    }
    return compileParsed(parsed, options);
  } catch (error) {
    if (!(error instanceof WhereError)) throw error;
    const { message, column, hint } = error;
    return { problem: { message, column, ...(hint === undefined ? {} : { hint }) } };
  }
}

interface Parsing {
  readonly cursor: TokenCursor;
  readonly options: CompileOptions;
}

interface ParsedGroup {
  readonly kind: 'group';
  readonly combinator: Combinator;
  readonly rules: readonly Parsed[];
}

type Parsed = ParsedGroup | ParsedRule;

function parseOr(parsing: Parsing, depth: number): Parsed {
  const rules = [parseAnd(parsing, depth)];
  while (parsing.cursor.skip('or')) rules.push(parseAnd(parsing, depth));
  return toGroup('or', rules);
}

function parseAnd(parsing: Parsing, depth: number): Parsed {
  const rules = [parseNot(parsing, depth)];
  while (parsing.cursor.skip('and')) rules.push(parseNot(parsing, depth));
  return toGroup('and', rules);
}

function toGroup(combinator: Combinator, rules: readonly Parsed[]): Parsed {
  const [only] = rules;
  return only !== undefined && rules.length === 1 ? only : { kind: 'group', combinator, rules };
}

function parseNot({ cursor, options }: Parsing, depth: number): Parsed {
  let isNegated = false;
  while (cursor.skip('not')) isNegated = !isNegated;
  const parsed = parseOne({ cursor, options }, depth);
  return isNegated ? negate(parsed) : parsed;
}

function parseOne(parsing: Parsing, depth: number): Parsed {
  const { cursor, options } = parsing;
  const { column } = cursor.peek();
  if (cursor.skip('(')) {
    if (depth >= MAX_DEPTH) throw new WhereError('the parentheses are nested too deep', column);
    const parsed = parseOr(parsing, depth + 1);
    cursor.expect(')');
    return parsed;
  }
  if (cursor.skip('everything')) return { kind: 'group', combinator: 'and', rules: [] };
  if (cursor.skip('nothing')) return { kind: 'group', combinator: 'or', rules: [] };
  return parseRule(cursor, options);
}

/** De Morgan: only rules can say "not". */
function negate(parsed: Parsed): Parsed {
  if (parsed.kind === 'rule') {
    const { not = false, ...rule } = parsed.rule;
    return { ...parsed, rule: not ? rule : { ...rule, not: true } };
  }
  const combinator = parsed.combinator === 'and' ? 'or' : 'and';
  return { ...parsed, combinator, rules: parsed.rules.map(negate) };
}

function compileParsed(parsed: Parsed, options: CompileOptions): Where {
  const root: ParsedGroup =
    parsed.kind === 'group' ? parsed : { kind: 'group', combinator: 'and', rules: [parsed] };
  const compiled = compileQuery(toWritten(root), options);
  if ('query' in compiled) return compiled;
  const [first] = compiled.problems;
  if (first === undefined) throw new WhereError('the query is wrong', 1);
  throw new WhereError(first.message, columnOf(root, first.path), first.hint);
}

function toWritten(parsed: ParsedGroup): SearchQuery;
function toWritten(parsed: Parsed): SearchQuery | SearchRule;
function toWritten(parsed: Parsed): SearchQuery | SearchRule {
  if (parsed.kind === 'rule') return parsed.rule;
  return { combinator: parsed.combinator, rules: parsed.rules.map((each) => toWritten(each)) };
}

/** Where in the text stands what a path of the written query means. */
function columnOf(root: ParsedGroup, path: Path): number {
  let at: Parsed = root;
  for (const step of path) {
    if (at.kind === 'rule')
      return step === 'value' || step === 'operator' ? at.columns[step] : at.columns.left;
    if (typeof step === 'number') at = at.rules[step] ?? at;
  }
  return at.kind === 'rule' ? at.columns.left : 1;
}
