import { createHash } from 'node:crypto';

/** Port's limit for the identifier of an entity. */
const MAX_LENGTH = 1000;

/**
 * A name from a cloud → an identifier that a catalog takes. What the pattern of identifiers forbids becomes
 * `-`, with a hash of the whole behind it, so that two names never become one.
 */
export function toIdentifier(name: string): string {
  const legal = name.replaceAll(/[^\p{L}0-9@_.+:\\/=-]/gu, '-');
  if (legal === name && name.length <= MAX_LENGTH && name !== '.' && name !== '..') return name;
  const hash = createHash('sha256').update(name).digest('hex').slice(0, 8);
  return `${legal.slice(0, MAX_LENGTH - 9)}-${hash}`;
}
