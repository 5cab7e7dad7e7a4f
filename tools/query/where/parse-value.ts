import type { DatePreset, Scalar, SearchValue } from '../../model/query.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import { DATE_PRESETS } from '../preset-range.ts';
import { presetWords } from '../preset-words.ts';
import { writeHint } from '../write-hint.ts';
import { parseDynamic } from './parse-dynamic.ts';
import { tokenName, type TokenCursor } from './token-cursor.ts';
import { WhereError } from './where-error.ts';

export function parseValue(cursor: TokenCursor, type: string | undefined): SearchValue {
  return parseDynamic(cursor) ?? parseScalar(cursor, type);
}

/** `(a, b)`, or `()`. */
export function parseList(cursor: TokenCursor, type: string | undefined): Scalar[] {
  cursor.expect('(');
  const values: Scalar[] = [];
  while (!cursor.skip(')')) {
    if (values.length > 0) cursor.expect(',');
    values.push(parseScalar(cursor, type));
  }
  return values;
}

function parseScalar(cursor: TokenCursor, type: string | undefined): Scalar {
  const token = cursor.peek();
  if (token.kind !== 'word' && token.kind !== 'quoted')
    throw new WhereError(`a value is missing before ${tokenName(token)}`, token.column);
  cursor.next();
  return token.kind === 'quoted' ? token.text : bareValue(token.text, type);
}

const NUMBER = /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** What a word without quotes means: a text where the property is one, or else a number, true or false if it looks so. */
export function bareValue(text: string, type: string | undefined): Scalar {
  if (type === 'string') return text;
  if (text === 'true' || text === 'false') return text === 'true';
  const isNumber = NUMBER.test(text) && Number.isFinite(Number(text));
  return isNumber ? Number(text) : text;
}

/**
 * `last month`, `last 3 months`, `lastMonth`, or `today`. Where it need not be a time (`isCertain` is false), only the forms of
 * several words are, so that `= today` stays a text.
 */
export function parsePreset(cursor: TokenCursor, isCertain: boolean): DatePreset | undefined {
  const first = cursor.peek();
  if (first.kind !== 'word') return undefined;
  const isWay = /^(?:last|next)$/i.test(first.text);
  if (!isWay) {
    if (!isCertain || !isPreset(first.text)) return undefined;
    cursor.next();
    return first.text;
  }
  const second = cursor.peek(1);
  if (second.kind !== 'word' || /^(?:and|or)$/i.test(second.text)) return undefined;
  const words = [cursor.next().text, cursor.next().text];
  if (/^\d+$/.test(second.text)) words.push(cursor.next().text);
  const text = words.join(' ').toLowerCase();
  const found = PRESETS_BY_WORDS.get(text);
  if (found !== undefined) return found;
  const hint = writeHint(nearestName(text, PRESETS_BY_WORDS.keys()));
  throw new WhereError(`\`${text}\` is no time that is known`, first.column, hint);
}

function isPreset(text: string): text is DatePreset {
  return DATE_PRESETS.has(text);
}

const PRESETS_BY_WORDS: ReadonlyMap<string, DatePreset> = new Map(
  [...DATE_PRESETS].filter(isPreset).map((preset) => [presetWords(preset), preset]),
);
