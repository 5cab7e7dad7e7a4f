import { createHash } from 'node:crypto';
import type { Blueprint } from '../../load/catalog.ts';

/** The same for the same blueprints in the same order. */
export function keyOfBlueprints(blueprints: readonly Blueprint[]): string {
  const hash = createHash('sha256');
  for (const { file } of blueprints) hash.update(JSON.stringify(file)).update('\n');
  return hash.digest('hex');
}
