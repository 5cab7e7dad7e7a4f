import { createHash } from 'node:crypto';

/**
 * A file name for the schema of each blueprint. Identifiers may hold characters that file systems or the
 * settings of yaml-language-server do not take; names that clash then, or only differ in case, get a hash.
 */
export function schemaFileNames(identifiers: Iterable<string>): ReadonlyMap<string, string> {
  const stems = new Map<string, string>();
  const uses = new Map<string, number>();
  for (const identifier of identifiers) {
    const stem = identifier.replaceAll(/[^A-Za-z0-9_-]/g, '-').slice(0, 80);
    stems.set(identifier, stem);
    uses.set(stem.toLowerCase(), (uses.get(stem.toLowerCase()) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  for (const [identifier, stem] of stems) {
    const isAlone = uses.get(stem.toLowerCase()) === 1;
    names.set(identifier, `entity.${isAlone ? stem : `${stem}.${hash(identifier)}`}.json`);
  }
  return names;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
