import { createHash } from 'node:crypto';

const LONGEST = 60;
/** Hexadecimal digits of a hash behind a name that is not the identifier itself. */
const SHORT_HASH = 16;
/** Names that Windows keeps for devices. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)$/;
/** What a name with a hash looks like: no other name may. */
const HASHED = /-[0-9a-f]{16}$/;

/**
 * Names of files, without an ending, by identifier: safe on every file system, and never the same for two, whatever the file
 * system makes of capital letters and accents. A short identifier of small letters, digits, `_` and `-` is its own name; any other
 * is shortened to what is safe of it, with a hash of the whole. A name depends on nothing but the identifier.
 */
export function nameExportFiles(identifiers: readonly string[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const identifier of identifiers) {
    const name = nameOf(identifier, SHORT_HASH);
    const other = owners.get(name);
    names.set(identifier, name);
    if (other === undefined || other === identifier) owners.set(name, identifier);
    else
      // Sixteen digits meet only where somebody looked for it.
      for (const each of [identifier, other]) names.set(each, nameOf(each, Infinity));
  }
  return names;
}

function nameOf(identifier: string, digits: number): string {
  const isPlain = /^[a-z0-9_][a-z0-9_-]*$/.test(identifier) && identifier.length <= LONGEST;
  if (isPlain && !DEVICE.test(identifier) && !HASHED.test(identifier)) return identifier;
  const hash = createHash('sha256').update(identifier).digest('hex').slice(0, digits);
  // The end of an ARN is what people know.
  const safe = identifier
    .toLowerCase()
    .replaceAll(/[^a-z0-9_]+/g, '-')
    .slice(-LONGEST)
    .replace(/^-+/, '')
    .replace(/-+$/, '');
  return `${safe === '' ? 'entity' : safe}-${hash}`;
}
