import type { Severity } from '../model/severity.ts';
import { printable } from './printable.ts';

/** A line that GitHub Actions turns into an annotation. */
export function githubCommand(
  name: Severity,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${name} ${list.join(',')}::${escapeData(
    message
      .split(/\r\n|\r|\n/)
      .map(printable)
      .join('\n'),
  )}`;
}

/** As `command.ts` of actions/toolkit does it. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(value: string | number): string {
  return escapeData(String(value)).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
