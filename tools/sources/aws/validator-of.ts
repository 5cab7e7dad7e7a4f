import type { Blueprint } from '../../load/catalog.ts';
import { createAjv } from '../../schema/create-ajv.ts';
import {
  createPropertyValidator,
  type PropertyValidatorResult,
} from '../../schema/create-property-validator.ts';

const compiled = new Map<string, PropertyValidatorResult>();

/** What checks the properties of a blueprint. Compiled once for all blueprints that say the same: it is slow. */
export function validatorOf({ properties }: Blueprint): PropertyValidatorResult {
  const key = JSON.stringify(properties);
  const known = compiled.get(key);
  if (known !== undefined) return known;
  const result = createPropertyValidator(createAjv('foreign'), properties, []);
  compiled.set(key, result);
  return result;
}
