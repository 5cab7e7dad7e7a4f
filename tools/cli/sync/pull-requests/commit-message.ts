import { hashOf } from '../../../plan/hash-of.ts';
import type { GitFile } from '../../../ports/git.ts';

/** Commits that carry this line say that a sync made them. */
export const SYNC_TRAILER = 'Cadastre-Sync: aws';
const CONTENT = 'Cadastre-Content: ';

/**
 * A hash of what a commit changes, before and after. Of two commits with one hash, one is as good as the other,
 * wherever they stand.
 */
export function contentOf(files: readonly GitFile[]): string {
  const rows = files.map(({ path, before, after }) => [path, before ?? null, after ?? null]);
  const sorted = rows.toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return hashOf(JSON.stringify(sorted), 40);
}

/** The message of a commit of ours, which says what it holds, so that a changed one is not taken for ours. */
export function renderMessage(title: string, content: string): string {
  return `${title}\n\n${SYNC_TRAILER}\n${CONTENT}${content}\n`;
}

/** What a commit claims to hold; undefined for one that a person made. */
export function claimedContent(message: string): string | undefined {
  const lines = message.split('\n').map((line) => line.trim());
  if (!lines.includes(SYNC_TRAILER)) return undefined;
  return lines.find((line) => line.startsWith(CONTENT))?.slice(CONTENT.length);
}
