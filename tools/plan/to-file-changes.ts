import { editText } from '../document/edit-text.ts';
import { removeFromText } from '../document/remove-from-text.ts';
import type { Origin } from '../load/catalog.ts';
import type { FileChange } from '../ports/file-store.ts';
import type { Change } from './change.ts';
import { renderEntity } from './render-entity.ts';

/**
 * A plan's changes → the new content of every file they touch, sorted by path. `before` holds the texts
 * of the files that are there. Pure: nothing is written here.
 */
export function toFileChanges(
  changes: readonly Change[],
  before: ReadonlyMap<string, string>,
): readonly FileChange[] {
  const texts = new Map<string, string | undefined>();
  // Elements of one list are removed from the back, so that the indexes of the others still hold.
  for (const change of changes.toSorted(lastFirst)) {
    if (change.action === 'create') {
      texts.set(change.file, renderEntity(change.created));
      continue;
    }
    const { index, path } = change.entity.origin;
    const text = texts.has(change.file) ? texts.get(change.file) : before.get(change.file);
    if (text === undefined) continue;
    const edited =
      change.action === 'update'
        ? editText(text, index, change.edits)
        : removeFromText(text, index, path);
    texts.set(change.file, edited);
  }
  return [...texts]
    .map(([path, text]) => ({ path, text }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function lastFirst(a: Change, b: Change): number {
  return positionOf(b) - positionOf(a);
}

function positionOf(change: Change): number {
  if (change.action === 'create') return -1;
  const { index, path }: Origin = change.entity.origin;
  return index * 1_000_000 + (typeof path[0] === 'number' ? path[0] : 0);
}
