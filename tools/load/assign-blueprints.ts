import { nearestName } from '../diagnostics/nearest-name.ts';
import { createAjv } from '../schema/create-ajv.ts';
import { createPropertyValidator } from '../schema/create-property-validator.ts';
import type { Blueprint, Entity } from './catalog.ts';
import type { DecodedEntity } from './decode-entity.ts';
import type { Layout } from './load-catalog.ts';
import type { Report } from './report.ts';

type Blueprints = ReadonlyMap<string, Blueprint>;

/**
 * Every entity with its blueprint: as it says itself, else as its folder says.
 * Where neither does, that is reported, and the one blueprint that fits is used all the same,
 * so that whatever points to the entity is not reported as well.
 */
export function assignBlueprints(
  decoded: readonly DecodedEntity[],
  blueprints: Blueprints,
  report: Report,
  layout: Layout['kind'],
): readonly Entity[] {
  const entities: Entity[] = [];
  const homeless: { readonly index: number; readonly entity: DecodedEntity }[] = [];
  for (const entity of decoded) {
    const folder =
      layout === 'repository'
        ? folderBlueprint(entity.origin.document.file, blueprints)
        : undefined;
    if (entity.blueprint !== undefined) reportWrongFolder(entity, entity.blueprint, folder, report);
    const blueprint = entity.blueprint ?? folder;
    if (blueprint === undefined) homeless.push({ index: entities.length, entity });
    entities.push({ ...entity, blueprint: blueprint ?? '' });
  }
  const guess =
    homeless.length === 0
      ? undefined
      : createGuess(
          blueprints,
          entities,
          homeless.map(({ entity }) => entity),
        );
  for (const { index, entity } of homeless) {
    const blueprint = guess?.(entity);
    reportMissing(entity, blueprint, blueprints, report);
    entities[index] = { ...entity, blueprint: blueprint ?? '' };
  }
  return entities.filter((entity) => entity.blueprint !== '');
}

/** The deepest folder below `catalog/` that has the name of a blueprint. */
function folderBlueprint(file: string, blueprints: Blueprints): string | undefined {
  const folders = file.split('/').slice(1, -1);
  return folders.findLast((folder) => blueprints.has(folder));
}

function reportWrongFolder(
  entity: DecodedEntity,
  blueprint: string,
  folder: string | undefined,
  report: Report,
): void {
  if (folder === undefined || folder === blueprint) return;
  const at = { origin: entity.origin, path: ['blueprint'] };
  const message = `this entity is a \`${blueprint}\` in the folder of \`${folder}\``;
  report(
    'entity/wrong-folder',
    at,
    message,
    `move it to catalog/${blueprint}/, or change \`blueprint\``,
  );
}

function reportMissing(
  entity: DecodedEntity,
  guess: string | undefined,
  blueprints: Blueprints,
  report: Report,
): void {
  const at = { origin: entity.origin, path: ['identifier'] };
  const folder = entity.origin.document.file.split('/').slice(1, -1)[0];
  const near = folder === undefined ? undefined : nearestName(folder, blueprints.keys());
  const message =
    folder === undefined
      ? `\`${entity.identifier}\` does not say which blueprint it has`
      : `\`${entity.identifier}\` does not say which blueprint it has, and \`${folder}\` is no blueprint`;
  const fitting = guess ?? near;
  const hint =
    fitting === undefined
      ? 'add `blueprint:`'
      : `${guess === undefined ? 'perhaps' : 'it fits only'} \`${fitting}\`: add \`blueprint: ${fitting}\``;
  report('entity/missing-blueprint', at, message, hint);
}

/** A function from an entity to the only blueprint that it can have, by its content and by who points to it. */
function createGuess(
  blueprints: Blueprints,
  settled: readonly Entity[],
  homeless: readonly DecodedEntity[],
): (entity: DecodedEntity) => string | undefined {
  const fits = createFit(blueprints);
  const candidates = new Map(homeless.map((entity) => [entity, fits(entity)]));
  const wanted = new Map<string, Set<string>>();
  const addTargets = (blueprint: string, relations: Entity['relations']): void => {
    for (const [name, value] of Object.entries(relations)) {
      const target = blueprints.get(blueprint)?.relations[name]?.target;
      if (target === undefined) continue;
      for (const id of [value].flat()) {
        if (typeof id === 'string') wanted.set(id, (wanted.get(id) ?? new Set()).add(target));
      }
    }
  };
  for (const entity of settled) addTargets(entity.blueprint, entity.relations);
  for (const [entity, [only, second]] of candidates) {
    if (only !== undefined && second === undefined) addTargets(only, entity.relations);
  }
  return (entity) => {
    const fitting = candidates.get(entity) ?? [];
    if (fitting.length === 1) return fitting[0];
    const targets = wanted.get(entity.identifier) ?? new Set<string>();
    const both = fitting.filter((blueprint) => targets.has(blueprint));
    return both.length === 1 ? both[0] : undefined;
  };
}

/** The blueprints under which an entity, as it stands, has no error. */
function createFit(blueprints: Blueprints): (entity: DecodedEntity) => readonly string[] {
  const ajv = createAjv();
  const validators = [...blueprints.values()].map((blueprint) => ({
    blueprint,
    result: createPropertyValidator(ajv, blueprint.properties, blueprint.required),
  }));
  return (entity) =>
    validators.flatMap(({ blueprint, result }) => {
      const hasProperties = Object.keys(entity.properties).every(
        (name) => name in blueprint.properties,
      );
      const hasRelations = Object.keys(entity.relations).every(
        (name) => name in blueprint.relations,
      );
      const hasRequired = Object.entries(blueprint.relations).every(
        ([name, relation]) =>
          relation.required !== true || (entity.relations[name] ?? undefined) !== undefined,
      );
      if (!hasProperties || !hasRelations || !hasRequired || result.kind === 'refused') return [];
      return result.validate(entity.properties).length === 0 ? [blueprint.identifier] : [];
    });
}
