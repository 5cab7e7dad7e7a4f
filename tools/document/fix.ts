import type { Path } from './path.ts';

/** One change that mends a document. Paths are from its root. */
export type FixEdit =
  | { readonly kind: 'value'; readonly index: number; readonly path: Path; readonly value: unknown }
  /** Another text where a text stands: quotes and everything around stay. */
  | { readonly kind: 'text'; readonly index: number; readonly path: Path; readonly to: string }
  | { readonly kind: 'rename'; readonly index: number; readonly path: Path; readonly to: string }
  | { readonly kind: 'quote'; readonly index: number; readonly path: Path }
  /** The text itself: the mark at its start goes, typographic quotes become straight ones. */
  | { readonly kind: 'byte-order-mark' }
  | { readonly kind: 'straight-quotes' };

/** How a diagnostic can be mended. */
export interface Fix {
  /** Nothing but what was certainly meant: `check --fix` makes it without asking. */
  readonly isSafe: boolean;
  readonly edit: FixEdit;
}
