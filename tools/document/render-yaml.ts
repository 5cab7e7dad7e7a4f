import { stringify } from 'yaml';
import { STRINGIFY } from './canonical-text.ts';

/** A value as a file in canonical form. */
export function renderYaml(value: unknown): string {
  return stringify(value, { ...STRINGIFY, aliasDuplicateObjects: false });
}
