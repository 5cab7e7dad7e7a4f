import type { RepeatedStep, SearchValue } from '../../model/query.ts';
import { parseDynamic } from './parse-dynamic.ts';
import { tokenName, type TokenCursor } from './token-cursor.ts';
import { WhereError } from './where-error.ts';

/** A function and what is in its parentheses. */
export interface Call {
  readonly name: string;
  readonly column: number;
  readonly texts: readonly string[];
  /** The same, where a word may end in `*3`. */
  readonly steps: readonly (string | RepeatedStep)[];
  /** The one argument that is a function itself, such as `user($identifier)`. */
  readonly dynamic: SearchValue | undefined;
}

export function parseCall(cursor: TokenCursor): Call {
  const { text: name, column } = cursor.next();
  cursor.expect('(');
  const texts: string[] = [];
  const steps: (string | RepeatedStep)[] = [];
  let dynamic: SearchValue | undefined;
  while (!cursor.skip(')')) {
    if (texts.length > 0 || dynamic !== undefined) cursor.expect(',');
    dynamic = parseDynamic(cursor) ?? dynamic;
    const token = cursor.peek();
    if (token.kind === 'word' || token.kind === 'quoted') {
      texts.push(token.text);
      steps.push(parseStep(cursor));
    } else if (dynamic === undefined || token.text !== ')')
      throw new WhereError(`a word is missing before ${tokenName(token)}`, token.column);
  }
  return { name, column, texts, steps, dynamic };
}

const REPEATED = /^(.*)\*(\d{1,3})$/;

/** `parent`, `parent*3`, or `"a name"*3`. */
function parseStep(cursor: TokenCursor): string | RepeatedStep {
  const { kind, text } = cursor.next();
  const times = kind === 'word' ? REPEATED.exec(text) : null;
  if (times !== null) return { relation: times[1] ?? '', maxHops: Number(times[2]) };
  const behind = REPEATED.exec(cursor.peek().text);
  if (kind === 'word' || behind === null || behind[1] !== '') return text;
  cursor.next();
  return { relation: text, maxHops: Number(behind[2]) };
}
