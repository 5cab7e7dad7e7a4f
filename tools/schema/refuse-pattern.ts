import { RE2JS } from 're2js';

/** Why a pattern of the user's cannot be used, or undefined. */
export function refusePattern(pattern: string): string | undefined {
  try {
    RE2JS.compile(RE2JS.translateRegExp(pattern));
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
