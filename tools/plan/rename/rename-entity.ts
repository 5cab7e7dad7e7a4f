import type { FullCatalog, FullEntity } from '../../load/catalog.ts';
import { renameKey, setText, type RenameEdit, type RenamePlan } from './rename.ts';

/** The identifier, every relation to it, and for teams and users every place that names one. */
export function renameEntity(catalog: FullCatalog, target: FullEntity, to: string): RenamePlan {
  const edits: RenameEdit[] = [setText(target.origin, ['identifier'], to)];
  for (const entity of catalog.entities) {
    edits.push(...relationEdits(catalog, entity, target, to));
    const { origin, references, team, edges } = entity;
    const name = `${target.blueprint}/${target.identifier}`;
    for (const edge of edges)
      if (!edge.isExternal && edge.target === name)
        edits.push(renameKey(origin, ['edges', edge.kind, name], `${target.blueprint}/${to}`));
    for (const reference of references) {
      const { kind, path } = reference;
      if (target.blueprint === `_${kind}` && reference.name === target.identifier)
        edits.push(setText(origin, path, to));
    }
    if (target.blueprint !== '_team') continue;
    for (const [index, owner] of team.entries())
      if (owner === target.identifier) edits.push(setText(origin, ['team', index], to));
  }
  return { edits, moves: [] };
}

function relationEdits(
  catalog: FullCatalog,
  { blueprint, relations, origin }: FullEntity,
  target: FullEntity,
  to: string,
): RenameEdit[] {
  const definitions = catalog.blueprintsById.get(blueprint)?.relations ?? {};
  return Object.entries(relations).flatMap(([name, value]) => {
    if (definitions[name]?.target !== target.blueprint) return [];
    if (typeof value === 'string')
      return value === target.identifier ? [setText(origin, ['relations', name], to)] : [];
    return (value ?? []).flatMap((id, index) =>
      id === target.identifier ? [setText(origin, ['relations', name, index], to)] : [],
    );
  });
}
