import { groupBy } from './group-by.ts';
import { hashOf } from './hash-of.ts';
import { PSEUDO_TYPES } from '../sources/aws/pseudo-observations.ts';
import type { ObservedEntity } from './plan-sync.ts';

/** Names that Windows keeps for devices, with whatever ending. */
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/;
const MAX_LENGTH = 80;
/** GitHub lists 1,000 entries of a folder; this leaves room for the sixteen folders that take the rest, and for people. */
const MOST_IN_FOLDER = 900;

/**
 * The paths of new files, by entity. Never the same path twice, nor one that is taken, whatever its case. Which
 * it is depends on what is there and on what is new together, not on an order.
 *
 * A folder that would hold more than it should takes none of the new ones: they go into folders below it, called
 * by the first digit of a hash of their identifier, and there into folders of the second, and so on. What is
 * there stays.
 */
export function nameFiles<Entity extends ObservedEntity>(
  files: ReadonlySet<string>,
  entities: readonly Entity[],
): ReadonlyMap<Entity, string> {
  const taken = takenPaths(files);
  const names = new Map<Entity, string>();
  for (const [folder, group] of groupBy(entities, folderOf))
    nameInFolder({ taken, names }, folder, { entities: group, depth: 0 });
  return names;
}

interface Naming<Entity> {
  /** Files and folders that are there, in lower case. */
  readonly taken: TakenPaths;
  readonly names: Map<Entity, string>;
}

interface Group<Entity> {
  readonly entities: readonly Entity[];
  /** How many digits of the hash the folder has taken. */
  readonly depth: number;
}

function nameInFolder<Entity extends ObservedEntity>(
  { taken, names }: Naming<Entity>,
  folder: string,
  { entities, depth }: Group<Entity>,
): void {
  const isFull = taken.count(folder) + entities.length > MOST_IN_FOLDER;
  if (isFull && depth < HASH_LENGTH) {
    const digitOf = ({ identifier }: Entity): string =>
      hashOf(identifier, HASH_LENGTH)[depth] ?? '';
    for (const [digit, group] of groupBy(entities, digitOf))
      nameInFolder({ taken, names }, `${folder}/${digit}`, { entities: group, depth: depth + 1 });
    return;
  }
  // Of several with one name none has a right to it: which came first is chance.
  const plain = groupBy(entities, ({ identifier }) => fileName(identifier));
  for (const [name, group] of plain) {
    const isFree = group.length === 1 && !taken.has(`${folder}/${name}.yaml`);
    for (const entity of group)
      names.set(entity, taken.add(candidatesOf(folder, name, { entity, isFree })));
  }
}

const HASH_LENGTH = 64;

function candidatesOf(
  folder: string,
  name: string,
  { entity: { identifier }, isFree }: { entity: ObservedEntity; isFree: boolean },
): readonly string[] {
  const names = [8, HASH_LENGTH].map((length) => `${name}-${hashOf(identifier, length)}`);
  return (isFree ? [name, ...names] : names).map((each) => `${folder}/${each}.yaml`);
}

interface TakenPaths {
  has(path: string): boolean;
  /** The first of these paths that is free, which it is no more then. */
  add(candidates: readonly string[]): string;
  /** How many files and folders are right in a folder. */
  count(folder: string): number;
}

function takenPaths(files: ReadonlySet<string>): TakenPaths {
  const paths = new Set<string>();
  const counts = new Map<string, number>();
  const note = (path: string): void => {
    if (path === '' || paths.has(path)) return;
    paths.add(path);
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
    counts.set(folder, (counts.get(folder) ?? 0) + 1);
    note(folder);
  };
  for (const file of files) note(file.toLowerCase());
  const has = (path: string): boolean => paths.has(path.toLowerCase());
  return {
    has,
    add(candidates) {
      const free = candidates.find((each) => !has(each)) ?? candidates.at(-1) ?? '';
      note(free.toLowerCase());
      return free;
    },
    count: (folder) => counts.get(folder.toLowerCase()) ?? 0,
  };
}

/** Accounts and regions are shared by all; everything else lives in its own account and region. */
function folderOf({ blueprint, source: { account, region, aws } }: ObservedEntity): string {
  const folders = PSEUDO_TYPES.has(aws) ? [blueprint] : [account, region, blueprint];
  return ['catalog', 'aws', ...folders.map(folderName)].join('/');
}

/** A blueprint may be called `a/../b`; a folder may not. */
function folderName(name: string): string {
  const isSafe = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/.test(name) && !RESERVED.test(name.toLowerCase());
  return isSafe && name.length <= MAX_LENGTH ? name : fileName(name);
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
    .replace(/^[-.]+/, '');
  const short = safe.slice(0, MAX_LENGTH).replace(/[-.]+$/, '');
  if (short !== '' && short === end && !RESERVED.test(short)) return short;
  // `con-1a2b3c4d` is no device, but `con.x-1a2b3c4d` is one.
  const name = RESERVED.test(short) ? short.replaceAll('.', '-') : short;
  return `${name === '' ? 'entity' : name}-${hashOf(identifier)}`;
}
