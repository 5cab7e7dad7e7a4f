import { isMap, isNode, isScalar, isSeq, LineCounter, parseAllDocuments, type Pair } from 'yaml';
import { editText } from './edit-text.ts';
import type { FixEdit } from './fix.ts';
import { isSameValue } from './is-same-value.ts';
import { parseText } from './parse-documents.ts';
import type { Path } from './path.ts';
import { renderInline } from './render-value.ts';
import { yamlOptions } from './yaml-options.ts';

/** The text with one fix made, or undefined where it cannot be made without changing anything else. */
export function applyFix(text: string, edit: FixEdit): string | undefined {
  switch (edit.kind) {
    case 'value':
      return writeValue(text, edit.index, edit.path, edit.value);
    case 'text':
      return replaceText(text, edit.index, edit.path, edit.to);
    case 'rename':
      return replaceKey(text, edit.index, edit.path, edit.to);
    case 'quote':
      return quoteScalar(text, edit.index, edit.path);
    case 'byte-order-mark':
      return text.replace(/^\uFEFF/, '');
    case 'straight-quotes':
      return text.replaceAll(/[\u201C-\u201F]/g, '"');
  }
}

/** Only the characters of the scalar change, in the quotes that it has. */
function replaceText(text: string, index: number, path: Path, to: string): string | undefined {
  const node = nodeAt(text, index, path);
  if (!isScalar(node) || !node.range || node.anchor !== undefined) return undefined;
  const [start, end] = node.range;
  const written = textLike(node.type, to);
  const wanted = withText(valuesOf(text), [index, ...path], to);
  // A block text has lines of its own; and what is plain elsewhere may not be so in flow style.
  for (const candidate of written === undefined ? [] : [written, JSON.stringify(to)]) {
    const result = text.slice(0, start) + candidate + text.slice(end);
    if (isSameValue(valuesOf(result), wanted)) return result;
  }
  return writeValue(text, index, path, to);
}

/** A tree with an error in any of its documents cannot be written. */
function writeValue(text: string, index: number, path: Path, value: unknown): string | undefined {
  const yamls = [...parseAllDocuments(text, yamlOptions(new LineCounter()))];
  if (yamls.some(({ errors }) => errors.length > 0)) return undefined;
  return editText(text, index, [{ path, value }]);
}

function textLike(type: unknown, to: string): string | undefined {
  switch (type) {
    case 'QUOTE_DOUBLE':
      return JSON.stringify(to);
    case 'QUOTE_SINGLE':
      return to.includes('\n') ? JSON.stringify(to) : `'${to.replaceAll("'", "''")}'`;
    case 'PLAIN':
      return renderInline(to, false) ?? JSON.stringify(to);
    default:
      return undefined;
  }
}

function withText(value: unknown, [step, ...rest]: Path, to: string): unknown {
  if (step === undefined) return to;
  // One team may stand without a list.
  if (typeof value === 'string' && step === 0) return to;
  if (Array.isArray(value))
    return value.map((element, index) => (index === step ? withText(element, rest, to) : element));
  if (typeof value !== 'object' || value === null) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      key === step ? withText(member, rest, to) : member,
    ]),
  );
}

/** Only the key's own characters change. */
function replaceKey(text: string, index: number, path: Path, to: string): string | undefined {
  const pair = findPair(text, index, path);
  const key = pair?.key;
  if (!isNode(key) || !key.range) return undefined;
  const isJson = text[key.range[0]] === '"';
  const name = isJson ? JSON.stringify(to) : (renderInline(to, false) ?? JSON.stringify(to));
  const result = text.slice(0, key.range[0]) + name + text.slice(key.range[1]);
  const wanted = withRenamedKey(valuesOf(text), [index, ...path], to);
  return wanted !== undefined && isSameValue(valuesOf(result), wanted) ? result : undefined;
}

/** `012` → `"012"`: the characters stay, and mean themselves. */
function quoteScalar(text: string, index: number, path: Path): string | undefined {
  const node = nodeAt(text, index, path);
  if (!isScalar(node) || !node.range) return undefined;
  const [start, end] = node.range;
  const source = text.slice(start, end);
  if (!/^[\w.+:-]+$/.test(source)) return undefined;
  return `${text.slice(0, start)}"${source}"${text.slice(end)}`;
}

function nodeAt(text: string, index: number, path: Path): unknown {
  const yaml = [...parseAllDocuments(text, yamlOptions(new LineCounter()))][index];
  let node: unknown = yaml?.contents;
  for (const step of path) {
    if (isMap(node)) node = pairOf(node.items, step)?.value;
    else if (isSeq(node)) node = node.items[Number(step)];
    else if (!isScalar(node) || step !== 0) return undefined;
  }
  return node;
}

function findPair(text: string, index: number, path: Path): Pair | undefined {
  const parent = nodeAt(text, index, path.slice(0, -1));
  return isMap(parent) ? pairOf(parent.items, path.at(-1) ?? '') : undefined;
}

function pairOf(items: readonly Pair[], step: string | number): Pair | undefined {
  return items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
}

function valuesOf(text: string): readonly unknown[] {
  const values: unknown[] = [];
  for (const { index, value } of parseText('', text).documents) values[index] = value;
  // A hole would be passed over where values are compared, and a document that cannot be read is one.
  return Array.from(values);
}

/** The value with one key renamed in place, or undefined where the new name is taken. */
function withRenamedKey(value: unknown, [step, ...rest]: Path, to: string): unknown {
  if (typeof value !== 'object' || value === null || step === undefined) return undefined;
  if (Array.isArray(value)) {
    const renamed = withRenamedKey(value[Number(step)], rest, to);
    return renamed === undefined ? undefined : value.with(Number(step), renamed);
  }
  if (rest.length === 0 && Object.hasOwn(value, to)) return undefined;
  const inner = rest.length === 0 ? undefined : withRenamedKey(Reflect.get(value, step), rest, to);
  if (rest.length > 0 && inner === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => {
      if (key !== step) return [key, member];
      return rest.length === 0 ? [to, member] : [key, inner];
    }),
  );
}
