import type { Blueprint, FullEntity } from '../load/catalog.ts';
import { deriveOwners } from './derive-owners.ts';
import type { DerivedCatalog, DerivedFinding, Explanation } from './derived-catalog.ts';
import { createEntityTables, type EntityTable, type EntityTables } from './entity-tables.ts';
import { ownershipPath } from './find-owners.ts';
import { fillProperties } from './fill-properties.ts';
import { DEFAULT_BOUNDS, type JqBounds } from './jq/jq-bounds.ts';
import { jqPrelude } from './jq/prelude.ts';
import type { Matches } from './matches.ts';
import { neededPlans } from './needed-plans.ts';
import { planProperties } from './plan-properties.ts';
import type { Plans } from './planned-property.ts';
import { derivedNames } from './property-reader.ts';

export interface DeriveRequest {
  readonly blueprints: readonly Blueprint[];
  readonly entities: readonly FullEntity[];
  /** What `now` is for jq, and the end of an average over time. */
  readonly now: Date;
  /** Answers the `query` of aggregations. */
  readonly matches: Matches;
  readonly bounds?: Partial<JqBounds>;
  /** Derives the properties of this blueprint and what they need, and no others. */
  readonly only?: string | undefined;
}

/**
 * Derives mirrors, calculations, aggregations and owners of a whole catalog, each after what it needs. What is wrong with the
 * catalog is a finding, and the value is absent. Throws only if jq is needed and cannot be started.
 */
export async function deriveCatalog(request: DeriveRequest): Promise<DerivedCatalog> {
  const tables = createEntityTables(request.blueprints, request.entities);
  const findings: DerivedFinding[] = [...deriveOwners(tables)];
  const { plans, problems } = planProperties(tables, request);
  for (const { table, name, problem } of problems) findings.push(toFinding(table, name, problem));
  const wanted = request.only === undefined ? plans : neededPlans(plans, request.only);
  const filled = await fillProperties(wanted, {
    prelude: jqPrelude(request.now),
    bounds: { ...DEFAULT_BOUNDS, ...request.bounds },
  });
  for (const { plan, problem } of filled) findings.push(toFinding(plan.table, plan.name, problem));
  return createDerivedCatalog(tables, plans, findings.sort(compareFindings));
}

type Found = Pick<DerivedFinding, 'kind' | 'message'> & Partial<DerivedFinding>;

function toFinding({ blueprint }: EntityTable, property: string, found: Found): DerivedFinding {
  return {
    blueprint: blueprint.identifier,
    property,
    kind: found.kind,
    message: found.message,
    entities: found.entities ?? 0,
    entity: found.entity,
  };
}

function compareFindings(a: DerivedFinding, b: DerivedFinding): number {
  const keyOf = ({ blueprint, property, kind, message }: DerivedFinding): readonly string[] => [
    blueprint,
    property,
    kind,
    message,
  ];
  const other = keyOf(b);
  for (const [index, text] of keyOf(a).entries()) {
    const against = other[index] ?? '';
    if (text !== against) return text < against ? -1 : 1;
  }
  return 0;
}

function createDerivedCatalog(
  tables: EntityTables,
  plans: Plans,
  findings: readonly DerivedFinding[],
): DerivedCatalog {
  const find: Find = ({ blueprint, identifier }) => {
    const table = tables.get(blueprint);
    const row = table?.rowOf(identifier);
    return table === undefined || row === undefined ? undefined : { table, row };
  };
  return {
    findings,
    valueOf(entity, property) {
      const found = find(entity);
      return found?.table.columns.get(property)?.[found.row];
    },
    valuesOf(entity) {
      // Object.create returns any; without a prototype a property named `constructor` is only a property.
      const values = Object.create(null) as Record<string, unknown>;
      const found = find(entity);
      if (found === undefined) return values;
      for (const name of derivedNames(found.table.blueprint).keys()) {
        const value = found.table.columns.get(name)?.[found.row];
        if (value !== undefined) values[name] = value;
      }
      return values;
    },
    ownersOf(entity) {
      const found = find(entity);
      return found?.table.owners[found.row] ?? [];
    },
    explain(entity, property) {
      const found = find(entity);
      if (found === undefined) return undefined;
      if (property === '$team') return explainOwners(found);
      return plans.get(found.table)?.get(property)?.explain(found.row);
    },
  };
}

interface FoundRow {
  readonly table: EntityTable;
  readonly row: number;
}

type Find = (entity: { blueprint: string; identifier: string }) => FoundRow | undefined;

function explainOwners({ table, row }: FoundRow): Explanation {
  const isOwn = (table.rows[row]?.team.length ?? 0) > 0;
  return {
    kind: 'ownership',
    path: isOwn ? undefined : ownershipPath(table.blueprint),
    value: table.owners[row] ?? [],
  };
}
