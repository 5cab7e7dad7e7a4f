import { UserError } from '../../diagnostics/user-error.ts';
import { applyFix } from '../../document/apply-fix.ts';
import type { FileChange } from '../../ports/file-store.ts';
import type { RenamePlan } from './rename.ts';

/** A plan → the new content of every file, sorted by path. Throws UserError if an edit cannot be made. */
export function toRenamedFiles(
  plan: RenamePlan,
  before: ReadonlyMap<string, string>,
): readonly FileChange[] {
  const texts = new Map<string, string>();
  for (const { file, edit } of plan.edits) {
    const text = texts.get(file) ?? before.get(file);
    const after = text === undefined ? undefined : applyFix(text, edit);
    if (after === undefined) {
      const place = 'path' in edit ? ` (${edit.path.join('.')})` : '';
      throw new UserError(
        `${file}${place} cannot be edited`,
        'mend it by hand first; nothing was changed',
      );
    }
    texts.set(file, after);
  }
  const changes = new Map<string, string | undefined>(texts);
  for (const { from, to } of plan.moves) {
    if (before.has(to) || changes.has(to))
      throw new UserError(`${from} would move to ${to}, which is there`, 'nothing was changed');
    changes.set(to, texts.get(from) ?? before.get(from));
    changes.set(from, undefined);
  }
  return [...changes]
    .map(([path, text]) => ({ path, text }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
