/** What a person wrote: a whole line, without its indentation, or the piece of one. */
export interface Authored {
  readonly text: string;
  readonly isLine: boolean;
  /** The entities, `blueprint/identifier`, of the file it was written into; with one of them it may go. */
  readonly entities: readonly string[];
}

/** Those that are not in any of the files any more. */
export function lostOf(
  authored: readonly Authored[],
  files: ReadonlyMap<string, string>,
): readonly Authored[] {
  const texts = [...files.values()];
  const lines = new Set(
    texts.flatMap((text) => text.split(/\r?\n/).map((line) => line.replace(/^[ -]*/, ''))),
  );
  return authored.filter(({ text, isLine }) =>
    isLine ? !lines.has(text) : !texts.some((file) => file.includes(text)),
  );
}
