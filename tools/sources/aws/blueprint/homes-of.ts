import type { Blueprint } from '../../../load/catalog.ts';
import type { Home } from './surroundings.ts';

/** The first blueprint that has the entities of each type. */
export function homesOf(blueprints: readonly Blueprint[]): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>();
  for (const { identifier, file } of blueprints) {
    for (const rule of file.sync ?? []) {
      if (!homes.has(rule.aws)) homes.set(rule.aws, { blueprint: identifier, rule });
    }
  }
  return homes;
}
