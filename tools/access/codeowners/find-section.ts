export const BEGIN = '# cadastre codeowners: begin';
export const END = '# cadastre codeowners: end';

export type FoundSection =
  | { readonly kind: 'none'; readonly rows: readonly string[] }
  | {
      readonly kind: 'found';
      readonly rows: readonly string[];
      /** The rows of the two markers, from 0. */
      readonly begin: number;
      readonly end: number;
    }
  /** The markers of the file are not one pair. */
  | { readonly kind: 'broken' };

/** Where our section is in a CODEOWNERS file. */
export function findSection(text: string): FoundSection {
  const rows = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const plain = rows.map((row) => row.trimEnd());
  const begin = plain.indexOf(BEGIN);
  const end = plain.indexOf(END);
  if (begin === -1 && end === -1) return { kind: 'none', rows };
  const isOnce = plain.lastIndexOf(BEGIN) === begin && plain.lastIndexOf(END) === end;
  if (!isOnce || begin === -1 || end < begin) return { kind: 'broken' };
  return { kind: 'found', rows, begin, end };
}
