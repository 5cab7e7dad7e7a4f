import { ownershipPath } from '../derive/find-owners.ts';
import { derivedNames } from '../derive/property-reader.ts';
import type { Blueprint } from '../load/catalog.ts';
import type { ExportBlueprint, ExportProperty, ExportRelation } from '../model/export-output.ts';
import type { QueryBlueprint } from '../query/query-blueprint.ts';

/** A blueprint for readers that know nothing of ours. `described` knows the types of mirrors. */
export function toExportBlueprint(
  blueprint: Blueprint,
  described: QueryBlueprint | undefined,
): ExportBlueprint {
  const { identifier, title, file } = blueprint;
  const ownersOver = ownershipPath(blueprint);
  return {
    version: 1,
    identifier,
    title,
    ...(file.description === undefined ? {} : { description: file.description }),
    ...(typeof file.icon === 'string' ? { icon: file.icon } : {}),
    properties: [...storedProperties(blueprint), ...derivedProperties(blueprint, described)],
    relations: Object.entries(blueprint.relations).map(toRelation),
    ...(ownersOver === undefined ? {} : { ownersOver: [...ownersOver] }),
  };
}

function storedProperties({ properties, required }: Blueprint): readonly ExportProperty[] {
  return Object.entries(properties).map(([name, definition]): ExportProperty => ({
    name,
    kind: 'stored',
    ...describe(definition),
    ...(required.includes(name) ? { isRequired: true } : {}),
    definition: { ...definition },
  }));
}

function derivedProperties(
  blueprint: Blueprint,
  described: QueryBlueprint | undefined,
): readonly ExportProperty[] {
  const { mirrorProperties, calculationProperties, aggregationProperties } = blueprint.file;
  const kinds = [...derivedNames(blueprint)].sort(([a], [b]) => (a < b ? -1 : 1));
  return kinds.map(([name, kind]): ExportProperty => {
    const definition = {
      ...(kind === 'mirror' ? mirrorProperties?.[name] : undefined),
      ...(kind === 'calculation' ? calculationProperties?.[name] : undefined),
      ...(kind === 'aggregation' ? aggregationProperties?.[name] : undefined),
    };
    return {
      name,
      kind,
      ...describe({ ...definition, ...described?.properties.get(name) }),
      definition,
    };
  });
}

function describe({
  title,
  type,
  format,
}: {
  readonly title?: unknown;
  readonly type?: unknown;
  readonly format?: unknown;
}): Pick<ExportProperty, 'title' | 'type' | 'format'> {
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof type === 'string' ? { type } : {}),
    ...(typeof format === 'string' ? { format } : {}),
  };
}

function toRelation([name, { title, target, many, required }]: [
  string,
  Blueprint['relations'][string],
]): ExportRelation {
  return {
    name,
    ...(title === undefined ? {} : { title }),
    target,
    ...(many === true ? { isMany: true } : {}),
    ...(required === true ? { isRequired: true } : {}),
  };
}
