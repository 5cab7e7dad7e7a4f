import type { Blueprint, FullEntity } from '../load/catalog.ts';
import { createLinks, findTargets, type Links } from './links.ts';
import type { Column } from './snapshot/column.ts';

/** The entities of a blueprint in rows, sorted by identifier, so that nothing depends on the order of files. */
export interface EntityTable {
  readonly blueprint: Blueprint;
  readonly rows: readonly FullEntity[];
  /** What is derived: by property, and `$team` for the owners. */
  readonly columns: Map<string, Column>;
  /** The values of what is stored, as far as somebody asked. */
  readonly stored: Map<string, unknown[]>;
  rowOf(identifier: string): number | undefined;
  /** Who a relation of this blueprint points to. Undefined where there is no such relation, or its target is no blueprint. */
  linksOf(relation: string): Links | undefined;
  /** The rows that one row points to: for few rows this is less than all links. */
  targetsOf(relation: string, row: number): readonly number[];
}

export type EntityTables = ReadonlyMap<string, EntityTable>;

/** Of blueprints and entities with the same name the first is taken; entities of no blueprint are left out. */
export function createEntityTables(
  blueprints: readonly Blueprint[],
  entities: readonly FullEntity[],
): EntityTables {
  const byBlueprint = new Map<string, Map<string, FullEntity>>();
  const tables = new Map<string, EntityTable>();
  for (const { identifier } of blueprints) byBlueprint.set(identifier, new Map());
  for (const entity of entities) {
    const known = byBlueprint.get(entity.blueprint);
    if (known?.has(entity.identifier) === false) known.set(entity.identifier, entity);
  }
  for (const blueprint of blueprints) {
    if (tables.has(blueprint.identifier)) continue;
    const byId = byBlueprint.get(blueprint.identifier) ?? new Map<string, FullEntity>();
    tables.set(blueprint.identifier, createTable(blueprint, byId, tables));
  }
  return tables;
}

function createTable(
  blueprint: Blueprint,
  byId: ReadonlyMap<string, FullEntity>,
  tables: EntityTables,
): EntityTable {
  const rows = inOrder([...byId.values()]);
  const rowsById = new Map(rows.map(({ identifier }, row) => [identifier, row]));
  const links = new Map<string, Links>();
  const targetOf = (relation: string): EntityTable | undefined => {
    const definition = Object.hasOwn(blueprint.relations, relation)
      ? blueprint.relations[relation]
      : undefined;
    return definition === undefined ? undefined : tables.get(definition.target);
  };
  return {
    blueprint,
    rows,
    columns: new Map(),
    stored: new Map(),
    rowOf: (identifier) => rowsById.get(identifier),
    linksOf(relation) {
      const known = links.get(relation);
      if (known !== undefined) return known;
      const target = targetOf(relation);
      if (target === undefined) return undefined;
      const made = createLinks(rows, relation, target);
      links.set(relation, made);
      return made;
    },
    targetsOf(relation, row) {
      const [entity, target] = [rows[row], targetOf(relation)];
      return entity === undefined || target === undefined
        ? []
        : findTargets(entity, relation, target);
    },
  };
}

/** Files mostly come in the order of what is in them: to see that is a tenth of sorting. */
function inOrder(entities: FullEntity[]): readonly FullEntity[] {
  const isSorted = entities.every(
    ({ identifier }, row) => row === 0 || (entities[row - 1]?.identifier ?? '') < identifier,
  );
  return isSorted ? entities : entities.sort((a, b) => (a.identifier < b.identifier ? -1 : 1));
}

const blueprintsByTables = new WeakMap<EntityTables, ReadonlyMap<string, Blueprint>>();

/** The blueprints of tables, by identifier; the same map for the same tables. */
export function blueprintsOf(tables: EntityTables): ReadonlyMap<string, Blueprint> {
  const known = blueprintsByTables.get(tables);
  if (known !== undefined) return known;
  const made = new Map([...tables].map(([identifier, { blueprint }]) => [identifier, blueprint]));
  blueprintsByTables.set(tables, made);
  return made;
}
