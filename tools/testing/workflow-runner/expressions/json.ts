/** What an expression evaluates to. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

export function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** As GitHub makes text of a value: null is empty. */
export function toText(value: Json | undefined): string {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return 'Array';
  return typeof value === 'object' ? 'Object' : String(value);
}

/** As GitHub decides: only these are false, and every text of some length is true. */
export function isTruthy(value: Json): boolean {
  return value !== null && value !== false && value !== '' && value !== 0;
}
