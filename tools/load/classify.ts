import { isRecord } from './is-record.ts';

/** What a value is by its shape alone. */
export type Kind = 'blueprint' | 'entity' | 'action' | 'scorecard' | 'config' | 'unknown';

const ENTITY_KEYS = ['identifier', 'properties', 'relations', 'blueprint'];

/** Port's own files say nowhere what they are; the keys that only one kind has tell. */
export function classify(value: unknown): Kind {
  if (!isRecord(value)) return 'unknown';
  if ('schema' in value) return 'blueprint';
  if ('trigger' in value || 'invocationMethod' in value) return 'action';
  if ('rules' in value || 'levels' in value) return 'scorecard';
  if ('version' in value && !('identifier' in value)) return 'config';
  return ENTITY_KEYS.some((key) => key in value) ? 'entity' : 'unknown';
}
