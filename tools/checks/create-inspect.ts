import type { Blueprint } from '../load/catalog.ts';
import type { Inspect } from '../load/load-file.ts';
import { ENTITY_CHECKS } from './index.ts';

/** All checks of single entities as one. */
export function createInspect(blueprints: ReadonlyMap<string, Blueprint>): Inspect {
  const checks = ENTITY_CHECKS.map((create) => create(blueprints));
  return (entity, blueprint, report) => {
    for (const check of checks) check(entity, blueprint, report);
  };
}
