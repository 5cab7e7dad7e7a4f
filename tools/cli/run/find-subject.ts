import { entityBlueprint } from '../../actions/entity-blueprint.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { Action, FullCatalog, FullEntity } from '../../load/catalog.ts';
import { Refusal } from './refusal.ts';

/**
 * The entity that an action is asked for: `blueprint/identifier`, an identifier, or a title that only one has. Undefined for
 * an action that makes one. Throws Refusal.
 */
export function findSubject(
  { value, title }: Action,
  name: string | undefined,
  catalog: FullCatalog,
): FullEntity | undefined {
  const blueprint = entityBlueprint(value);
  if (blueprint === undefined) {
    if (name === undefined) return undefined;
    throw new Refusal(`${title} is for no entity, and \`${name}\` was named`, 'leave it out');
  }
  if (name === undefined)
    throw new Refusal(
      `${title} is for one ${blueprint}, and none was named`,
      `write which: \`/run ${value.identifier} IDENTIFIER\`, \`--entity IDENTIFIER\`, or the input \`entity\``,
    );
  const entities = catalog.entitiesById.get(blueprint) ?? new Map<string, FullEntity>();
  const short = name.startsWith(`${blueprint}/`) ? name.slice(blueprint.length + 1) : name;
  const found = entities.get(short) ?? entities.get(name);
  if (found !== undefined) return found;
  const titled = [...entities.values()].filter((entity) => entity.title === short);
  if (titled.length === 1) return titled[0];
  const near = nearestName(short, entities.keys());
  throw new Refusal(
    titled.length > 1
      ? `${titled.length} entities of ${blueprint} have the title \`${short}\``
      : `there is no ${blueprint} \`${short}\``,
    near === undefined ? 'write its identifier' : `write \`${near}\``,
  );
}
