import type { Path } from '../document/path.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Reporter } from './compile-options.ts';
import { writeHint } from './write-hint.ts';

/** A misspelt key would change what a query finds, in silence. */
export function reportUnknownKeys(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
  path: Path,
  report: Reporter,
): void {
  for (const key of Object.keys(value)) {
    if (known.includes(key)) continue;
    report([...path, key], `\`${key}\` means nothing here`, writeHint(nearestName(key, known)));
  }
}
