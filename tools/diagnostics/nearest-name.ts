/** The names that there are, and which of them was most likely meant. */
export interface Names extends Iterable<string> {
  readonly size: number;
  nearest(name: string): string | undefined;
}

/** Nobody writes a longer name by hand. */
const MOST_LETTERS = 200;

/**
 * How many comparisons a set of names pays for. Where a hundred thousand names are wrong because all that they
 * point to is gone, what was meant is no longer the question; a name in another case or spelling is found all the same.
 */
const MOST_COMPARISONS = 1_000_000;

/** Names that many others are looked up in: each is folded once, and each question answered once. */
export function createNames(candidates: Iterable<string>): Names {
  const names = [...candidates];
  let folded: readonly (readonly [folded: string, name: string])[] | undefined;
  let same: ReadonlyMap<string, string> | undefined;
  const answers = new Map<string, string | undefined>();
  let left = MOST_COMPARISONS;
  const find = (name: string): string | undefined => {
    folded ??= names.map((each) => [fold(each), each]);
    // The first of several counts, and of two rows of one key a map keeps the last.
    same ??= new Map(folded.toReversed());
    const wanted = fold(name);
    const equal = same.get(wanted);
    if (equal !== undefined || wanted.length > MOST_LETTERS || left < names.length) return equal;
    left -= names.length;
    return nearestFolded(wanted, folded);
  };
  return {
    size: names.length,
    [Symbol.iterator]: () => names[Symbol.iterator](),
    nearest(name) {
      if (!answers.has(name)) answers.set(name, find(name));
      return answers.get(name);
    },
  };
}

/**
 * The candidate that a person most likely meant by `name`, or undefined if none is close:
 * same letters in another case first, then an edit distance of at most a third of the length;
 * of two that are equally close, the earlier.
 */
export function nearestName(name: string, candidates: Iterable<string>): string | undefined {
  return createNames(candidates).nearest(name);
}

function nearestFolded(
  wanted: string,
  candidates: readonly (readonly [folded: string, name: string])[],
): string | undefined {
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(wanted.length / 3)) + 1;
  for (const [folded, name] of candidates) {
    const distance = editDistance(wanted, folded, bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best;
}

/** Whether two names differ in nothing but case, separators and accents. */
export function isSameName(a: string, b: string): boolean {
  return fold(a) === fold(b);
}

/** Case, separators and accents do not count. */
function fold(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[\s_.-]|\p{Mn}/gu, '');
}

/** Optimal string alignment distance (a swap of neighbours counts once), or `bound` if it is at least that. */
function editDistance(a: string, b: string, bound: number): number {
  if (Math.abs(a.length - b.length) >= bound) return bound;
  let start = 0;
  while (start < a.length && start < b.length && isSameAt(a, start, b, start)) start += 1;
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && isSameAt(a, endA - 1, b, endB - 1)) {
    endA -= 1;
    endB -= 1;
  }
  return trimmedDistance(a.slice(start, endA), b.slice(start, endB), bound);
}

/** Three rows that take turns; of each only the cells that can stay below the bound are looked at. */
function trimmedDistance(a: string, b: string, bound: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  let row: number[] = [];
  for (let i = 1; i <= a.length; i += 1) {
    const from = Math.max(1, i - bound + 1);
    const to = Math.min(b.length, i + bound - 1);
    let left = from === 1 ? i : bound;
    let least = left;
    row[from - 1] = left;
    for (let j = from; j <= to; j += 1) {
      const isSame = isSameAt(a, i - 1, b, j - 1);
      let value = Math.min(at(last, j) + 1, left + 1, at(last, j - 1) + (isSame ? 0 : 1));
      if (i > 1 && j > 1 && isSameAt(a, i - 1, b, j - 2) && isSameAt(a, i - 2, b, j - 1))
        value = Math.min(value, at(beforeLast, j - 2) + 1);
      row[j] = value;
      left = value;
      if (value < least) least = value;
    }
    if (least >= bound) return bound;
    row[to + 1] = bound;
    [beforeLast, last, row] = [last, row, beforeLast];
  }
  return Math.min(at(last, b.length), bound);
}

function isSameAt(a: string, indexOfA: number, b: string, indexOfB: number): boolean {
  return a.charCodeAt(indexOfA) === b.charCodeAt(indexOfB);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY;
}
