import { survivesJson } from '../../document/survives-json.ts';

/** The values of a property by row; undefined where there is none, and never null. */
export interface Column {
  at(row: number): unknown;
  /** Whether it is another value than it was. */
  put(row: number, value: unknown): boolean;
  /** The same values, of which either may change without the other. */
  copy(): Column;
  /** For a cache. */
  write(): ColumnText;
}

export interface ColumnText {
  /** JSON lists of `CHUNK` values each. */
  readonly texts: readonly string[];
  /** Rows whose values JSON cannot say, such as infinity: they are missing in the texts. */
  readonly unsaid: readonly number[];
}

/** So many rows are read, written and copied together: few enough that one of them costs little. */
export const CHUNK = 1024;
const SHIFT = 10;

interface Chunk {
  /** As it was read or written; undefined where a value is another since. */
  text: string | undefined;
  /** Undefined until somebody asks. */
  values: unknown[] | undefined;
}

/** A column without values. */
export function createColumn(rows: number): Column {
  const chunks = lengthsOf(rows).map((length): Chunk => ({
    text: undefined,
    values: Array.from({ length }),
  }));
  return toColumn(chunks, new Set(chunks.keys()));
}

/** A column as it was written. A text is parsed when one of its rows is asked for. */
export function readColumn(texts: readonly string[]): Column {
  const chunks = texts.map((text): Chunk => ({ text, values: undefined }));
  return toColumn(chunks, new Set());
}

/** How many texts a column of so many rows has. */
export function countChunks(rows: number): number {
  return Math.ceil(rows / CHUNK);
}

function lengthsOf(rows: number): readonly number[] {
  return Array.from({ length: countChunks(rows) }, (_, chunk) =>
    Math.min(CHUNK, rows - chunk * CHUNK),
  );
}

/** `own` are the chunks that no other column has. */
function toColumn(chunks: Chunk[], own: Set<number>): Column {
  return {
    at: (row) => valuesOf(chunks[row >> SHIFT])[row % CHUNK] ?? undefined,
    put(row, value) {
      const at = row >> SHIFT;
      const values = valuesOf(chunks[at]);
      if (isIdentical(values[row % CHUNK] ?? undefined, value)) return false;
      if (own.has(at)) values[row % CHUNK] = value;
      else {
        chunks[at] = { text: undefined, values: values.with(row % CHUNK, value) };
        own.add(at);
      }
      return true;
    },
    copy: () => toColumn([...chunks], new Set()),
    write: () => writeChunks(chunks),
  };
}

function valuesOf(chunk: Chunk | undefined): unknown[] {
  if (chunk === undefined) return [];
  // Only this program writes it, in one step.
  return (chunk.values ??= JSON.parse(chunk.text ?? '[]') as unknown[]);
}

function writeChunks(chunks: readonly Chunk[]): ColumnText {
  const unsaid: number[] = [];
  const texts = chunks.map(({ text, values = [] }, at) => {
    if (text !== undefined) return text;
    const said = values.map((value, index) => {
      if (survivesJson(value)) return value;
      unsaid.push(at * CHUNK + index);
      return undefined;
    });
    return JSON.stringify(said);
  });
  return { texts, unsaid };
}

/** Whether two values look the same wherever they are written: unlike `isSameValue` with the order of keys. */
function isIdentical(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [keys, others] = [Object.keys(a), Object.keys(b)];
  return (
    keys.length === others.length &&
    keys.every(
      (key, index) =>
        key === others[index] && isIdentical(Reflect.get(a, key), Reflect.get(b, key)),
    )
  );
}
