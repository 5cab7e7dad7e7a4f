import { findComments } from '../document/comments-in.ts';

/** A comment that silences one code on one line. */
export interface Silence {
  /** As written; whether there is such a code is checked later. */
  readonly code: string;
  readonly reason: string;
  /** The line of the comment, from 1, and the column of its `#`. */
  readonly line: number;
  readonly column: number;
  /** The line that is silenced: the comment's own, or the next that is not a comment. */
  readonly target: number;
}

const MARK = 'cadastre-ignore';
const COMMENT = /(?:^|\s)(#\s*cadastre-ignore)(?=[\s:]|$)/;

/** The comments `# cadastre-ignore CODE: REASON` of a text. */
export function parseSilences(text: string): readonly Silence[] {
  if (!text.includes(MARK)) return [];
  const lines = text.split(/\r?\n/);
  return findComments(text).flatMap((comment): Silence[] => {
    const match = COMMENT.exec(comment.text);
    if (match === null) return [];
    const end = match.index + match[0].length;
    const isAlone = (lines[comment.line - 1] ?? '').slice(0, comment.column - 1).trim() === '';
    return [
      {
        ...parseWords(comment.text.slice(end).trim()),
        line: comment.line,
        column: comment.column + end - (match[1]?.length ?? 0),
        target: isAlone ? nextContent(lines, comment.line) + 1 : comment.line,
      },
    ];
  });
}

/** `CODE: REASON`. Without a pattern for all of it: a long line must not be read again from each of its blanks. */
function parseWords(words: string): Pick<Silence, 'code' | 'reason'> {
  const [code = ''] = /^[^\s:]*/.exec(words) ?? [];
  return { code, reason: words.slice(code.length).replace(/^:/, '').trim() };
}

function nextContent(lines: readonly string[], from: number): number {
  const found = lines.findIndex(
    (line, index) => index >= from && line.trim() !== '' && !line.trimStart().startsWith('#'),
  );
  return found === -1 ? from : found;
}
