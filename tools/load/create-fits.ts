import { createAjv } from '../schema/create-ajv.ts';
import { createPropertyValidator } from '../schema/create-property-validator.ts';
import type { Blueprint } from './catalog.ts';
import type { DecodedEntity } from './decode-entity.ts';

/** A function from an entity to the blueprints under which, as it stands, it has no error. */
export function createFits(
  blueprints: ReadonlyMap<string, Blueprint>,
): (entity: DecodedEntity) => readonly string[] {
  // Nearly no catalog asks, and compiling every blueprint costs more than reading it.
  let compiled: ReturnType<typeof compile> | undefined;
  return (entity) => {
    compiled ??= compile(blueprints);
    return compiled.flatMap(({ blueprint, result }) => {
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
  };
}

function compile(blueprints: ReadonlyMap<string, Blueprint>): readonly {
  readonly blueprint: Blueprint;
  readonly result: ReturnType<typeof createPropertyValidator>;
}[] {
  const ajv = createAjv('foreign');
  return [...blueprints.values()].map((blueprint) => ({
    blueprint,
    result: createPropertyValidator(ajv, blueprint.properties, blueprint.required),
  }));
}
