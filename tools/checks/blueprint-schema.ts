import type { Blueprint } from '../load/catalog.ts';
import type { Place } from '../load/finding.ts';
import { isRecord } from '../load/is-record.ts';
import type { Report } from '../load/report.ts';
import type { PropertyDefinition } from '../model/blueprint.ts';
import { createAjv } from '../schema/create-ajv.ts';
import { refusePattern } from '../schema/refuse-pattern.ts';
import { createPropertyValidator } from '../schema/create-property-validator.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

export const blueprintSchema: CatalogCheck = (catalog, report) => {
  const ajv = createAjv('foreign');
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
    for (const name of Object.keys(properties)) checkProperty(ajv, blueprint, name, report);
    reportIgnored(blueprint, report);
    reportDuplicateNames(blueprint, report);
  }
};

function checkProperty(
  ajv: ReturnType<typeof createAjv>,
  blueprint: Blueprint,
  name: string,
  report: Report,
): void {
  const { identifier, origin } = blueprint;
  const definition = blueprint.properties[name];
  if (definition === undefined) return;
  const path = ['schema', 'properties', name];
  for (const pattern of ['pattern', 'items.pattern']) {
    const text: unknown = pattern === 'pattern' ? definition.pattern : definition.items?.pattern;
    const reason = typeof text === 'string' && isRegExp(text) ? refusePattern(text) : undefined;
    if (reason === undefined) continue;
    const message = `the pattern of \`${name}\` cannot be checked in linear time: ${reason}`;
    const hint = 'write it without look-around and back references (RE2 syntax)';
    report(
      'blueprint/unsafe-pattern',
      { origin, path: [...path, ...pattern.split('.')] },
      message,
      hint,
    );
    return;
  }
  const result = createPropertyValidator(ajv, { [name]: definition }, []);
  if (result.kind === 'refused') {
    const message = `property \`${name}\` of \`${identifier}\` is not a usable schema: ${result.reason}`;
    report('blueprint/invalid-schema', { origin, path }, message);
    return;
  }
  for (const problem of definition.default === undefined || definition.default === null
    ? []
    : result.validate({ [name]: definition.default })) {
    const at = { origin, path: [...path, 'default', ...problem.path.slice(1)] };
    const message = `the default of \`${name}\` is not allowed by the property itself: ${problem.message}`;
    report('blueprint/default', at, message, problem.hint);
  }
  checkColors(definition, { origin, path }, report);
  if (definition.items !== undefined)
    checkColors(definition.items, { origin, path: [...path, 'items'] }, report);
}

/** What is no regular expression at all is refused as a schema. */
function isRegExp(text: string): boolean {
  try {
    return new RegExp(text, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}

function checkColors(
  { enum: values, enumColors }: Pick<PropertyDefinition, 'enum' | 'enumColors'>,
  { origin, path }: Place,
  report: Report,
): void {
  // A list or a mapping in there is reported as such, and has no name that a colour could be for.
  const names = (Array.isArray(values) ? values : []).flatMap((value: unknown) =>
    typeof value === 'object' ? [] : [String(value)],
  );
  for (const name of isRecord(enumColors) ? Object.keys(enumColors) : []) {
    if (names.includes(name)) continue;
    const at = { origin, path: [...path, 'enumColors', name], part: 'key' } as const;
    const message = `\`enumColors\` has a colour for \`${name}\`, which is not in \`enum\``;
    report('blueprint/enum-colors', at, message, suggest(name, names));
  }
}

const IGNORED: Readonly<Record<string, string>> = {
  formulaProperties: 'Port dropped it; delete it, or write a calculation property',
  teamInheritance: 'delete it: `ownership` says who owns',
};

function reportIgnored({ file, origin }: Blueprint, report: Report): void {
  for (const [key, hint] of Object.entries(IGNORED)) {
    // Without `ownership` it counts, as in Port.
    if (!(key in file) || (key === 'teamInheritance' && file.ownership === undefined)) continue;
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
