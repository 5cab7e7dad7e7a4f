import { WhereError } from './where-error.ts';

export interface Token {
  readonly kind: 'word' | 'quoted' | 'symbol' | 'end';
  /** Without quotes. */
  readonly text: string;
  /** From 1. */
  readonly column: number;
}

/** Whitespace, a symbol, the start of a quoted text, or a word. */
const PART = /(\s+)|(!=|>=|<=|[=<>(),])|(["'])|([^\s()=!<>,"']+)/y;

/** Words, quoted texts and symbols, with an end behind them. */
export function readTokens(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < text.length) {
    PART.lastIndex = at;
    const found = PART.exec(text);
    const column = at + 1;
    if (found === null) throw new WhereError('`!` stands alone', column, 'write `!=` or `not`');
    at = PART.lastIndex;
    const [, , symbol, quote, word] = found;
    if (symbol !== undefined) tokens.push({ kind: 'symbol', text: symbol, column });
    if (word !== undefined) tokens.push({ kind: 'word', text: word, column });
    if (quote !== undefined) {
      const end = endOfQuoted(text, at, quote);
      tokens.push({ kind: 'quoted', text: unescaped(text.slice(at, end)), column });
      at = end + 1;
    }
  }
  return [...tokens, { kind: 'end', text: '', column: text.length + 1 }];
}

function endOfQuoted(text: string, start: number, quote: string): number {
  for (let at = start; at < text.length; at += 1) {
    if (text[at] === quote) return at;
    if (text[at] === '\\') at += 1;
  }
  throw new WhereError('the quote does not end', start, `add ${quote} at its end`);
}

function unescaped(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, '$1');
}
