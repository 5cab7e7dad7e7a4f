import { LineCounter, parseAllDocuments } from 'yaml';
import { isSameValue } from './is-same-value.ts';
import { parseDocuments } from './parse-documents.ts';
import { yamlOptions } from './yaml-options.ts';

/** Two spaces, no folding, lists indented below their key: what `yaml` writes when nothing else is asked. */
export const STRINGIFY = {
  indent: 2,
  indentSeq: true,
  lineWidth: 0,
  flowCollectionPadding: true,
} as const;

/**
 * The text in its one canonical form, comments and values as they are.
 * Undefined where the text has an error, or where the form could not be shown to mean the same.
 */
export function canonicalText(text: string): string | undefined {
  if (parseDocuments('', new TextEncoder().encode(text)).diagnostics.length > 0) return undefined;
  const yamls = [...parseAllDocuments(text, yamlOptions(new LineCounter()))];
  const parts = yamls.map((yaml) => yaml.toString(STRINGIFY));
  const canonical = parts.join('---\n').replaceAll('---\n---\n', '---\n');
  return meansTheSame(text, canonical) ? canonical : undefined;
}

/** Whether two texts hold the same documents. */
export function meansTheSame(a: string, b: string): boolean {
  const [before, after] = [a, b].map((text) => parseDocuments('', new TextEncoder().encode(text)));
  if (before === undefined || after === undefined || after.diagnostics.length > 0) return false;
  return isSameValue(
    before.documents.map(({ value }) => value),
    after.documents.map(({ value }) => value),
  );
}
