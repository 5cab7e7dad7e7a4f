import type { EntityTable } from './entity-tables.ts';
import { jqReads } from './jq/jq-reads.ts';
import type { JqResult } from './jq/jq-result.ts';
import { plainPath, readPath } from './jq/plain-path.ts';
import { toStandardJq } from './jq/to-standard-jq.ts';
import type { Cells, Planned } from './planned-property.ts';
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
  const check = createValueCheck(name, definition);
  return {
    table,
    name,
    way: [],
    needs: [
      ...[...reads.properties].map((property) => ({ table, property })),
      ...(reads.isWhole || reads.top.has('team') ? [{ table, property: '$team' }] : []),
    ],
    asks: [],
    isWhole: reads.isEveryProperty,
    dependsOn: TIME.test(program) ? 'time' : 'entities',
    begin(cells) {
      unseen = cells.hidden;
      const path = plainPath(program);
      const read = path === undefined ? undefined : pathReader(table, path);
      if (read !== undefined) {
        const fill = (): undefined => {
          for (const row of cells.rows) take(cells, check, row, read(row));
        };
        return { kind: 'direct', fill };
      }
      const inputOf = createProjection({ table, reads, hidden: unseen });
      const rowOf = (index: number): number => cells.rows[index] ?? 0;
      return {
        kind: 'program',
        run: {
          program,
          inputs: cells.rows.length,
          inputOf: (index) => inputOf(rowOf(index)),
          take: (index, result) => take(cells, check, rowOf(index), result),
        },
      };
    },
    explain: (row) => ({
      kind: 'calculation',
      program,
      input: JSON.parse(createProjection({ table, reads, hidden: unseen })(row)),
      value: table.columns.get(name)?.at(row),
    }),
  };
}

/** What of jq tells the time; the zone is always the same. A text or a name that only looks like it does no harm. */
const TIME = /\bnow\b/;

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

function take(cells: Cells, check: ValueCheck, row: number, result: JqResult): void {
  if (result.kind === 'error') cells.refuse(row, { kind: 'jq-error', message: result.message });
  else if (result.kind !== 'value' || result.value === null) cells.put(row, undefined);
  else {
    const wrong = check(result.value);
    if (wrong === undefined) cells.put(row, result.value);
    else cells.refuse(row, { kind: 'type', message: wrong });
  }
}
