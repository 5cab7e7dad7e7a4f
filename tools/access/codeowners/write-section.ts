const BEGIN = '# cadastre codeowners: begin';
const END = '# cadastre codeowners: end';
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
  const rows = before === '' ? [] : before.replace(/\n$/, '').split('\n');
  const plain = rows.map((row) => row.trimEnd());
  const begin = plain.indexOf(BEGIN);
  const end = plain.indexOf(END);
  const isOnce = plain.lastIndexOf(BEGIN) === begin && plain.lastIndexOf(END) === end;
  const hasSection = begin !== -1 || end !== -1;
  if (!isOnce || (hasSection && (begin === -1 || end < begin))) return { kind: 'broken' };
  const head = hasSection ? rows.slice(0, begin) : [];
  const rest = hasSection ? rows.slice(end + 1) : rows.length === 0 ? [] : ['', ...rows];
  const written = [...head, BEGIN, NOTE, ...lines, END];
  const hiding = rest.flatMap((row, index) => (ALL.test(row) ? [written.length + index + 1] : []));
  return { kind: 'text', text: `${[...written, ...rest].join('\n')}\n`, hiding };
}

/** Patterns of every file, and of the whole catalog. */
const ALL = /^\s*(\*|\*\*|\/\*\*?|\*\*\/\*|\/?catalog\/?(\*\*?)?)\s/;
