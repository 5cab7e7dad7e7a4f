import { createHash } from 'node:crypto';
import type { ObservedEntity } from './plan-sync.ts';

/** Names that Windows keeps for devices. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/;
const MAX_LENGTH = 80;

/** A function from an entity to the path of its new file; it never gives the same path twice, nor one that is taken. */
export function createFileNamer(files: ReadonlySet<string>): (entity: ObservedEntity) => string {
  const taken = new Set([...files].map((file) => file.toLowerCase()));
  return (entity) => {
    const folder = folderOf(entity);
    const plain = fileName(entity.identifier);
    const candidates = [plain, `${plain}-${hash(entity.identifier)}`];
    const name = candidates.find(
      (candidate) => !taken.has(`${folder}/${candidate}.yaml`.toLowerCase()),
    );
    const file = `${folder}/${name ?? `${plain}-${hash(entity.identifier, 64)}`}.yaml`;
    taken.add(file.toLowerCase());
    return file;
  };
}

/** Accounts and regions are shared by all; everything else lives in its own account and region. */
function folderOf({ blueprint, source: { account, region, aws } }: ObservedEntity): string {
  const isShared = aws === 'AWS::Account' || aws === 'AWS::Region';
  const folders = isShared ? [blueprint] : [account, region, blueprint];
  return ['catalog', 'aws', ...folders.map(folderName)].join('/');
}

/** A blueprint may be called `a/../b`; a folder may not. */
function folderName(name: string): string {
  return /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(name) ? name : fileName(name);
}

/**
 * The readable end of an identifier, safe on every file system. Whatever was changed to get there,
 * capital letters included, is made up for by a hash of the whole.
 */
function fileName(identifier: string): string {
  const end =
    /^arn:[^:]*:[^:]*:[^:]*:[^:]*:(?:[a-z-]+[:/])?(.+)$/.exec(identifier)?.[1] ?? identifier;
  const safe = end
    .toLowerCase()
    .replaceAll(/[^a-z0-9._-]+/g, '-')
    .replace(/^[-.]+/, '')
    .replace(/[-.]+$/, '');
  const short = safe.slice(0, MAX_LENGTH);
  return short !== '' && short === end && !RESERVED.test(short)
    ? short
    : `${short === '' ? 'entity' : short}-${hash(identifier)}`;
}

function hash(text: string, length = 8): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
