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
  const lines = text.split(/\r?\n/);
  return EDITS[what]?.({
    text,
    eol: text.includes('\r\n') ? '\r\n' : '\n',
    lines,
    at: line % Math.max(1, lines.length - 1),
    mark,
  });
}

interface Page {
  readonly text: string;
  readonly eol: string;
  readonly lines: readonly string[];
  /** The line that the edit is at. */
  readonly at: number;
  readonly mark: string;
}

/** An edit that leaves nothing of a person's own behind. */
const only = (text: string): Edited => ({ text, written: [] });

const EDITS: Partial<Readonly<Record<PersonEdit['what'], (page: Page) => Edited | undefined>>> = {
  'comment-above': ({ lines, eol, mark }) => ({
    text: [`# ${mark}`, ...lines].join(eol),
    written: [{ text: `# ${mark}`, isLine: true }],
  }),
  'comment-line': ({ lines, eol, at, mark }) => ({
    text: lines.toSpliced(at, 0, `    # ${mark}  `).join(eol),
    written: [{ text: `# ${mark}  `, isLine: true }],
  }),
  'comment-behind': ({ lines, eol, at, mark }) =>
    /^[ -]*$|#/.test(lines[at] ?? '')
      ? undefined
      : {
          text: lines.with(at, `${lines[at]}   # ${mark}`).join(eol),
          written: [{ text: `# ${mark}`, isLine: false }],
        },
  'blank-line': ({ lines, eol, at }) => only(lines.toSpliced(at, 0, '').join(eol)),
  'own-property': ownProperty,
  title: ({ text, lines, eol, mark }) => {
    if (/^title:/m.test(text)) return undefined;
    const row = `title: "The ${mark}"  # mine`;
    return { text: [row, ...lines].join(eol), written: [{ text: row, isLine: true }] };
  },
  reorder: ({ text, eol }) => only(reorder(text, eol)),
  quote: ({ text }) => only(text.replace(/^( *note: )([a-z]+)\b(?=\r?$)/m, '$1"$2"')),
  windows: ({ text }) => only(text.replaceAll(/\r?\n/g, '\r\n')),
  'no-newline': ({ text }) => only(text.trimEnd()),
  indent: ({ lines, eol }) =>
    only(lines.map((row) => row.replace(/^(  )+/, (blanks) => blanks + blanks)).join(eol)),
  flow: ({ text }) =>
    text.endsWith('\n')
      ? only(text.replace(/^source:\r?\n((?: +.*\r?\n)+)/m, flowSource))
      : undefined,
  'change-value': ({ text }) => only(text.replace(/^( *count: ).*?(?=\r?$)/m, '$1777')),
  'remove-value': ({ text }) => only(text.replace(/^ *note: [^\r\n]*\r?\n/m, '')),
};

function ownProperty({ lines, eol, mark }: Page): Edited | undefined {
  if (lines.some((row) => row.includes('runbook:'))) return undefined;
  const row = `runbook:   "https://example.com/${mark}"   # ask ${mark}`;
  const at = lines.findIndex((each) => each.startsWith('properties:'));
  const indent = /^ +(?=[a-z])/.exec(lines[at + 1] ?? '')?.[0];
  if (at !== -1 && indent === undefined) return undefined;
  const rows =
    at === -1
      ? ['properties:', `  ${row}`, ...lines]
      : lines.toSpliced(at + 1, 0, `${indent}${row}`);
  return { text: rows.join(eol), written: [{ text: row, isLine: true }] };
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
