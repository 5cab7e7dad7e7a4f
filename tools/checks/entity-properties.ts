import { reportProblem } from '../load/report-problem.ts';
import type { Report } from '../load/report.ts';
import type { Blueprint, Entity } from '../load/catalog.ts';
import { createAjv } from '../schema/create-ajv.ts';
import {
  createPropertyValidator,
  type PropertyValidator,
} from '../schema/create-property-validator.ts';
import type { Check } from './check.ts';
import { suggest } from './suggest.ts';

const CODES = {
  'unknown-key': 'entity/invalid-property',
  missing: 'entity/missing-property',
  invalid: 'entity/invalid-property',
} as const;

export const entityProperties: Check = (catalog, report) => {
  const ajv = createAjv();
  const validators = new Map<string, PropertyValidator | undefined>();
  for (const entity of catalog.entities) {
    const blueprint = catalog.blueprintsById.get(entity.blueprint);
    if (blueprint === undefined) continue;
    if (!validators.has(blueprint.identifier)) {
      const required = blueprint.required.filter((name) => name in blueprint.properties);
      const result = createPropertyValidator(ajv, blueprint.properties, required);
      validators.set(
        blueprint.identifier,
        result.kind === 'validator' ? result.validate : undefined,
      );
    }
    const validate = validators.get(blueprint.identifier);
    reportUnknown(entity, blueprint, report);
    for (const problem of validate?.(withoutNulls(entity.properties)) ?? []) {
      const isRoot = problem.kind === 'missing' && problem.path.length === 0;
      const message = isRoot
        ? `property ${problem.message} in \`${entity.identifier}\``
        : problem.message;
      const place = { origin: entity.origin, path: ['properties'] };
      reportProblem(report, place, { ...problem, message }, CODES);
    }
  }
};

/** Null means absent, as in Port; a copy is made only where there is one. */
function withoutNulls(properties: Entity['properties']): Entity['properties'] {
  const values = Object.entries(properties);
  if (values.every(([, value]) => value !== null)) return properties;
  return Object.fromEntries(values.filter(([, value]) => value !== null));
}

function reportUnknown(entity: Entity, blueprint: Blueprint, report: Report): void {
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
        suggest(name, Object.keys(blueprint.properties)),
      );
    }
  }
}

function derivedSection({ file }: Blueprint, name: string): string | undefined {
  const sections = ['mirrorProperties', 'calculationProperties', 'aggregationProperties'] as const;
  return sections.find((section) => Object.hasOwn(file[section] ?? {}, name));
}
