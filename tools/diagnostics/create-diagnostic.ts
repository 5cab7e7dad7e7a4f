import { CODES, type Code } from './codes.ts';
import type { Diagnostic, Location } from './diagnostic.ts';

/** A diagnostic with the severity that its code has by default. */
export function createDiagnostic(
  code: Code,
  location: Location,
  message: string,
  hint?: string,
): Diagnostic {
  const { severity } = CODES[code];
  return { code, severity, message, location, ...(hint === undefined ? {} : { hint }) };
}
