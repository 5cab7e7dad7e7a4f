import { createHash } from 'node:crypto';
import type { GitFile } from '../../../ports/git.ts';

const SYNC = 'Cadastre-Sync: aws';
const CONTENT = 'Cadastre-Content: ';

/**
 * A hash of what a commit changes, before and after. Of two commits with one hash, one is as good as the other,
 * wherever they stand.
 */
export function contentOf(files: readonly GitFile[]): string {
  const rows = files.map(({ path, before, after }) => [path, before ?? null, after ?? null]);
  const sorted = rows.toSorted(([a], [b]) => ((a ?? '') < (b ?? '') ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex').slice(0, 40);
}

/** The message of a commit of ours, which says what it holds, so that a changed one is not taken for ours. */
export function renderMessage(title: string, content: string): string {
  return `${title}\n\n${SYNC}\n${CONTENT}${content}\n`;
}

/** What a commit claims to hold; undefined for one that a person made. */
export function claimedContent(message: string): string | undefined {
  const lines = message.split('\n').map((line) => line.trim());
  if (!lines.includes(SYNC)) return undefined;
  return lines.find((line) => line.startsWith(CONTENT))?.slice(CONTENT.length);
}
