import type { Code } from '../diagnostics/codes.ts';
import type { DerivedFindingKind } from '../derive/derived-catalog.ts';

/** Codes of what only the values themselves show. What a blueprint shows has checks of its own. */
export const CODES_OF_VALUES: Partial<Readonly<Record<DerivedFindingKind, Code>>> = {
  type: 'blueprint/derived-type',
  'jq-error': 'blueprint/derived-error',
  limit: 'blueprint/derived-limit',
};

const DERIVED: ReadonlySet<string> = new Set<Code>([
  ...Object.values(CODES_OF_VALUES),
  'entity/ownership-cycle',
]);

/** Whether a code is reported only where everything is derived. */
export function isDerivedCode(code: string): boolean {
  return DERIVED.has(code);
}
