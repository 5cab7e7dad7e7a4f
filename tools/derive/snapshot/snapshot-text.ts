import { createHash } from 'node:crypto';
import type { Entity } from '../../load/catalog.ts';
import type { DerivedFinding } from '../derived-catalog.ts';
import { countChunks, createColumn, readColumn, type Column } from './column.ts';
import type {
  DerivedSnapshot,
  PropertySnapshot,
  RowProblem,
  TableSnapshot,
} from './derived-snapshot.ts';
import type { Reads } from './reads.ts';

/** The first line: what follows, line by line. */
interface Header {
  /** Of the program. */
  readonly key: string;
  readonly blueprints: string;
  readonly ownership: readonly DerivedFinding[];
  readonly tables: readonly TableHeader[];
  /** How many lines follow, and how long they are together. */
  readonly lines: number;
  readonly characters: number;
}

interface TableHeader {
  readonly blueprint: string;
  readonly rows: number;
  readonly properties: readonly PropertyHeader[];
}

interface PropertyHeader {
  readonly name: string;
  readonly now: number;
  readonly links: number;
  readonly problems: readonly (readonly [row: number, RowProblem])[];
  readonly stale: readonly number[];
  readonly reads?: Reads | undefined;
}

/** A snapshot as text, in pieces. `program` is what computed it: another one does not take it for its own. */
export function writeSnapshot(snapshot: DerivedSnapshot, program: string): readonly string[] {
  const lines: string[] = [];
  const tables = [...snapshot.tables].map(([blueprint, table]): TableHeader => {
    const { identifiers, versions, relationsAt, teamAt } = table;
    const rows = identifiers.length;
    for (const at of [
      (row: number) => identifiers[row],
      (row: number) => versions[row],
      relationsAt,
      teamAt,
    ])
      lines.push(...writeRows(rows, at));
    const properties = [...table.properties].map(([name, property]): PropertyHeader => {
      const { texts, unsaid } = property.values.write();
      lines.push(...texts);
      return {
        name,
        now: property.now,
        links: property.links,
        problems: [...property.problems],
        stale: [...property.stale, ...unsaid],
        reads: property.reads,
      };
    });
    return { blueprint, rows, properties };
  });
  const { key: blueprints, ownership } = snapshot;
  const header: Header = {
    key: keyOf(program),
    blueprints,
    ownership,
    tables,
    lines: lines.length,
    characters: lengthOf(lines),
  };
  return [JSON.stringify(header), ...lines.map((line) => `\n${line}`)];
}

function writeRows(rows: number, at: (row: number) => unknown): readonly string[] {
  const column = createColumn(rows);
  for (let row = 0; row < rows; row += 1) column.put(row, at(row));
  return column.write().texts;
}

/** The snapshot of a text; undefined where it is of another program, or cut short. Values are parsed when they are asked for. */
export function readSnapshot(text: string, program: string): DerivedSnapshot | undefined {
  if (!text.startsWith(`{"key":${JSON.stringify(keyOf(program))},`)) return undefined;
  const [first = '', ...lines] = text.split('\n');
  const header = parseHeader(first);
  if (header === undefined || lines.length !== header.lines) return undefined;
  if (lengthOf(lines) !== header.characters) return undefined;
  let next = 0;
  const take = (rows: number): Column => {
    const start = next;
    next += countChunks(rows);
    return readColumn(lines.slice(start, next));
  };
  const { blueprints: key, ownership } = header;
  const tables = new Map(
    header.tables.map((table) => [table.blueprint, readTable(table, take)] as const),
  );
  return { key, ownership, hasNews: false, tables };
}

/** Only this program writes it under this key, in one step. */
function parseHeader(line: string): Header | undefined {
  try {
    return JSON.parse(line) as Header;
  } catch {
    return undefined;
  }
}

function readTable(
  { rows, properties }: TableHeader,
  take: (rows: number) => Column,
): TableSnapshot {
  const [identifiers, versions, relations, team] = [take(rows), take(rows), take(rows), take(rows)];
  const listOf = (column: Column): readonly string[] =>
    Array.from({ length: rows }, (_, row) => String(column.at(row) ?? ''));
  return {
    identifiers: listOf(identifiers),
    versions: listOf(versions),
    relationsAt: (row) => (relations.at(row) ?? {}) as Entity['relations'],
    teamAt: (row) => (team.at(row) ?? []) as readonly string[],
    properties: new Map(
      properties.map(({ name, problems, stale, ...more }): readonly [string, PropertySnapshot] => [
        name,
        { ...more, values: take(rows), problems: new Map(problems), stale: new Set(stale) },
      ]),
    ),
  };
}

function keyOf(program: string): string {
  return createHash('sha256').update(program).digest('hex');
}

function lengthOf(lines: readonly string[]): number {
  return lines.reduce((sum, line) => sum + line.length, 0);
}
