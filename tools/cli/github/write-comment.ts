import type { Forge, ForgeComment } from '../../ports/forge.ts';

/** What became of a comment that there is one of. */
export type WrittenComment = 'created' | 'updated' | 'unchanged';

/**
 * One comment of ours with this marker, written or edited in place. Ours is one that we wrote ourselves: anybody can
 * write a marker. Of several the newest counts.
 */
export async function writeComment(
  forge: Forge,
  number: number,
  {
    marker,
    text,
  }: { readonly marker: string; /** Starts with the marker. */ readonly text: string },
): Promise<WrittenComment> {
  const own = await findComment(forge, number, marker);
  if (own === undefined) {
    await forge.createComment(number, text);
    return 'created';
  }
  if (sameText(own.body, text)) return 'unchanged';
  await forge.updateComment(own.id, text);
  return 'updated';
}

export async function findComment(
  forge: Forge,
  number: number,
  marker: string,
): Promise<ForgeComment | undefined> {
  const viewer = await forge.getViewer();
  const comments = await forge.listComments(number);
  return comments.findLast(({ author, body }) => author === viewer && body.startsWith(marker));
}

/** GitHub may answer with other line breaks, and without those at the end. */
export function sameText(a: string, b: string): boolean {
  const plain = (text: string): string => text.replaceAll('\r\n', '\n').trim();
  return plain(a) === plain(b);
}
