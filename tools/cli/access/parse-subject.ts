import type { Field } from '../../access/access-question.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { referenceOf } from '../../graph/catalog-graph.ts';
import type { Blueprint, FullCatalog, FullEntity } from '../../load/catalog.ts';
import { findByReference } from '../../load/find-by-reference.ts';

/** What a question of access is about. */
export interface AccessSubject {
  /** Undefined: the model. */
  readonly blueprint: Blueprint | undefined;
  /** Undefined: a new one. */
  readonly entity: FullEntity | undefined;
  readonly field: Field | undefined;
}

/** For blueprints, scorecards, actions and the configuration. */
export const MODEL_SUBJECT = 'model';

/**
 * `blueprint/identifier`, `blueprint` for a new one, or either with a field behind it, such as
 * `lambda/orders-worker.properties.tier`; or `model`. Throws UserError.
 */
export function parseSubject(text: string, catalog: FullCatalog): AccessSubject {
  if (text === MODEL_SUBJECT) return { blueprint: undefined, entity: undefined, field: undefined };
  // Names may have dots in them, so that the whole comes first, and then every place to cut.
  const whole = findThing(text, catalog);
  if (whole !== undefined) return { ...whole, field: undefined };
  for (let cut = text.indexOf('.'); cut > 0; cut = text.indexOf('.', cut + 1)) {
    const thing = findThing(text.slice(0, cut), catalog);
    const field = parseField(text.slice(cut + 1));
    if (thing !== undefined && field !== undefined) return { ...thing, field };
  }
  const names = [...catalog.blueprintsById.keys(), ...catalog.entities.map(referenceOf)];
  const near = nearestName(text, names);
  throw new UserError(
    `access explain: \`${text}\` is nothing here`,
    near === undefined
      ? 'write `blueprint/identifier`, `blueprint/identifier.properties.name`, a blueprint, or `model`'
      : `write \`${near}\``,
  );
}

function findThing(name: string, catalog: FullCatalog): Omit<AccessSubject, 'field'> | undefined {
  const entity = findByReference(catalog, name);
  const blueprint = catalog.blueprintsById.get(entity?.blueprint ?? name);
  return entity === undefined && blueprint === undefined ? undefined : { blueprint, entity };
}

function parseField(text: string): Field | undefined {
  if (text === 'title' || text === 'icon' || text === 'team')
    return { kind: 'metadata', name: text };
  if (text === 'edges' || text === 'source') return { kind: 'rest', name: text };
  const [, key, name] = /^(properties|relations)\.([^]+)$/.exec(text) ?? [];
  if (name === undefined) return undefined;
  return { kind: key === 'properties' ? 'property' : 'relation', name };
}
