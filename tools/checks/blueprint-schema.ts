import type { Blueprint } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';
import { createAjv } from '../schema/create-ajv.ts';
import { createPropertyValidator } from '../schema/create-property-validator.ts';
import type { Check } from './check.ts';
import { suggest } from './suggest.ts';

export const blueprintSchema: Check = (catalog, report) => {
  const ajv = createAjv();
  for (const blueprint of catalog.blueprints) {
    const { identifier, properties, required, origin } = blueprint;
    for (const [index, name] of required.entries()) {
      if (name in properties) continue;
      const message = `\`required\` names \`${name}\`, which is no property of \`${identifier}\``;
      const hint = suggest(name, Object.keys(properties));
      report(
        'blueprint/undefined-required',
        { origin, path: ['schema', 'required', index] },
        message,
        hint,
      );
    }
    const result = createPropertyValidator(ajv, properties, []);
    if (result.kind === 'refused') {
      const path = ['schema', 'properties', result.property];
      const message = `property \`${result.property}\` of \`${identifier}\` is not a usable schema: ${result.reason}`;
      report('blueprint/invalid-schema', { origin, path }, message);
    }
    reportIgnored(blueprint, report);
    reportDuplicateNames(blueprint, report);
  }
};

const IGNORED: Readonly<Record<string, string>> = {
  formulaProperties: 'Port dropped it; delete it, or write a calculation property',
  teamInheritance: 'write `ownership: {type: Inherited, path: …}`',
};

function reportIgnored({ file, origin }: Blueprint, report: Report): void {
  for (const [key, hint] of Object.entries(IGNORED)) {
    if (!(key in file)) continue;
    report(
      'blueprint/ignored-key',
      { origin, path: [key], part: 'key' },
      `nothing reads \`${key}\` any more`,
      hint,
    );
  }
}

const DERIVED = ['mirrorProperties', 'calculationProperties', 'aggregationProperties'] as const;

/** A derived value and a stored one with the same name would hide each other. */
function reportDuplicateNames(
  { file, identifier, properties, origin }: Blueprint,
  report: Report,
): void {
  const taken = new Map(Object.keys(properties).map((name) => [name, 'schema.properties']));
  for (const section of DERIVED) {
    for (const name of Object.keys(file[section] ?? {})) {
      const other = taken.get(name);
      if (other === undefined) taken.set(name, section);
      else {
        const message = `\`${identifier}\` has \`${name}\` both in ${other} and in ${section}`;
        report(
          'blueprint/duplicate-name',
          { origin, path: [section, name], part: 'key' },
          message,
          'rename one of the two',
        );
      }
    }
  }
}
