import type { Document } from './document.ts';
import type { Path } from './path.ts';

/** The characters of a scalar as the person wrote them: `012`, not 12. */
export function sourceText(document: Document, path: Path): string {
  const { line, column, endLine, endColumn } = document.locate(path, 'value');
  const lines = document.text.split(/\r?\n/, endLine ?? line);
  const text = lines[line - 1] ?? '';
  return text
    .slice(column - 1, endLine === line ? (endColumn ?? text.length) - 1 : text.length)
    .trim();
}
