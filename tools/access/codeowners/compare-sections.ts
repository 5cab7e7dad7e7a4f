import { findSection } from './find-section.ts';

export interface SectionDifference {
  /** The number of the line that is wrong, from 1; absent where one is missing. */
  readonly line: number | undefined;
  readonly message: string;
}

/** What our section of a CODEOWNERS file says otherwise than the text that would be written: one for each path. */
export function compareSections(before: string, after: string): readonly SectionDifference[] {
  const had = rulesOf(before);
  const wanted = rulesOf(after);
  const differences: SectionDifference[] = [];
  for (const [pattern, { line, owners }] of had) {
    const due = wanted.get(pattern);
    if (due?.owners === owners) continue;
    const rest = due === undefined ? 'and should have no line' : `owned by ${due.owners}`;
    differences.push({ line, message: `${pattern} is given to ${owners || 'nobody'}, ${rest}` });
  }
  for (const [pattern, { owners }] of wanted) {
    if (had.has(pattern)) continue;
    differences.push({ line: undefined, message: `${pattern} has no line, owned by ${owners}` });
  }
  return differences;
}

interface Rule {
  readonly line: number;
  readonly owners: string;
}

/** By pattern. Of two lines with one pattern the last counts, as it does for GitHub. */
function rulesOf(text: string): ReadonlyMap<string, Rule> {
  const rules = new Map<string, Rule>();
  const section = findSection(text);
  if (section.kind !== 'found') return rules;
  for (let row = section.begin + 1; row < section.end; row += 1) {
    const [pattern = '', ...owners] = wordsOf(section.rows[row] ?? '');
    if (pattern !== '') rules.set(pattern, { line: row + 1, owners: owners.join(' ') });
  }
  return rules;
}

/** A space in a pattern stands behind a backslash; a comment begins at a word of its own. */
function wordsOf(row: string): readonly string[] {
  const words = row.match(/(?:\\.|[^\s\\])+/g) ?? [];
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment === -1 ? words : words.slice(0, comment);
}
