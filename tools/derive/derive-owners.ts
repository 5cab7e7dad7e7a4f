import type { Blueprint, FullEntity } from '../load/catalog.ts';
import type { DerivedFinding } from './derived-catalog.ts';
import type { EntityTables } from './entity-tables.ts';
import { findCycles } from './find-cycles.ts';
import { inheritOwners, ownershipPath } from './find-owners.ts';
import { followRelations } from './follow-relations.ts';

const NONE: readonly string[] = [];

export interface DerivedOwners {
  /** Undefined where there are none. */
  ownersOf(entity: FullEntity): readonly string[] | undefined;
  /** Where ownership goes in a circle or leads nowhere. */
  readonly findings: readonly DerivedFinding[];
}

/** Who owns every entity of some tables. */
export function deriveOwners(tables: EntityTables): DerivedOwners {
  const blueprintsById = new Map<string, Blueprint>();
  const entitiesById = new Map<string, Map<string, FullEntity>>();
  for (const [identifier, { blueprint, rows }] of tables) {
    blueprintsById.set(identifier, blueprint);
    entitiesById.set(identifier, new Map(rows.map((entity) => [entity.identifier, entity])));
  }
  const { owners, heirs } = inheritOwners({ blueprintsById, entitiesById });
  const broken = [...tables.values()].flatMap(({ blueprint }): DerivedFinding[] => {
    const path = ownershipPath(blueprint) ?? NONE;
    const followed = followRelations({ blueprintsById }, blueprint, path);
    if (followed.kind !== 'broken') return [];
    const message = `\`${followed.step}\` is no relation of \`${followed.at.identifier}\``;
    return [{ ...FINDING, kind: 'path', blueprint: blueprint.identifier, message, entities: 0 }];
  });
  const cycles = findCycles<{ identifier: string; blueprint: string }>(heirs.keys(), (entity) =>
    // Every key is an entity of the catalog, of which there is one object.
    heirsOf(heirs, entity),
  );
  return {
    ownersOf: (entity) => owners.get(entity),
    findings: [...broken, ...cycles.map(toFinding)],
  };
}

const FINDING = { property: '$team', entity: undefined } as const;

function heirsOf(
  heirs: ReadonlyMap<object, readonly { identifier: string; blueprint: string }[]>,
  entity: object,
): readonly { identifier: string; blueprint: string }[] {
  return heirs.get(entity) ?? [];
}

function toFinding(
  cycle: readonly { readonly identifier: string; readonly blueprint: string }[],
): DerivedFinding {
  // Who inherits from whom, so that the way goes against the flow of teams; the smallest name first.
  const names = cycle.map(({ blueprint, identifier }) => `${blueprint}/${identifier}`).toReversed();
  const least = names.reduce((a, b) => (b < a ? b : a), names[0] ?? '');
  const start = names.indexOf(least);
  const turned = [...names.slice(start), ...names.slice(0, start), least];
  const first = cycle.find((each) => `${each.blueprint}/${each.identifier}` === least);
  return {
    kind: 'cycle',
    blueprint: first?.blueprint ?? '',
    property: '$team',
    message: `ownership goes in a circle: ${turned.join(' → ')}`,
    entities: cycle.length,
    entity: first?.identifier,
  };
}
