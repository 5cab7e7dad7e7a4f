import type { Blueprint, FullCatalog, FullEntity } from '../../load/catalog.ts';
import { findByReference } from '../../load/find-by-reference.ts';
import { folderBlueprint } from '../../load/folder-blueprint.ts';
import { renameInRules } from './rename-in-rules.ts';
import { renameKey, setText, type RenameEdit, type RenamePlan } from './rename.ts';

/** The identifier, what points to the blueprint, its entities, and the folders that are named after it. */
export function renameBlueprint(catalog: FullCatalog, target: Blueprint, to: string): RenamePlan {
  const from = target.identifier;
  const edits: RenameEdit[] = [setText(target.origin, ['identifier'], to)];
  for (const blueprint of catalog.blueprints) edits.push(...inBlueprint(blueprint, from, to));
  for (const { value, origin } of [...catalog.actions, ...catalog.scorecards])
    edits.push(
      ...renameInRules(value, origin, (key, text) => isBlueprintName(key, text, from), to),
    );
  const moves = new Map<string, string>();
  for (const entity of catalog.entities) {
    edits.push(...edgeEdits(catalog, entity, from, to));
    if (entity.blueprint !== from) continue;
    if (entity.namesBlueprint) edits.push(setText(entity.origin, ['blueprint'], to));
    const moved = movedPath(entity.origin.file, from, to, catalog);
    if (moved !== undefined) moves.set(entity.origin.file, moved);
  }
  const { configOrigin, config } = catalog;
  for (const [index, name] of (config.external ?? []).entries()) {
    if (configOrigin !== undefined && name.startsWith(`${from}/`))
      edits.push(setText(configOrigin, ['external', index], to + name.slice(from.length)));
  }
  return { edits, moves: [...moves].map(([before, after]) => ({ from: before, to: after })) };
}

/** Edges name their target with its blueprint. */
function edgeEdits(
  catalog: FullCatalog,
  { edges, origin }: FullEntity,
  from: string,
  to: string,
): RenameEdit[] {
  return edges.flatMap(({ kind, target, isExternal }) => {
    if (isExternal || !target.startsWith(`${from}/`)) return [];
    if (findByReference(catalog, target)?.blueprint !== from) return [];
    return [renameKey(origin, ['edges', kind, target], to + target.slice(from.length))];
  });
}

function inBlueprint(
  { relations, file, origin }: Blueprint,
  from: string,
  to: string,
): RenameEdit[] {
  const aggregations = Object.entries(file.aggregationProperties ?? {});
  return [
    ...Object.entries(relations).flatMap(([name, { target }]) =>
      target === from ? [setText(origin, ['relations', name, 'target'], to)] : [],
    ),
    ...aggregations.flatMap(([name, { target, pathFilter }]) => {
      const path = ['aggregationProperties', name];
      return [
        ...(target === from ? [setText(origin, [...path, 'target'], to)] : []),
        ...(pathFilter ?? []).flatMap(({ fromBlueprint }, index) =>
          fromBlueprint === from
            ? [setText(origin, [...path, 'pathFilter', index, 'fromBlueprint'], to)]
            : [],
        ),
      ];
    }),
    ...aggregations.flatMap(([name, { query }]) =>
      renameInRules(
        query,
        { ...origin, path: [...origin.path, 'aggregationProperties', name, 'query'] },
        (key, text) => isBlueprintName(key, text, from),
        to,
      ),
    ),
  ];
}

/** Keys of actions, scorecards and search rules whose value is the identifier of a blueprint. */
function isBlueprintName(key: string, text: string, from: string): boolean {
  return text === from && ['blueprint', 'blueprintIdentifier', '$blueprint'].includes(key);
}

/** The folder that gives the file its blueprint, renamed. */
function movedPath(
  file: string,
  from: string,
  to: string,
  { blueprintsById }: FullCatalog,
): string | undefined {
  if (folderBlueprint(file, blueprintsById) !== from) return undefined;
  const folders = file.split('/');
  const index = folders.lastIndexOf(from, folders.length - 2);
  return folders.with(index, to).join('/');
}
