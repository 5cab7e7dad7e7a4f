import { BEGIN, END, findSection } from './find-section.ts';

const NOTE =
  '# Written by `cadastre codeowners`. Of two lines the last counts: what people write below this section wins.';

export type WrittenSection =
  | { readonly kind: 'text'; readonly text: string; readonly hiding: readonly number[] }
  /** The markers of the file are not one pair. */
  | { readonly kind: 'broken' };

/**
 * A CODEOWNERS file with our lines in it. What people wrote stays, byte for byte: before and after our section, or after it
 * where the file had none. `hiding` are the numbers of lines below that take everything from ours.
 */
export function writeSection(before: string, lines: readonly string[]): WrittenSection {
  const section = findSection(before);
  if (section.kind === 'broken') return section;
  const { rows } = section;
  const head = section.kind === 'found' ? rows.slice(0, section.begin) : [];
  const below = rows.length === 0 ? [] : ['', ...rows];
  const rest = section.kind === 'found' ? rows.slice(section.end + 1) : below;
  const written = [...head, BEGIN, NOTE, ...lines, END];
  const hiding = rest.flatMap((row, index) => (ALL.test(row) ? [written.length + index + 1] : []));
  return { kind: 'text', text: `${[...written, ...rest].join('\n')}\n`, hiding };
}

/** Patterns of every file, and of the whole catalog. */
const ALL = /^\s*(\*|\*\*|\/\*\*?|\*\*\/\*|\/?catalog\/?(\*\*?)?)\s/;
