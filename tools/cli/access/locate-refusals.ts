import { createLocator, type Locator } from '../../document/create-locator.ts';
import { readTexts } from '../../load/read-texts.ts';
import type { AccessRefusal } from '../../model/access-output.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Refused } from './to-refusal.ts';

/** Refusals with their lines, by file and line. What a file does not say any more is at the nearest thing that it says. */
export async function locateRefusals(
  store: FileStore,
  refused: readonly Refused[],
): Promise<AccessRefusal[]> {
  const files = [...new Set(refused.map(({ refusal }) => refusal.file))];
  const there: string[] = [];
  for (const file of files) if ((await store.find(file))?.kind === 'file') there.push(file);
  const texts = await readTexts(store, there);
  const locators = new Map<string, Locator>();
  for (const [file, text] of texts) locators.set(file, createLocator(file, text));
  const located = refused.map(({ refusal, origin, path }): AccessRefusal => {
    const locator = locators.get(refusal.file);
    if (locator === undefined) return refusal;
    if (refusal.verb === 'unregister') return { ...refusal, line: 1, column: 1 };
    const { line, column } = locator.locate(origin.index, [...origin.path, ...path], 'key');
    return { ...refusal, line, column };
  });
  return located.sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || (a.line ?? 0) - (b.line ?? 0),
  );
}
