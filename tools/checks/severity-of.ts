import picomatch from 'picomatch';
import { CODES, type Code } from '../diagnostics/codes.ts';
import type { ConfigFile } from '../model/config.ts';
import type { Severity } from '../model/severity.ts';

/** What a code is in a file, by `checks:` of the configuration; without a word there, as it is by default. */
export function createSeverityOf(
  config: ConfigFile,
): (code: Code, file: string) => Severity | 'off' {
  const rules = new Map(
    Object.entries(config.checks ?? {}).map(([code, configured]) => [
      code,
      typeof configured === 'string'
        ? [{ severity: configured, matches: () => true }]
        : configured.map(({ severity, files }) => ({
            severity,
            matches: picomatch(files, { dot: true }),
          })),
    ]),
  );
  return (code, file) =>
    rules.get(code)?.find(({ matches }) => matches(file))?.severity ?? CODES[code].severity;
}
