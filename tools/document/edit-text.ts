import {
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  parseAllDocuments,
  type Pair,
  type YAMLMap,
} from 'yaml';
import { STRINGIFY } from './canonical-text.ts';
import { commentsIn } from './comments-in.ts';
import { endOfNode } from './end-of-node.ts';
import { isSameValue } from './is-same-value.ts';
import { jsonIndent } from './json-indent.ts';
import { parseDocuments } from './parse-documents.ts';
import type { Path } from './path.ts';
import { renderBlock, renderInline } from './render-value.ts';
import { yamlOptions } from './yaml-options.ts';

/** A value to set at a path of keys, or to remove where it is undefined. */
export interface Edit {
  readonly path: Path;
  readonly value: unknown;
}

/**
 * Changes values in one document of a text and nothing else: comments, order, blank lines, quotes and
 * indentation of everything that is not named stay byte for byte.
 * Every edit is verified by parsing the result; where cutting and pasting does not do (flow style in odd
 * places), the syntax tree is rewritten, which keeps comments and values but may change spacing.
 */
export function editText(text: string, index: number, edits: readonly Edit[]): string {
  let result = text;
  for (const edit of edits) {
    if (isSameValue(valueAt(valueOf(result, index), edit.path), edit.value)) continue;
    const wanted = withEdit(valueOf(result, index), edit);
    const spliced = splice(result, index, edit);
    result =
      spliced !== undefined && isSameValue(valueOf(spliced, index), wanted)
        ? spliced
        : rewrite(result, index, edit);
  }
  return result;
}

function valueOf(text: string, index: number): unknown {
  const { documents } = parseDocuments('', new TextEncoder().encode(text));
  return documents.find((document) => document.index === index)?.value;
}

function valueAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, step))
      return undefined;
    current = Reflect.get(current, step);
  }
  return current;
}

/** A copy with the edit made; a mapping that the edit empties goes with it. */
function withEdit(value: unknown, { path, value: wanted }: Edit): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return wanted;
  if (Array.isArray(value)) {
    return value.map((element, index) =>
      index === step ? withEdit(element, { path: rest, value: wanted }) : element,
    );
  }
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  const map = new Map<string, unknown>(entries);
  const inner = withEdit(map.get(String(step)), { path: rest, value: wanted });
  if (inner === undefined) map.delete(String(step));
  else map.set(String(step), inner);
  return map.size === 0 && wanted === undefined ? undefined : Object.fromEntries(map);
}

function rewrite(text: string, index: number, edit: Edit): string {
  const { path, value } = edit;
  const indent = jsonIndent(text);
  if (indent !== undefined) {
    const edited = withEdit(JSON.parse(text), edit);
    return `${JSON.stringify(edited, null, indent)}${text.endsWith('\n') ? '\n' : ''}`;
  }
  const yamls = [...parseAllDocuments(text, yamlOptions(new LineCounter()))];
  const yaml = yamls[index];
  if (yaml === undefined) return text;
  if (value === undefined) {
    yaml.deleteIn(path);
    // A mapping that is left empty says nothing, and `key:` alone would mean null.
    const parent = path.slice(0, -1);
    const left = yaml.getIn(parent, true);
    if (parent.length > 0 && isCollection(left) && left.items.length === 0) yaml.deleteIn(parent);
  } else yaml.setIn(path, yaml.createNode(value));
  const rewritten = yamls.map((each) => each.toString(STRINGIFY)).join('---\n');
  const kept = new Set(commentsIn(rewritten).map((comment) => comment.trimEnd()));
  const lost = commentsIn(text).filter((comment) => !kept.has(comment.trimEnd()));
  return [...lost, rewritten].join('\n');
}

/** The text with one edit cut in, or undefined where the surroundings are not plain block style. */
function splice(text: string, index: number, { path, value }: Edit): string | undefined {
  const yaml = [...parseAllDocuments(text, yamlOptions(new LineCounter()))][index];
  return spliceIn(text, yaml?.contents, path, value);
}

function spliceIn(text: string, node: unknown, path: Path, value: unknown): string | undefined {
  const [step, ...rest] = path;
  if (isSeq(node) && rest.length > 0) return spliceIn(text, node.items[Number(step)], rest, value);
  if (!isMap(node)) return undefined;
  const pair = findPair(node, String(step));
  if (pair === undefined) {
    return value === undefined ? text : insertPair(text, node, String(step), wrap(rest, value));
  }
  const inner = isMap(pair.value) ? pair.value : undefined;
  if (value === undefined) {
    const goes = rest.length === 0 || (inner !== undefined && emptiesWith(inner, rest));
    return goes ? removePair(text, node, pair) : spliceIn(text, inner, rest, value);
  }
  const isEmpty = inner === undefined || inner.items.length === 0;
  if (rest.length === 0 || isEmpty) return replaceValue(text, node, pair, wrap(rest, value));
  return spliceIn(text, inner, rest, value);
}

/** Whether removing `path` leaves the mapping without a key. */
function emptiesWith(map: YAMLMap, path: Path): boolean {
  const pair = findPair(map, String(path[0]));
  if (map.items.length !== 1 || pair === undefined) return false;
  return path.length === 1 || (isMap(pair.value) && emptiesWith(pair.value, path.slice(1)));
}

