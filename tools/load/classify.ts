import { isRecord } from './is-record.ts';

/** What a value is by its shape alone. */
export type Kind = 'blueprint' | 'entity' | 'action' | 'scorecard' | 'config' | 'unknown';

const BLUEPRINT_KEYS = ['schema', 'mirrorProperties', 'calculationProperties', 'ownership'];
const ENTITY_KEYS = ['properties', 'blueprint'];
const SHARED_KEYS = ['identifier', 'relations'];

/**
 * Port's own files say nowhere what they are; the keys that only one kind has tell. Keys that
 * several kinds have follow the folder, so that a misspelt `schema` leaves a blueprint a blueprint.
 */
export function classify(value: unknown, expected: Kind | undefined): Kind {
  if (!isRecord(value)) return 'unknown';
  const has = (key: string): boolean => key in value;
  if (BLUEPRINT_KEYS.some(has)) return 'blueprint';
  if (has('trigger') || has('invocationMethod')) return 'action';
  if (has('rules') || has('levels')) return 'scorecard';
  if (has('version') && !has('identifier')) return 'config';
  if (ENTITY_KEYS.some(has)) return 'entity';
  return SHARED_KEYS.some(has) ? (expected ?? 'entity') : 'unknown';
}
