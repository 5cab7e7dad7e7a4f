import type { FixEdit } from '../../document/fix.ts';
import type { Origin } from '../../load/catalog.ts';
import type { Path } from '../../document/path.ts';

/** What gets another name. */
export type RenameTarget =
  | { readonly kind: 'entity'; readonly blueprint: string; readonly from: string }
  | { readonly kind: 'blueprint'; readonly from: string }
  | { readonly kind: 'property' | 'relation'; readonly blueprint: string; readonly from: string };

/** One reference that follows. */
export interface RenameEdit {
  readonly file: string;
  readonly edit: FixEdit;
}

/** Everything that has to change: data, printed or written. */
export interface RenamePlan {
  readonly edits: readonly RenameEdit[];
  /** Files that move, because their folder says which blueprint they have. */
  readonly moves: readonly { readonly from: string; readonly to: string }[];
}

/** Another text at a path below an origin, where a text stands. */
export function setText(origin: Origin, path: Path, to: string): RenameEdit {
  const { file, index } = origin;
  return { file, edit: { kind: 'text', index, path: [...origin.path, ...path], to } };
}

/** A new name for the last key of a path below an origin. */
export function renameKey(origin: Origin, path: Path, to: string): RenameEdit {
  const { file, index } = origin;
  return { file, edit: { kind: 'rename', index, path: [...origin.path, ...path], to } };
}
