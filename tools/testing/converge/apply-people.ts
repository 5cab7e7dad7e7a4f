import { editAsPerson, type PersonEdit } from './edit-as-person.ts';
import type { Authored } from './authored.ts';

/** What people did to the files, and what of it must stay. */
export interface PeopleResult {
  readonly files: ReadonlyMap<string, string>;
  readonly authored: readonly Authored[];
}

interface Request {
  readonly files: ReadonlyMap<string, string>;
  /** The surveyed entities in each file. */
  readonly entities: ReadonlyMap<string, readonly string[]>;
  readonly edit: PersonEdit;
  /** A word that is nowhere else. */
  readonly mark: string;
}

/** One edit by a person, of a file or among files. */
export function applyPeople({ files, entities, edit, mark }: Request): PeopleResult {
  const nothing = { files, authored: [] };
  const next = new Map(files);
  if (edit.what === 'new-file') {
    const rows = [
      `identifier: ${mark}`,
      `properties: { runbook:   'https://x/${mark}' } # ${mark}`,
    ];
    next.set(`catalog/app/${mark}.yaml`, `${rows.join('\n')}\n`);
    return { files: next, authored: rows.map((text) => ({ text, isLine: true, entities: [] })) };
  }
  const paths = [...entities.keys()].toSorted();
  const path = paths[edit.file % Math.max(1, paths.length)];
  const text = path === undefined ? undefined : files.get(path);
  if (path === undefined || text === undefined) return nothing;
  const here = entities.get(path) ?? [];
  if (edit.what === 'delete-file') {
    next.delete(path);
    return { files: next, authored: [] };
  }
  if (edit.what === 'move') {
    next.delete(path);
    next.set(`catalog/mine/${mark}.yaml`, text);
    return { files: next, authored: [] };
  }
  if (edit.what === 'join' || edit.what === 'list') {
    const joined = joinFiles(files, path, paths[edit.line % paths.length], edit.what);
    return joined === undefined ? nothing : { files: joined, authored: [] };
  }
  const edited = editAsPerson(text, edit, mark);
  if (edited === undefined) return nothing;
  next.set(path, edited.text);
  return {
    files: next,
    authored: edited.written.map((each) => ({ ...each, entities: here })),
  };
}

/** One file of two; undefined where that does not work. */
function joinFiles(
  files: ReadonlyMap<string, string>,
  path: string,
  other: string | undefined,
  how: 'join' | 'list',
): ReadonlyMap<string, string> | undefined {
  if (other === undefined || other === path) return undefined;
  const [first, second] = [files.get(path), files.get(other)];
  if (first === undefined || second === undefined) return undefined;
  const joined = how === 'join' ? join(first, second) : list(first, second);
  if (joined === undefined) return undefined;
  return new Map([...files, [path, joined] as const].filter(([name]) => name !== other));
}

/** Two files as the documents of one. */
function join(first: string, second: string): string | undefined {
  if (isList(first) || isList(second)) return undefined;
  const eol = first.includes('\r\n') ? '\r\n' : '\n';
  return `${ended(first, eol)}---${eol}${second}`;
}

/** Two files as the elements of one list. */
function list(first: string, second: string): string | undefined {
  if (/^---/m.test(first) || /^---/m.test(second) || isList(second)) return undefined;
  const element = (text: string): string =>
    `-\n${ended(text, '\n').replaceAll(/^(?=[^\r\n])/gm, '  ')}`;
  return isList(first) ? ended(first, '\n') + element(second) : element(first) + element(second);
}

function isList(text: string): boolean {
  return /^-( |\r?$)/m.test(text);
}

function ended(text: string, eol: string): string {
  return text.endsWith('\n') ? text : text + eol;
}
