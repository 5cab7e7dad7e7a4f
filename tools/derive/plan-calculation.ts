import type { EntityTable } from './entity-tables.ts';
import { createMessageCounts, type MessageCounts } from './count-messages.ts';
import { jqReads } from './jq/jq-reads.ts';
import type { JqResult } from './jq/jq-result.ts';
import { plainPath, readPath } from './jq/plain-path.ts';
import type { ProgramProblem } from './jq/run-programs.ts';
import { toStandardJq } from './jq/to-standard-jq.ts';
import type { Filled, Planned, Problem } from './planned-property.ts';
import { createProjection, rootReader } from './project-entity.ts';
import { propertyReader } from './property-reader.ts';
import { createValueCheck, type ValueCheck } from './value-check.ts';

/** A calculation: a jq program over the entity as Port shapes it. What it gives must be what it declares. */
export function planCalculation(table: EntityTable, name: string): Planned {
  const definition = table.blueprint.file.calculationProperties?.[name];
  if (typeof definition?.calculation !== 'string')
    return { kind: 'invalid', message: '`calculation` is missing' };
  const program = toStandardJq(definition.calculation);
  const reads = jqReads(program);
  let unseen: ReadonlySet<string> = new Set();
  const column: Column = {
    table,
    name,
    values: table.rows.map(() => undefined),
    check: createValueCheck(name, definition),
    counts: createMessageCounts(),
  };
  return {
    table,
    name,
    needs: [...reads.properties].map((property) => ({ table, property })),
    isWhole: reads.isEveryProperty,
    begin(hidden) {
      unseen = hidden;
      const path = plainPath(program);
      const read = path === undefined ? undefined : pathReader(table, path);
      if (read !== undefined) return fillFromPath(column, read);
      const inputOf = createProjection({ table, reads, hidden });
      return {
        kind: 'program',
        run: {
          program,
          inputs: table.rows.length,
          inputOf,
          take: (row, result) => take(column, row, result),
        },
        finish: (problem) => finish(column, problem),
      };
    },
    explain: (row) => ({
      kind: 'calculation',
      program,
      input: JSON.parse(createProjection({ table, reads, hidden: unseen })(row)),
      value: table.columns.get(name)?.[row],
    }),
  };
}

interface Column {
  readonly table: EntityTable;
  readonly name: string;
  /** By row, in no certain order. */
  readonly values: unknown[];
  readonly check: ValueCheck;
  readonly counts: MessageCounts;
}

/** Reads without jq what is nothing but a path; undefined for a path that ends at one of the maps. */
function pathReader(
  table: EntityTable,
  path: readonly string[],
): ((row: number) => JqResult) | undefined {
  const [first = '', second] = path;
  if (first !== 'properties' && first !== 'relations') {
    const read = rootReader(table, first);
    return (row) => readPath(path.slice(1), read?.(row) ?? null);
  }
  if (second === undefined) return undefined;
  if (first === 'relations')
    return (row) => readPath(path.slice(1), table.rows[row]?.relations ?? null);
  const read = propertyReader(table, second);
  const rest = path.slice(2);
  return (row) => readPath(rest, read(row) ?? null);
}

function fillFromPath(column: Column, read: (row: number) => JqResult): Filled {
  for (let row = 0; row < column.table.rows.length; row += 1) take(column, row, read(row));
  return { kind: 'filled', findings: finish(column, undefined) };
}

function take({ values, check, counts }: Column, row: number, result: JqResult): void {
  if (result.kind === 'error') counts.add('jq-error', result.message, row);
  if (result.kind !== 'value' || result.value === null) return;
  const wrong = check(result.value);
  if (wrong === undefined) values[row] = result.value;
  else counts.add('type', wrong, row);
}

function finish(
  { table, name, values, counts }: Column,
  problem: ProgramProblem | undefined,
): readonly Problem[] {
  // What came before a program was stopped depends on how fast the machine is.
  table.columns.set(name, problem === undefined ? values : []);
  return problem === undefined
    ? counts.problems((row) => table.rows[row]?.identifier)
    : [{ kind: problem.kind, message: problem.message }];
}
