import type { DerivedCatalog } from '../derive/derived-catalog.ts';
import type { Edge, FullEntity } from '../load/catalog.ts';
import type { ExportEdge, ExportEntity } from '../model/export-output.ts';

/** An entity with everything that is known of it. `file` is its own in the export, where it has one. */
export function toExportEntity(
  entity: FullEntity,
  derived: Pick<DerivedCatalog, 'valuesOf' | 'ownersOf'>,
  file?: string,
): ExportEntity {
  const { blueprint, identifier, title, icon, source } = entity;
  return {
    blueprint,
    identifier,
    ...(title === undefined ? {} : { title }),
    ...(typeof icon === 'string' ? { icon } : {}),
    writtenIn: entity.origin.file,
    ...(file === undefined ? {} : { file }),
    team: [...entity.team],
    owners: [...derived.ownersOf(entity)],
    properties: withoutNull(entity.properties),
    derived: withoutNull(derived.valuesOf(entity)),
    relations: withoutNull(entity.relations) as ExportEntity['relations'],
    edges: entity.edges.map(toExportEdge),
    ...(source === undefined ? {} : { source }),
  };
}

/** Sorted by name, so that moving a line changes nothing. */
function withoutNull(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const names = Object.keys(values).sort();
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = values[name];
      return value === null || value === undefined ? [] : [[name, value] as const];
    }),
  );
}

function toExportEdge({ kind, target, via, isLikely, isExternal }: Edge): ExportEdge {
  return {
    kind,
    target,
    via: [...via],
    ...(isLikely ? { certainty: 'likely' } : {}),
    ...(isExternal ? { isExternal: true } : {}),
  };
}
