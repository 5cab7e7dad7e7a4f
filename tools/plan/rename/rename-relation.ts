import type { Blueprint, FullCatalog } from '../../load/catalog.ts';
import { followPath } from './follow-path.ts';
import { renameInRules } from './rename-in-rules.ts';
import { renameKey, setText, type RenameEdit, type RenamePlan } from './rename.ts';

/** The relation, its values, and every path that goes over it. */
export function renameRelation(
  catalog: FullCatalog,
  owner: Blueprint,
  from: string,
  to: string,
): RenamePlan {
  const { origin, file, identifier } = owner;
  const edits: RenameEdit[] = [
    renameKey(origin, ['relations', from], to),
    ...(file.sync ?? []).flatMap((rule, index) =>
      Object.hasOwn(rule.relations ?? {}, from)
        ? [renameKey(origin, ['sync', index, 'relations', from], to)]
        : [],
    ),
  ];
  for (const blueprint of catalog.blueprints)
    edits.push(...inPaths(catalog, blueprint, owner, { from, to }));
  for (const { value, origin: place } of catalog.scorecards) {
    if (value.blueprint !== identifier) continue;
    edits.push(
      ...renameInRules(value, place, (key, text) => key === 'relation' && text === from, to),
    );
  }
  for (const entity of catalog.entities) {
    if (entity.blueprint === identifier && Object.hasOwn(entity.relations, from))
      edits.push(renameKey(entity.origin, ['relations', from], to));
  }
  return { edits, moves: [] };
}

interface Names {
  readonly from: string;
  readonly to: string;
}

function inPaths(
  catalog: FullCatalog,
  blueprint: Blueprint,
  owner: Blueprint,
  names: Names,
): RenameEdit[] {
  const { file, origin } = blueprint;
  const renamed = (steps: readonly string[], start = blueprint): readonly string[] | undefined => {
    const way = followPath(catalog, start, steps);
    const after = steps.map((step, index) =>
      step === names.from && way[index] === owner.identifier ? names.to : step,
    );
    return after.some((step, index) => step !== steps[index]) ? after : undefined;
  };
  const dotted = (text: string | undefined, path: readonly string[]): RenameEdit[] => {
    const after = text === undefined ? undefined : renamed(text.split('.'));
    return after === undefined ? [] : [setText(origin, path, after.join('.'))];
  };
  return [
    ...Object.entries(file.mirrorProperties ?? {}).flatMap(([name, { path }]) =>
      dotted(path, ['mirrorProperties', name, 'path']),
    ),
    ...dotted(file.ownership?.path, ['ownership', 'path']),
    ...dotted(file.teamInheritance?.path, ['teamInheritance', 'path']),
    ...Object.entries(file.aggregationProperties ?? {}).flatMap(([name, { pathFilter }]) =>
      (pathFilter ?? []).flatMap(({ path, fromBlueprint }, index) => {
        const start =
          fromBlueprint === undefined ? blueprint : catalog.blueprintsById.get(fromBlueprint);
        const after = start === undefined ? undefined : renamed(path, start);
        const place = ['aggregationProperties', name, 'pathFilter', index, 'path'];
        return (after ?? []).flatMap((step, position) =>
          step === path[position] ? [] : [setText(origin, [...place, position], step)],
        );
      }),
    ),
  ];
}
