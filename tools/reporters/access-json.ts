import type { AccessOutput } from '../model/access-output.ts';

/** One JSON document; its shape is `AccessOutput`. */
export function renderAccessJson(output: AccessOutput): string {
  return `${JSON.stringify(output, null, 2)}\n`;
}
