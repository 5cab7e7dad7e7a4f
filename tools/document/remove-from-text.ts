import { isNode, isSeq, LineCounter, parseAllDocuments, type YAMLSeq } from 'yaml';
import { STRINGIFY } from './canonical-text.ts';
import { endOfNode } from './end-of-node.ts';
import { isSameValue } from './is-same-value.ts';
import { jsonIndent } from './json-indent.ts';
import { parseDocuments } from './parse-documents.ts';
import type { Path } from './path.ts';
import { yamlOptions } from './yaml-options.ts';

/**
 * The text without one document, or without one element of a list: its lines are cut out, and all others stay byte
 * for byte. Undefined where nothing is left, and the file can go. Verified by parsing the result; where cutting does
 * not do (flow style), the syntax tree is written anew, which keeps values and comments but may change spacing.
 */
export function removeFromText(text: string, index: number, path: Path): string | undefined {
  const yamls = [...parseAllDocuments(text, yamlOptions(new LineCounter()))];
  const yaml = yamls[index];
  if (yaml === undefined) return text;
  const list = yaml.contents;
  const isElement = path.length > 0 && isSeq(list) && list.items.length > 1;
  const before = valuesOf(text);
  const wanted = isElement
    ? before.map((value, at) => (at === index ? without(value, path) : value))
    : before.toSpliced(index, 1);
  if (wanted.every((value) => value === undefined || value === null)) return undefined;
  const cut = isElement ? cutElement(text, list, Number(path[0])) : cutDocument(text, index);
  if (cut !== undefined && isSameValue(valuesOf(cut), wanted)) return cut;
  const indent = jsonIndent(text);
  if (indent !== undefined)
    return `${JSON.stringify(wanted[0], null, indent)}${text.endsWith('\n') ? '\n' : ''}`;
  if (isElement) yaml.deleteIn(path);
  const left = isElement ? yamls : yamls.filter((each) => each !== yaml);
  return left.map((each) => each.toString(STRINGIFY)).join('---\n');
}

function valuesOf(text: string): unknown[] {
  const { documents } = parseDocuments('', new TextEncoder().encode(text));
  const values: unknown[] = [];
  for (const { index, value } of documents) values[index] = value;
  return Array.from(values);
}

function without(value: unknown, [step]: Path): unknown {
  return Array.isArray(value) ? value.toSpliced(Number(step), 1) : value;
}

/** From one marker to the next. A marker at the start of a line is one wherever it stands. */
function cutDocument(text: string, index: number): string {
  const markers = [...text.matchAll(/^---(?=[ \t\r\n]|$)/gm)].map((match) => match.index);
  const head = text.slice(0, markers[0] ?? text.length);
  const isBare = /^[ \t]*[^#\s]/m.test(head);
  const starts = isBare ? [0, ...markers] : markers;
  const start = starts[index] ?? 0;
  const end = starts[index + 1];
  if (end === undefined) return text.slice(0, start);
  if (start > 0 || !isBare) return text.slice(0, start) + text.slice(end);
  // The first document needs no marker.
  return text.slice(end).replace(/^---[ \t]*\r?\n/, '');
}

/** From the line of its dash to the end of its last line. Comments behind that belong to what comes next. */
function cutElement(text: string, list: YAMLSeq, position: number): string | undefined {
  const item = list.items[position];
  const first = list.range?.[0];
  if (list.flow === true || !isNode(item) || !item.range || first === undefined) return undefined;
  const column = first - lineStart(text, first);
  let start = lineStart(text, item.range[0]);
  while (start > 0 && text[start + column] !== '-') start = lineStart(text, start - 1);
  let last = endOfNode(item) ?? item.range[1];
  // The range of a block text ends on the line behind it.
  while (text[last - 1] === '\n' || text[last - 1] === '\r') last -= 1;
  const end = text.indexOf('\n', last);
  return text.slice(0, start) + (end === -1 ? '' : text.slice(end + 1));
}

function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}
