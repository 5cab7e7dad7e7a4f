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
const COMMENT = /(^|\s)#\s*cadastre-ignore(?:\s+(\S+?))?(?::\s*(.*?)|(?:\s+(.*?)))?\s*$/;

/** The comments `# cadastre-ignore CODE: REASON` of a text. */
export function parseSilences(text: string): readonly Silence[] {
  if (!text.includes(MARK)) return [];
  const lines = text.split(/\r?\n/);
  return lines.flatMap((line, index): Silence[] => {
    const match = COMMENT.exec(line);
    if (match === null) return [];
    const start = match.index + (match[1]?.length ?? 0);
    const isAlone = line.slice(0, start).trim() === '';
    return [
      {
        code: match[2] ?? '',
        reason: (match[3] ?? match[4] ?? '').trim(),
        line: index + 1,
        column: start + 1,
        target: isAlone ? nextContent(lines, index + 1) + 1 : index + 1,
      },
    ];
  });
}

function nextContent(lines: readonly string[], from: number): number {
  const found = lines.findIndex(
    (line, index) => index >= from && line.trim() !== '' && !line.trimStart().startsWith('#'),
  );
  return found === -1 ? from : found;
}
