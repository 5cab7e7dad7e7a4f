import { SEPARATOR } from './part-key.ts';

export interface PiecesRequest {
  /** A hash of each file: a few hexadecimal digits. */
  readonly hashes: readonly string[];
  /** The most files of a piece. */
  readonly files: number;
  /** The part that is divided, and the parts that are under review. */
  readonly key: string;
  readonly present: ReadonlySet<string>;
}

const MOST = 8192;

/**
 * How many pieces: as many as are under review, so that every file stays where its reviewer has it; otherwise the smallest
 * number that fits, of 2, 3, 4, 6, 8, 12, 16 and so on. Every other number puts all files into other pieces, and opens
 * again what a person closed, so that there are few.
 */
export function choosePieces({ hashes, files, key, present }: PiecesRequest): number {
  const known = [...present].flatMap((other) => countIn(other, key) ?? []);
  if (known.length > 0) return Math.max(...known);
  let of = 2;
  while (of < MOST && !isFit(hashes, of, files)) of = of % 3 === 0 ? (of / 3) * 4 : (of / 2) * 3;
  return of;
}

/** Where a file of this hash is, from 1. */
export function pieceOf(hash: string, of: number): number {
  return Math.floor((Number.parseInt(hash, 16) / 2 ** (4 * hash.length)) * of) + 1;
}

function isFit(hashes: readonly string[], of: number, files: number): boolean {
  const counts = new Map<number, number>();
  for (const hash of hashes) {
    const index = pieceOf(hash, of);
    const count = (counts.get(index) ?? 0) + 1;
    if (count > files) return false;
    counts.set(index, count);
  }
  return true;
}

/** How many pieces a part was divided into, by the key of one of them. */
function countIn(other: string, key: string): number | undefined {
  if (!other.startsWith(`${key}${SEPARATOR}`)) return undefined;
  const [level = ''] = other.slice(key.length + SEPARATOR.length).split(SEPARATOR);
  // Names of branches are whatever somebody pushed.
  const of = Number(/^[1-9]\d{0,3}-of-([1-9]\d{0,3})$/.exec(level)?.[1] ?? 0);
  return of > 1 && of <= MOST ? of : undefined;
}
