import { UserError } from '../../diagnostics/user-error.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { Blueprint, FullCatalog } from '../../load/catalog.ts';
import type { RenamePlan, RenameTarget } from './rename.ts';
import { renameBlueprint } from './rename-blueprint.ts';
import { renameEntity } from './rename-entity.ts';
import { renameProperty } from './rename-property.ts';
import { renameRelation } from './rename-relation.ts';

/** Every reference that follows a new name. Throws UserError for what is not there, and for a clash. */
export function planRename(catalog: FullCatalog, target: RenameTarget, to: string): RenamePlan {
  if (target.from === to) throw new UserError(`\`${to}\` is its name already`);
  switch (target.kind) {
    case 'entity': {
      const entities = catalog.entitiesById.get(target.blueprint);
      const entity = entities?.get(target.from);
      if (entity === undefined)
        throw missing(target.blueprint, target.from, entities?.keys() ?? []);
      if (entities?.has(to) === true) throw clash(`\`${target.blueprint}\` \`${to}\``);
      if (entity.source !== undefined)
        throw new UserError(
          `\`${target.from}\` was named by the survey, and the next one would make it again`,
          'change `identifier` in the `sync:` of its blueprint',
        );
      return renameEntity(catalog, entity, to);
    }
    case 'blueprint': {
      const blueprint = getBlueprint(catalog, target.from);
      if (catalog.blueprintsById.has(to)) throw clash(`blueprint \`${to}\``);
      return renameBlueprint(catalog, blueprint, to);
    }
    case 'property': {
      const blueprint = getBlueprint(catalog, target.blueprint);
      getMember(blueprint, target.from, blueprint.properties);
      refuseTaken(blueprint, to);
      return renameProperty(catalog, blueprint, target.from, to);
    }
    case 'relation': {
      const blueprint = getBlueprint(catalog, target.blueprint);
      getMember(blueprint, target.from, blueprint.relations);
      refuseTaken(blueprint, to);
      return renameRelation(catalog, blueprint, target.from, to);
    }
  }
}

function getBlueprint(catalog: FullCatalog, name: string): Blueprint {
  const blueprint = catalog.blueprintsById.get(name);
  if (blueprint === undefined) throw missing('blueprint', name, catalog.blueprintsById.keys());
  return blueprint;
}

function getMember({ identifier }: Blueprint, name: string, known: object): void {
  if (!Object.hasOwn(known, name)) throw missing(identifier, name, Object.keys(known));
}

function refuseTaken({ identifier, properties, relations, file }: Blueprint, name: string): void {
  const taken = [
    properties,
    relations,
    file.mirrorProperties ?? {},
    file.calculationProperties ?? {},
    file.aggregationProperties ?? {},
  ];
  if (taken.some((members) => Object.hasOwn(members, name)))
    throw clash(`\`${name}\` of \`${identifier}\``);
}

function missing(what: string, name: string, known: Iterable<string>): UserError {
  const near = nearestName(name, known);
  const hint = near === undefined ? undefined : `did you mean \`${near}\`?`;
  return new UserError(`there is no ${what} \`${name}\``, hint);
}

function clash(what: string): UserError {
  return new UserError(`${what} is there already`, 'choose another name; nothing was changed');
}
