import { isSeq, LineCounter, parseAllDocuments } from 'yaml';
import { STRINGIFY } from './canonical-text.ts';
import type { Path } from './path.ts';
import { yamlOptions } from './yaml-options.ts';

/**
 * The text without one document, or without one element of a list.
 * Undefined where nothing is left, and the file can go.
 */
export function removeFromText(text: string, index: number, path: Path): string | undefined {
  const yamls = [...parseAllDocuments(text, yamlOptions(new LineCounter()))];
  const yaml = yamls[index];
  if (yaml === undefined) return text;
  const list = yaml.contents;
  const isLastElement = path.length === 0 || !isSeq(list) || list.items.length <= 1;
  if (!isLastElement) yaml.deleteIn(path);
  const left = isLastElement ? yamls.filter((each) => each !== yaml) : yamls;
  const hasContent = left.some((each) => each.contents !== null);
  return hasContent ? left.map((each) => each.toString(STRINGIFY)).join('---\n') : undefined;
}
