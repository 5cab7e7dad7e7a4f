import { Lexer } from 'yaml';

/** The comments in a piece of YAML, in order, with the blanks that they end on. */
export function commentsIn(text: string): readonly string[] {
  if (!text.includes('#')) return [];
  const comments: string[] = [];
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    if (!isScalar && token.startsWith('#')) comments.push(token.replace(/\r$/, ''));
    // The lexer announces a scalar that is not quoted with this control character.
    isScalar = token === '\u001F';
  }
  return comments;
}
