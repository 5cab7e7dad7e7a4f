import { nearestName } from '../diagnostics/nearest-name.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { CatalogOf, Entity } from '../load/catalog.ts';
import { findByReference } from '../load/find-by-reference.ts';
import { referenceOf } from './catalog-graph.ts';

/** How many names a message holds. */
const MOST = 8;

/**
 * The entity that a person means: `blueprint/identifier`, or instead of the identifier its title, or the last
 * part of an ARN; the blueprint may be left out. Throws UserError for nothing and for more than one.
 */
export function getEntity(catalog: CatalogOf<Entity>, text: string): Entity {
  const exact = findByReference(catalog, text);
  if (exact !== undefined) return exact;
  const found = catalog.entities.filter((entity) => isMeant(entity, text));
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  if (first !== undefined) {
    const names = found.slice(0, MOST).map(referenceOf);
    const more = found.length > MOST ? `, and ${found.length - MOST} more` : '';
    throw new UserError(
      `\`${text}\` may be one of ${found.length} entities`,
      `write one of: ${names.join(', ')}${more}`,
    );
  }
  const names = catalog.entities.flatMap((entity) => namesOf(entity));
  const near = nearestName(text, new Set(names.slice(0, MOST_NAMES)));
  throw new UserError(
    `there is no entity \`${text}\``,
    near === undefined
      ? 'write BLUEPRINT/IDENTIFIER, such as lambda/orders-worker'
      : `did you mean \`${near}\`?`,
  );
}

/** A comparison with every name of a catalog of a million would take longer than the reader waits. */
const MOST_NAMES = 50_000;

function isMeant(entity: Entity, text: string): boolean {
  const isOfBlueprint = text.startsWith(`${entity.blueprint}/`);
  const name = isOfBlueprint ? text.slice(entity.blueprint.length + 1) : text;
  if (name === entity.identifier || name === entity.title) return true;
  return name !== '' && shortName(entity.identifier) === name;
}

function namesOf(entity: Entity): readonly string[] {
  const short = shortName(entity.identifier);
  const names = [short, entity.title ?? short];
  return [...names, ...names.map((name) => `${entity.blueprint}/${name}`)];
}

/** `arn:aws:lambda:eu-west-1:111111111111:function:cart` → `cart`. */
function shortName(identifier: string): string {
  if (!identifier.startsWith('arn:')) return identifier;
  const resource = identifier.split(':').slice(5).join(':');
  return resource.replace(/^[a-z-]+[:/]/, '');
}
