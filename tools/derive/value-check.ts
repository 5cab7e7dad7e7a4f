import type { CalculationProperty } from '../model/blueprint.ts';
import { createAjv } from '../schema/create-ajv.ts';
import { createPropertyValidator } from '../schema/create-property-validator.ts';

/** What is wrong with a value, if anything. */
export type ValueCheck = (value: unknown) => string | undefined;

let ajv: ReturnType<typeof createAjv> | undefined;

/** Whether values are what a calculation declares: its type, and format, items and `spec` where it has them. */
export function createValueCheck(name: string, definition: CalculationProperty): ValueCheck {
  const { type, format, items, spec } = definition;
  const checkMore = createFurtherCheck(name, definition);
  const isMore = format !== undefined || items !== undefined || spec !== undefined;
  return (value) => {
    const given = typeOf(value);
    if (given !== type) return `gives ${article(given)}, not ${article(type)}`;
    return isMore ? checkMore(value) : undefined;
  };
}

/** Compiled when the first value asks. */
function createFurtherCheck(name: string, definition: CalculationProperty): ValueCheck {
  const { type, format, items, spec } = definition;
  let check: ValueCheck | undefined;
  return (value) => {
    if (check === undefined) {
      ajv ??= createAjv('foreign');
      const schema = {
        type,
        ...(format === undefined ? {} : { format }),
        ...(items === undefined ? {} : { items }),
        ...(spec === undefined ? {} : { spec }),
      };
      const result = createPropertyValidator(ajv, { [name]: schema }, []);
      check =
        result.kind === 'refused'
          ? () => undefined
          : (each) => result.validate({ [name]: each })[0]?.message;
    }
    return check(value);
  };
}

function typeOf(value: unknown): string {
  return Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value;
}

function article(type: string): string {
  return `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}
