import type { Blueprint, FullEntity } from '../load/catalog.ts';
import type { DerivedCatalog, DerivedFinding, Explanation } from './derived-catalog.ts';
import { createEntityTables, type EntityTable, type EntityTables } from './entity-tables.ts';
import { ownershipPath } from './find-owners.ts';
import { keyOfBlueprints } from '../load/key-of-blueprints.ts';
import { fillOwners } from './fill-owners.ts';
import { fillProperties } from './fill-properties.ts';
import { DEFAULT_BOUNDS, type JqBounds } from './jq/jq-bounds.ts';
import { jqPrelude } from './jq/prelude.ts';
import type { Matches, ReadsOf } from './matches.ts';
import { neededPlans } from './needed-plans.ts';
import { planProperties } from './plan-properties.ts';
import type { Plans } from './planned-property.ts';
import { derivedNames } from './property-reader.ts';
import type { DerivedSnapshot } from './snapshot/derived-snapshot.ts';
import { findChanged } from './snapshot/find-changed.ts';
import { findChanges } from './snapshot/find-changes.ts';
import { createLedger } from './snapshot/ledger.ts';
import { leaveFurther, openFurther } from './snapshot/open-further.ts';
import { toSnapshot } from './snapshot/to-snapshot.ts';

export interface DeriveRequest {
  readonly blueprints: readonly Blueprint[];
  readonly entities: readonly FullEntity[];
  /** What `now` is for jq, and the end of an average over time. */
  readonly now: Date;
  /** Answers the `query` of aggregations. */
  readonly matches: Matches;
  /** Without it, nobody knows what may change an answer. */
  readonly readsOf?: ReadsOf | undefined;
  readonly bounds?: Partial<JqBounds>;
  /** Derives the properties of this blueprint and what they need, and no others. */
  readonly only?: string | undefined;
  /** Of the same catalog at another time, or of one that is nearly the same: it changes how long it takes, and nothing else. */
  readonly snapshot?: DerivedSnapshot | undefined;
}

/**
 * Derives mirrors, calculations, aggregations and owners of a whole catalog, each after what it needs. What is wrong with the
 * catalog is a finding, and the value is absent. Throws only if jq is needed and cannot be started.
 */
export async function deriveCatalog(request: DeriveRequest): Promise<DerivedCatalog> {
  const { blueprints, entities, now } = request;
  const tables = createEntityTables(blueprints, entities);
  const key = keyOfBlueprints(blueprints);
  const snapshot = request.snapshot?.key === key ? request.snapshot : undefined;
  const changes = findChanges(tables, snapshot);
  const past = snapshot === undefined || changes === undefined ? undefined : { snapshot, changes };
  const ledger = createLedger(tables, past);
  const ownership = fillOwners(tables, ledger);
  const findings: DerivedFinding[] = [...ownership];
  const { plans, problems } = planProperties(tables, request);
  for (const { table, name, problem } of problems) findings.push(toFinding(table, name, problem));
  const wanted = request.only === undefined ? plans : neededPlans(plans, request.only);
  const filled = await fillProperties({
    plans: past === undefined ? wanted : plans,
    wanted,
    ledger,
    now,
    prelude: jqPrelude(now),
    bounds: { ...DEFAULT_BOUNDS, ...request.bounds },
  });
  for (const { plan, problem } of filled) findings.push(toFinding(plan.table, plan.name, problem));
  return {
    ...createDerivedCatalog(tables, plans, findings.sort(compareFindings)),
    openFurther: (further) => openFurther(tables, ledger, now, further),
    findChanged: () => (past === undefined ? undefined : findChanged(tables, ledger)),
    takeSnapshot(isComplete) {
      if (!isComplete) leaveFurther(tables, ledger);
      return toSnapshot(tables, ledger, { key, ownership });
    },
  };
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
): Omit<DerivedCatalog, 'findChanged' | 'openFurther' | 'takeSnapshot'> {
  const find: Find = ({ blueprint, identifier }) => {
    const table = tables.get(blueprint);
    const row = table?.rowOf(identifier);
    return table === undefined || row === undefined ? undefined : { table, row };
  };
  return {
    findings,
    valueOf(entity, property) {
      const found = find(entity);
      return found?.table.columns.get(property)?.at(found.row);
    },
    valuesOf(entity) {
      // Object.create returns any; without a prototype a property named `constructor` is only a property.
      const values = Object.create(null) as Record<string, unknown>;
      const found = find(entity);
      if (found === undefined) return values;
      for (const name of derivedNames(found.table.blueprint).keys()) {
        const value = found.table.columns.get(name)?.at(found.row);
        if (value !== undefined) values[name] = value;
      }
      return values;
    },
    ownersOf(entity) {
      const found = find(entity);
      return found === undefined ? NONE : ownersAt(found);
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

const NONE: readonly string[] = [];

function ownersAt({ table, row }: FoundRow): readonly string[] {
  // Whoever fills the column puts lists of teams there.
  return (table.columns.get('$team')?.at(row) ?? NONE) as readonly string[];
}

function explainOwners({ table, row }: FoundRow): Explanation {
  const isOwn = (table.rows[row]?.team.length ?? 0) > 0;
  return {
    kind: 'ownership',
    path: isOwn ? undefined : ownershipPath(table.blueprint),
    value: ownersAt({ table, row }),
  };
}
