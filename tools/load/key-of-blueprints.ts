import { createHash } from 'node:crypto';
import type { Blueprint } from './catalog.ts';

/** The same for the same blueprints in the same order. */
export function keyOfBlueprints(blueprints: Iterable<Blueprint>): string {
  const hash = createHash('sha256');
  for (const { file } of blueprints) hash.update(JSON.stringify(file)).update('\n');
  return hash.digest('hex');
}
