import { Lexer } from 'yaml';

export interface Comment {
  /** From the `#` to the end of the line, with the blanks there. */
  readonly text: string;
  /** Of the `#`, from 1. */
  readonly line: number;
  readonly column: number;
}

/** The lexer announces a scalar that is not quoted with this control character. */
const SCALAR = '\u001F';
/** It marks documents, and flow collections that never end, with characters that are not in the text either. */
const MARKS: ReadonlySet<string> = new Set([SCALAR, '\u0002', '\u0018']);

/** The comments in a piece of YAML, in order. A `#` in a text is none. */
export function findComments(text: string): readonly Comment[] {
  if (!text.includes('#')) return [];
  const comments: Comment[] = [];
  let before = '';
  let line = 1;
  let column = 1;
  for (const token of new Lexer().lex(text)) {
    if (before !== SCALAR && token.startsWith('#'))
      comments.push({ text: token.replace(/\r$/, ''), line, column });
    before = token;
    if (MARKS.has(token)) continue;
    const lastBreak = token.lastIndexOf('\n');
    if (lastBreak === -1) column += token.length;
    else {
      line += token.split('\n').length - 1;
      column = token.length - lastBreak;
    }
  }
  return comments;
}

/** Their texts. */
export function commentsIn(text: string): readonly string[] {
  return findComments(text).map((comment) => comment.text);
}
