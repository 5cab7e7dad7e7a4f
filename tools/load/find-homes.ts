import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Blueprint, Entity, FullEntity } from './catalog.ts';
import { toEntity, type DecodedEntity } from './decode-entity.ts';
import type { Homeless } from './load-file.ts';
import type { Report } from './report.ts';

type Blueprints = ReadonlyMap<string, Blueprint>;

/**
 * Entities that do not say which blueprint they have: that is reported, and where only one blueprint
 * fits, by content and by who points to the entity, it is used all the same, so that whatever points
 * there is not reported as well.
 */
export function findHomes(
  homeless: readonly Homeless[],
  settled: readonly Entity[],
  blueprints: Blueprints,
  report: Report,
): readonly FullEntity[] {
  if (homeless.length === 0) return [];
  const wanted = collectTargets(homeless, settled, blueprints);
  return homeless.flatMap(({ entity, fits }) => {
    const targets = wanted.get(entity.identifier);
    const both = fits.filter((blueprint) => targets?.has(blueprint) === true);
    const isOwn = folderOf(entity)?.startsWith('_') === true;
    const [guess] = isOwn ? [] : fits.length === 1 ? fits : both.length === 1 ? both : [];
    reportMissing(entity, guess, blueprints, report);
    return guess === undefined ? [] : [toEntity(entity, guess, blueprints.get(guess))];
  });
}

/** Identifier → the blueprints under which somebody points to it. */
function collectTargets(
  homeless: readonly Homeless[],
  settled: readonly Entity[],
  blueprints: Blueprints,
): ReadonlyMap<string, ReadonlySet<string>> {
  const wanted = new Map<string, Set<string>>();
  const add = (blueprint: string, relations: Entity['relations']): void => {
    for (const [name, value] of Object.entries(relations)) {
      const target = blueprints.get(blueprint)?.relations[name]?.target;
      if (target === undefined) continue;
      for (const id of [value].flat()) {
        if (typeof id === 'string') wanted.set(id, (wanted.get(id) ?? new Set()).add(target));
      }
    }
  };
  for (const entity of settled) add(entity.blueprint, entity.relations);
  for (const { entity, fits } of homeless) {
    const [only, second] = fits;
    if (only !== undefined && second === undefined) add(only, entity.relations);
  }
  return wanted;
}

function reportMissing(
  entity: DecodedEntity,
  guess: string | undefined,
  blueprints: Blueprints,
  report: Report,
): void {
  const { origin, identifier } = entity;
  const folder = folderOf(entity);
  const isOwn = folder?.startsWith('_') === true;
  const near = folder === undefined || isOwn ? undefined : nearestName(folder, blueprints.keys());
  const message =
    folder === undefined
      ? `\`${identifier}\` does not say which blueprint it has`
      : `\`${identifier}\` does not say which blueprint it has, and \`${folder}\` is no blueprint`;
  const at = { origin, path: ['identifier'] };
  const fitting = guess ?? near;
  if (fitting === undefined) {
    const hint = isOwn ? `add blueprints/${folder}.yaml` : 'add `blueprint:`';
    report('entity/missing-blueprint', at, message, hint);
    return;
  }
  const { index, path } = origin;
  report('entity/missing-blueprint', at, message, {
    hint: `${guess === undefined ? 'perhaps' : 'it fits only'} \`${fitting}\`: add \`blueprint: ${fitting}\``,
    fix: {
      isSafe: guess !== undefined && saysSomething(entity),
      edit: { kind: 'value', index, path: [...path, 'blueprint'], value: fitting },
    },
  });
}

/** The folder below `catalog/`. Port's own kinds of things have names such as `_team`. */
function folderOf({ origin }: DecodedEntity): string | undefined {
  return origin.file.split('/').slice(1, -1)[0];
}

/** A name alone fits anything. */
function saysSomething({ properties, relations }: DecodedEntity): boolean {
  return Object.keys(properties).length + Object.keys(relations).length > 0;
}
