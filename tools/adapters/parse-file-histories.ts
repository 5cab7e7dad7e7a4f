import type { FileHistory } from '../ports/git.ts';

/**
 * What `git log` is asked for: each commit, the newest first, and the files that it wrote, divided by zeros. A commit begins with two
 * slashes, as no path does.
 */
export const FILE_HISTORIES = [
  'log',
  '-z',
  '--relative',
  '--no-renames',
  '--diff-filter=AMT',
  '--format=//%ct %aE',
  '--name-only',
] as const;

export function parseFileHistories(text: string): ReadonlyMap<string, FileHistory> {
  const found = new Map<string, FileHistory>();
  let [time, author] = ['', ''];
  for (const row of text.split('\0')) {
    const [, seconds, by] = /^\/\/(\d+) (.*)$/s.exec(row) ?? [];
    if (seconds !== undefined && by !== undefined) {
      time = new Date(Number(seconds) * 1000).toISOString().replace('.000', '');
      author = by;
      continue;
    }
    const path = row.replace(/^\n/, '');
    if (path === '') continue;
    const later = found.get(path);
    found.set(path, {
      createdAt: time,
      createdBy: author,
      updatedAt: later?.updatedAt ?? time,
      updatedBy: later?.updatedBy ?? author,
    });
  }
  return found;
}