function wrap(path: Path, value: unknown): unknown {
  return path.reduceRight<unknown>((inner, step) => ({ [String(step)]: inner }), value);
}

function findPair(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** From the key to the last character of the value, without a comment behind it. */
function spanOf(text: string, pair: Pair): Span | undefined {
  if (!isNode(pair.key) || !pair.key.range) return undefined;
  const [start, keyEnd] = pair.key.range;
  let end = isNode(pair.value) ? (endOfNode(pair.value) ?? keyEnd) : keyEnd;
  // The range of a block text ends on the line behind it.
  while (end > keyEnd && (text[end - 1] === '\n' || text[end - 1] === '\r')) end -= 1;
  return { start, end: Math.max(end, keyEnd) };
}

function replaceValue(text: string, map: YAMLMap, pair: Pair, value: unknown): string | undefined {
  const span = spanOf(text, pair);
  if (span === undefined || !isNode(pair.key) || !pair.key.range) return undefined;
  const inline = renderInline(value, map.flow === true);
  const { value: old } = pair;
  const isPlain = isScalar(old) && old.type !== 'BLOCK_FOLDED' && old.type !== 'BLOCK_LITERAL';
  if (isPlain && inline !== undefined && old.range && old.range[1] > old.range[0]) {
    return text.slice(0, old.range[0]) + inline + text.slice(old.range[1]);
  }
  if (map.flow === true || isAnchored(old)) return undefined;
  if (isScalar(old) && old.value === null)
    return fillValue(text, pair.key.range[1], { column: columnOf(text, span.start), value });
  const column = columnOf(text, span.start);
  const indent = indentOf(text, span.start);
  if (column === undefined) return undefined;
  const eol = newlineOf(text);
  const key = text.slice(span.start, pair.key.range[1]);
  const block = inline === undefined ? renderBlock(value, column, eol) : ` ${inline}`;
  const comments = commentsIn(text.slice(span.start, span.end)).map(
    (comment) => `${comment}${eol}${indent}`,
  );
  return `${text.slice(0, span.start)}${comments.join('')}${key}:${block}${text.slice(span.end).replace(/^[ \t]*:/, '')}`;
}

/** `key:` with nothing, `~` or `null` behind it, and perhaps a comment, which stays. */
function fillValue(
  text: string,
  keyEnd: number,
  { column, value }: { readonly column: number | undefined; readonly value: unknown },
): string | undefined {
  const colon = text.indexOf(':', keyEnd) + 1;
  if (colon === 0 || column === undefined) return undefined;
  const inline = renderInline(value, false);
  if (inline !== undefined) return `${text.slice(0, colon)} ${inline}${text.slice(colon)}`;
  const end = lineEnd(text, colon);
  return text.slice(0, end) + renderBlock(value, column, newlineOf(text)) + text.slice(end);
}

function isAnchored(node: unknown): boolean {
  return isNode(node) && 'anchor' in node && typeof node.anchor === 'string';
}

function insertPair(text: string, map: YAMLMap, key: string, value: unknown): string | undefined {
  const last = map.items.at(-1);
  const first = map.items[0];
  const span = last === undefined ? undefined : spanOf(text, last);
  const start = first === undefined ? undefined : spanOf(text, first)?.start;
  if (map.flow === true || span === undefined || start === undefined) return undefined;
  const column = columnOf(text, start);
  if (column === undefined) return undefined;
  const eol = newlineOf(text);
  const name = renderInline(key, false) ?? JSON.stringify(key);
  const inline = renderInline(value, false);
  const block = inline === undefined ? renderBlock(value, column, eol) : ` ${inline}`;
  const at = lineEnd(text, span.end);
  return `${text.slice(0, at)}${eol}${' '.repeat(column)}${name}:${block}${text.slice(at)}`;
}

function removePair(text: string, map: YAMLMap, pair: Pair): string | undefined {
  const span = spanOf(text, pair);
  if (span === undefined || map.flow === true || isAnchored(pair.value)) return undefined;
  const indent = indentOf(text, span.start);
  if (indent.trim() !== '') return undefined;
  const from = span.start - indent.length;
  const end = lineEnd(text, span.end);
  const to = nextLine(text, end);
  const eol = newlineOf(text);
  const comments = commentsIn(text.slice(span.start, end)).map(
    (comment) => `${indent}${comment}${eol}`,
  );
  return text.slice(0, from) + comments.join('') + text.slice(to);
}

function newlineOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** The offset of the line break that ends the line, or of the end of the text. */
function lineEnd(text: string, offset: number): number {
  const index = text.indexOf('\n', offset);
  if (index === -1) return text.length;
  return text[index - 1] === '\r' ? index - 1 : index;
}

function nextLine(text: string, offset: number): number {
  const index = text.indexOf('\n', offset);
  return index === -1 ? text.length : index + 1;
}

/** What stands before an offset on its line. */
function indentOf(text: string, offset: number): string {
  return text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
}

/** The column of a key, counting from 0; list dashes before it count like blanks. */
function columnOf(text: string, offset: number): number | undefined {
  const before = indentOf(text, offset);
  return /^[ -]*$/.test(before) ? before.length : undefined;
}
