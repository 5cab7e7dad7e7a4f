import { renderYaml } from '../document/render-yaml.ts';
import type { NewEntity } from './new-entity.ts';

/** The text of a new entity file, keys in the order of the format, absent ones left out. */
export function renderEntity(entity: NewEntity): string {
  const { identifier, blueprint, title, properties, relations, edges, source } = entity;
  return renderYaml({
    identifier,
    blueprint,
    ...(title === undefined ? {} : { title }),
    ...withoutEmpty('properties', properties),
    ...withoutEmpty('relations', relations),
    ...withoutEmpty('edges', edges),
    source,
  });
}

function withoutEmpty(name: string, members: Readonly<Record<string, unknown>>): object {
  const present = Object.entries(members).filter(([, value]) => value !== undefined);
  return present.length === 0 ? {} : { [name]: Object.fromEntries(present) };
}
