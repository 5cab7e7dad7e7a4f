import type { Location } from '../diagnostics/diagnostic.ts';
import type { Path } from './path.ts';

/** Whether a place is a key itself or what stands behind it. */
export type Part = 'key' | 'value';

/** One YAML document of a file, as plain values, and the way back to its text. */
export interface Document {
  readonly file: string;
  /** The whole text of the file, without a byte order mark. */
  readonly text: string;
  /** Which document of the file this is, from 0. */
  readonly index: number;
  /** Objects have no prototype, so that a key named `constructor` is only a key. */
  readonly value: unknown;
  locate(path: Path, part: Part): Location;
}
