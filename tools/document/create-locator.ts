import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Document as YamlDocument,
} from 'yaml';
import type { Location } from '../diagnostics/diagnostic.ts';
import type { Part } from './document.ts';
import type { Path } from './path.ts';
import { yamlOptions } from './yaml-options.ts';

export interface Locator {
  /** The location of a path, or of its nearest parent that is there. */
  locate(index: number, path: Path, part: Part): Location;
}

/**
 * The way from paths back to lines. The text is parsed again at the first question and not before:
 * nearly all files have no diagnostic, and keeping every syntax tree costs more than every value.
 */
export function createLocator(file: string, text: string): Locator {
  const lines = new LineCounter();
  let documents: readonly YamlDocument[] | undefined;
  return {
    locate(index, path, part) {
      documents ??= [...parseAllDocuments(text, yamlOptions(lines))];
      const document = documents[index];
      const range = document === undefined ? undefined : findRange(document, path, part);
      return toLocation(file, lines, range ?? [0, 0]);
    },
  };
}

/** Offsets → lines and columns, both from 1. */
export function toLocation(
  file: string,
  lines: LineCounter,
  [start, end]: readonly [number, number],
): Location {
  const from = lines.linePos(start);
  const to = lines.linePos(end);
  const location = { file, line: Math.max(1, from.line), column: Math.max(1, from.col) };
  return end > start ? { ...location, endLine: to.line, endColumn: to.col } : location;
}

type Range = readonly [number, number];

function findRange(document: YamlDocument, path: Path, part: Part): Range | undefined {
  let node: unknown = document.contents;
  let range = isNode(node) ? startOf(node) : undefined;
  for (const [depth, step] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    const last = depth === path.length - 1;
    if (isMap(node)) {
      const pair = node.items.find((item) => keyOf(item.key) === String(step));
      if (pair === undefined) return range;
      const key = rangeOf(pair.key);
      node = pair.value;
      // A mapping or a list starts on a line of its own; its key is what a person looks for.
      const wantsKey = (last && part === 'key') || !isNode(node) || isBlock(node);
      range = wantsKey ? key : (rangeOf(node) ?? key);
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      if (!isNode(node)) return range;
      range = isCollection(node) ? startOf(node) : (rangeOf(node) ?? range);
    } else return range;
  }
  return range;
}

function isBlock(node: unknown): boolean {
  return isCollection(node) && node.flow !== true;
}

/** The first key of a mapping, or the first character of anything else. */
function startOf(node: unknown): Range | undefined {
  if (isMap(node)) return rangeOf(node.items[0]?.key) ?? rangeOf(node);
  const range = rangeOf(node);
  return range === undefined ? undefined : [range[0], isCollection(node) ? range[0] : range[1]];
}

function keyOf(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  return typeof key.value === 'string' ? key.value : (key.source ?? String(key.value));
}

function rangeOf(node: unknown): Range | undefined {
  if (!isNode(node) || !node.range) return undefined;
  return [node.range[0], node.range[1]];
}
