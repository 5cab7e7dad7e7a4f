import type { Code } from '../diagnostics/codes.ts';
import { createDiagnostic } from '../diagnostics/create-diagnostic.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Part } from '../document/document.ts';
import type { Path } from '../document/path.ts';
import type { Origin } from './catalog.ts';

/** How a check speaks: of a path below a blueprint or an entity. Lines and files are not its business. */
export type Report = (
  code: Code,
  place: { readonly origin: Origin; readonly path: Path; readonly part?: Part },
  message: string,
  hint?: string,
) => void;

/** A report that collects into a list. */
export function createReport(diagnostics: Diagnostic[]): Report {
  return (code, { origin, path, part }, message, hint) => {
    const location = origin.document.locate([...origin.path, ...path], part ?? 'value');
    diagnostics.push(createDiagnostic(code, location, message, hint));
  };
}
