import { isSameValue } from '../document/is-same-value.ts';
import { jsoncMembers, parseJsonc, type JsoncObject } from '../document/jsonc-members.ts';
import { isRecord } from '../load/is-record.ts';

const KEY = 'yaml.schemas';

/** Which schema is for which files: rows of `yaml.schemas`. */
export type Globs = Readonly<Record<string, readonly string[]>>;

/**
 * The text of VS Code's settings with our rows of `yaml.schemas`, and every other byte as it was: comments,
 * other settings, other schemas. The same text where our rows are there already. Our rows are those whose
 * schema is below `folder`. Undefined where it cannot be done without a doubt: the result is read again.
 */
export function editSettings(
  text: string | undefined,
  globs: Globs,
  folder: string,
): string | undefined {
  if (text === undefined || text.trim() === '')
    return `{\n${renderSetting(globs, '  ', '\n')}\n}\n`;
  const isOurs = (key: string): boolean => key.startsWith(`./${folder}/`);
  const before = readSettings(text);
  const schemas = before?.[KEY] ?? {};
  if (before === undefined || !isRecord(schemas)) return undefined;
  if (isSameValue(pick(schemas, isOurs), globs)) return text;
  const others = pick(schemas, (key) => !isOurs(key));
  const edited = splice(text, globs, isOurs);
  const after = edited === undefined ? undefined : readSettings(edited);
  return isSameValue(after, { ...before, [KEY]: { ...others, ...globs } }) ? edited : undefined;
}

/** The setting as it stands in the file, for a person who has to add it by hand. */
export function renderSetting(globs: Globs, indent: string, eol: string): string {
  const rows = renderRows(globs, `${indent}  `, eol).join(`,${eol}`);
  return `${indent}"${KEY}": {${eol}${rows}${eol}${indent}}`;
}

function renderRows(globs: Globs, indent: string, eol: string): string[] {
  return Object.entries(globs).map(([schema, patterns]) => {
    const lines = patterns.map((pattern) => `${indent}  ${JSON.stringify(pattern)}`);
    return `${indent}${JSON.stringify(schema)}: [${eol}${lines.join(`,${eol}`)}${eol}${indent}]`;
  });
}

function readSettings(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = parseJsonc(text);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function pick(
  map: Readonly<Record<string, unknown>>,
  isWanted: (key: string) => boolean,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(map).filter(([key]) => isWanted(key)));
}

function splice(text: string, globs: Globs, isOurs: (key: string) => boolean): string | undefined {
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const root = jsoncMembers(text, 0);
  const setting = root?.members.findLast(({ key }) => key === KEY);
  if (root === undefined) return undefined;
  if (setting === undefined) {
    const indent = memberIndent(text, root);
    return append(text, root, [renderSetting(globs, indent, eol)], eol);
  }
  const old = jsoncMembers(text, setting.valueStart);
  if (old === undefined) return undefined;
  const bare = old.members
    .filter(({ key }) => isOurs(key))
    .reduceRight((left, { start, valueEnd, commaEnd }) => {
      const from = start - blanksBefore(left, start).length;
      const to = commaEnd ?? valueEnd;
      const isWholeLine = /^[ \t]*\r?\n/.exec(left.slice(to));
      return left.slice(0, from) + left.slice(to + (isWholeLine?.[0].length ?? 0));
    }, text);
  const rest = jsoncMembers(bare, setting.valueStart);
  if (rest === undefined) return undefined;
  const indent = memberIndent(text, old);
  return append(bare, rest, renderRows(globs, indent, eol), eol);
}

/** The rows at the end of an object, behind whatever comments stand there. */
function append(text: string, object: JsoncObject, rows: readonly string[], eol: string): string {
  const { close } = object;
  const last = object.members.at(-1);
  const before = text.slice(0, close).trimEnd();
  const comma = last !== undefined && last.commaEnd === undefined ? ',' : '';
  const at = last?.valueEnd ?? before.length;
  const head = before.slice(0, at) + comma + before.slice(at);
  return `${head}${eol}${rows.join(`,${eol}`)}${eol}${lineIndent(text, close)}${text.slice(close)}`;
}

function memberIndent(text: string, { members, close }: JsoncObject): string {
  const [first] = members;
  const own = first === undefined ? '' : blanksBefore(text, first.start);
  return own === '' ? `${lineIndent(text, close)}  ` : own;
}

/** The blanks before an offset, if nothing else stands before it on its line. */
function blanksBefore(text: string, offset: number): string {
  const before = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return before.trim() === '' ? before : '';
}

/** The blanks at the start of the line of an offset. */
function lineIndent(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}
