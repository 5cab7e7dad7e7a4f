import { reportProblem } from '../load/report-problem.ts';
import type { Report } from '../load/report.ts';
import type { Blueprint, FullEntity } from '../load/catalog.ts';
import { createAjv } from '../schema/create-ajv.ts';
import {
  createPropertyValidator,
  type PropertyValidator,
} from '../schema/create-property-validator.ts';
import type { EntityCheck } from './check.ts';
import { adviseName } from './advise-name.ts';

const CODES = {
  'unknown-key': 'entity/invalid-property',
  missing: 'entity/missing-property',
  invalid: 'entity/invalid-property',
} as const;

export const entityProperties: EntityCheck = (blueprints) => {
  const ajv = createAjv('foreign');
  const validators = new Map<string, PropertyValidator | undefined>();
  for (const { identifier, properties, required } of blueprints.values())
    validators.set(identifier, createLazily(ajv, properties, required));
  return (entity, blueprint, report) => {
    reportUnknown(entity, blueprint, report);
    const validate = validators.get(blueprint.identifier);
    for (const problem of validate?.(withoutNulls(entity.properties)) ?? []) {
      const isRoot = problem.kind === 'missing' && problem.path.length === 0;
      const message = isRoot
        ? `property ${problem.message} in \`${entity.identifier}\``
        : problem.message;
      const place = { origin: entity.origin, path: ['properties'] };
      reportProblem(report, place, { ...problem, message }, CODES);
    }
  };
};

/** Compiled when the first entity asks: a pack has more blueprints than a catalog uses. */
function createLazily(
  ajv: ReturnType<typeof createAjv>,
  properties: Blueprint['properties'],
  required: readonly string[],
): PropertyValidator {
  let validate: PropertyValidator | undefined;
  return (values) => {
    if (validate === undefined) {
      validate = createSound(ajv, properties, required);
    }
    return validate(values);
  };
}

/** What is no schema is reported at the blueprint; the other properties are looked at all the same. */
function createSound(
  ajv: ReturnType<typeof createAjv>,
  properties: Blueprint['properties'],
  required: readonly string[],
): PropertyValidator {
  const known = required.filter((name) => name in properties);
  const result = createPropertyValidator(ajv, properties, known);
  if (result.kind === 'validator') return result.validate;
  const { [result.property]: _, ...others } = properties;
  return createSound(ajv, others, required);
}

/** Null means absent, as in Port; a copy is made only where there is one. */
function withoutNulls(properties: FullEntity['properties']): FullEntity['properties'] {
  if (!Object.keys(properties).some((name) => properties[name] === null)) return properties;
  return Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== null));
}

function reportUnknown(entity: FullEntity, blueprint: Blueprint, report: Report): void {
  for (const name of Object.keys(entity.properties)) {
    if (name in blueprint.properties) continue;
    const at = { origin: entity.origin, path: ['properties', name], part: 'key' } as const;
    const derived = derivedSection(blueprint, name);
    if (derived !== undefined) {
      const message = `\`${name}\` of \`${blueprint.identifier}\` is computed (${derived}) and cannot be set`;
      report('entity/derived-property', at, message, 'delete it');
    } else if (name in blueprint.relations) {
      const message = `\`${name}\` is a relation of \`${blueprint.identifier}\`, not a property`;
      report('entity/unknown-property', at, message, 'move it below `relations`');
    } else {
      const message = `\`${blueprint.identifier}\` has no property \`${name}\``;
      report(
        'entity/unknown-property',
        at,
        message,
        adviseName(name, Object.keys(blueprint.properties), at, 'key'),
      );
    }
  }
}

function derivedSection({ file }: Blueprint, name: string): string | undefined {
  const sections = ['mirrorProperties', 'calculationProperties', 'aggregationProperties'] as const;
  return sections.find((section) => Object.hasOwn(file[section] ?? {}, name));
}
