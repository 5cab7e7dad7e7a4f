/** One thing that a person does to a file of the catalog. */
export interface PersonEdit {
  readonly what: (typeof WHATS)[number];
  /** Which file, which line. */
  readonly file: number;
  readonly line: number;
}

export const WHATS = [
  'comment-above',
  'comment-line',
  'comment-behind',
  'blank-line',
  'own-property',
  'title',
  'reorder',
  'quote',
  'windows',
  'no-newline',
  'indent',
  'flow',
  'change-value',
  'remove-value',
  'move',
  'join',
  'list',
  'new-file',
  'delete-file',
] as const;

export interface Edited {
  readonly text: string;
  readonly written: readonly { readonly text: string; readonly isLine: boolean }[];
}

/** The text of a file of one entity, as a person leaves it; undefined where the edit does not apply. */
export function editAsPerson(
  text: string,
  { what, line }: PersonEdit,
  mark: string,
): Edited | undefined {
  const isMany = /^(?:---|-)/m.test(text);
  if (isMany && ['title', 'own-property', 'reorder', 'flow'].includes(what)) return undefined;
  if (what === 'flow' && !text.endsWith('\n')) return undefined;
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const lines = text.split(/\r?\n/);
  const join = (rows: readonly string[]): string => rows.join(eol);
  const at = line % Math.max(1, lines.length - 1);
  const only = (edited: string): Edited => ({ text: edited, written: [] });
  switch (what) {
    case 'comment-above':
      return {
        text: join([`# ${mark}`, ...lines]),
        written: [{ text: `# ${mark}`, isLine: true }],
      };
    case 'comment-line':
      return {
        text: join(lines.toSpliced(at, 0, `    # ${mark}  `)),
        written: [{ text: `# ${mark}  `, isLine: true }],
      };
    case 'comment-behind':
      if (/^[ -]*$|#/.test(lines[at] ?? '')) return undefined;
      return {
        text: join(lines.with(at, `${lines[at]}   # ${mark}`)),
        written: [{ text: `# ${mark}`, isLine: false }],
      };
    case 'blank-line':
      return only(join(lines.toSpliced(at, 0, '')));
    case 'own-property':
      return ownProperty(lines, join, mark);
    case 'title': {
      if (/^title:/m.test(text)) return undefined;
      const row = `title: "The ${mark}"  # mine`;
      return { text: join([row, ...lines]), written: [{ text: row, isLine: true }] };
    }
    case 'reorder':
      return only(reorder(text, eol));
    case 'quote':
      return only(text.replace(/^( *note: )([a-z]+)\b(?=\r?$)/m, '$1"$2"'));
    case 'windows':
      return only(text.replaceAll(/\r?\n/g, '\r\n'));
    case 'no-newline':
      return only(text.trimEnd());
    case 'indent':
      return only(join(lines.map((row) => row.replace(/^(  )+/, (blanks) => blanks + blanks))));
    case 'flow':
      return only(text.replace(/^source:\r?\n((?: +.*\r?\n)+)/m, flowSource));
    case 'change-value':
      return only(text.replace(/^( *count: ).*?(?=\r?$)/m, '$1777'));
    case 'remove-value':
      return only(text.replace(/^ *note: [^\r\n]*\r?\n/m, ''));
    default:
      return undefined;
  }
}

function ownProperty(
  lines: readonly string[],
  join: (rows: readonly string[]) => string,
  mark: string,
): Edited | undefined {
  if (lines.some((row) => row.includes('runbook:'))) return undefined;
  const row = `runbook:   "https://example.com/${mark}"   # ask ${mark}`;
  const at = lines.findIndex((each) => each.startsWith('properties:'));
  const next = lines[at + 1] ?? '';
  const indent = /^ +(?=[a-z])/.exec(next)?.[0];
  if (at === -1) {
    const inserted = ['properties:', `  ${row}`];
    return { text: join([...inserted, ...lines]), written: [{ text: row, isLine: true }] };
  }
  if (indent === undefined) return undefined;
  return {
    text: join(lines.toSpliced(at + 1, 0, `${indent}${row}`)),
    written: [{ text: row, isLine: true }],
  };
}

/** The sections of the file the other way round, each as it is. */
function reorder(text: string, eol: string): string {
  const ended = text.endsWith('\n') ? text : text + eol;
  const sections = ended.split(/^(?=[a-z]+:)/m);
  const head = /^[a-z]+:/.test(ended) ? [] : sections.slice(0, 1);
  return [...head, ...sections.slice(head.length).toReversed()].join('');
}

function flowSource(whole: string, body: string): string {
  if (body.includes('#')) return whole;
  const eol = whole.includes('\r\n') ? '\r\n' : '\n';
  const pairs = body
    .trim()
    .split(/\r?\n/)
    .map((row) => row.trim().replace(/^(\w+): ([^"].*)$/, '$1: "$2"'));
  return `source: {${pairs.join(', ')}}${eol}`;
}
