import type { Token } from './read-tokens.ts';
import { WhereError } from './where-error.ts';

/** Walks over tokens. Words are keywords in any case, quoted texts never. */
export interface TokenCursor {
  peek(ahead?: number): Token;
  next(): Token;
  /** Takes these words or symbols if they are what comes. */
  skip(...texts: readonly string[]): boolean;
  /** Takes this symbol, or gives up. */
  expect(text: string): void;
}

export function createTokenCursor(tokens: readonly Token[]): TokenCursor {
  const end: Token = tokens.at(-1) ?? { kind: 'end', text: '', column: 1 };
  let at = 0;
  const peek = (ahead = 0): Token => tokens[at + ahead] ?? end;
  const skip = (...texts: readonly string[]): boolean => {
    if (!texts.every((text, index) => isText(peek(index), text))) return false;
    at += texts.length;
    return true;
  };
  return {
    peek,
    skip,
    next() {
      const token = peek();
      at += 1;
      return token;
    },
    expect(text) {
      if (skip(text)) return;
      const { column } = peek();
      throw new WhereError(`\`${text}\` is missing before ${tokenName(peek())}`, column);
    },
  };
}

function isText(token: Token, text: string): boolean {
  return (token.kind === 'word' || token.kind === 'symbol') && token.text.toLowerCase() === text;
}

/** What a token is called in a message. */
export function tokenName({ kind, text }: Token): string {
  return kind === 'end' ? 'the end' : `\`${text}\``;
}
