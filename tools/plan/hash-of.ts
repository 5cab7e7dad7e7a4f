import { createHash } from 'node:crypto';

/** The first digits of a hash of a text, hexadecimal. */
export function hashOf(text: string, length = 8): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
