import { compileJq } from '../derive/jq/compile-jq.ts';
import { toStandardJq } from '../derive/jq/to-standard-jq.ts';
import type { Blueprint } from '../load/catalog.ts';
import type { Place } from '../load/finding.ts';
import type { CatalogCheck } from './check.ts';

interface Program {
  readonly code: 'blueprint/calculation' | 'blueprint/sync-program';
  readonly name: string;
  readonly text: string;
  readonly place: Place;
}

/** Every jq program of the blueprints: those of `sync` and the calculations. */
export const blueprintCalculation: CatalogCheck = async (catalog, report) => {
  const programs = catalog.blueprints.flatMap((blueprint) => [
    ...calculations(blueprint),
    ...syncPrograms(blueprint),
  ]);
  const errors = await compileJq(programs.map(({ text }) => text));
  for (const [index, { code, name, place }] of programs.entries()) {
    const error = errors[index];
    if (error !== undefined) report(code, place, `\`${name}\` is not a jq program: ${error}`);
  }
  for (const blueprint of catalog.blueprints) {
    const names = Object.keys(blueprint.file.calculationProperties ?? {});
    for (const { name, text, place } of calculations(blueprint)) {
      const read = names.find((other) => readsProperty(text, other));
      if (read === undefined) continue;
      const message = `calculation \`${name}\` reads \`${read}\`, which is a calculation too`;
      const hint = 'Port gives it null; repeat the program here';
      report('blueprint/calculation-order', place, message, hint);
    }
  }
};

function calculations({ file, origin }: Blueprint): Program[] {
  return Object.entries(file.calculationProperties ?? {}).flatMap(([name, { calculation }]) => {
    if (typeof calculation !== 'string') return [];
    const place = { origin, path: ['calculationProperties', name, 'calculation'] };
    return [{ code: 'blueprint/calculation', name, text: toStandardJq(calculation), place }];
  });
}

function syncPrograms({ file, origin }: Blueprint): Program[] {
  const rules = Array.isArray(file.sync) ? file.sync : [];
  return rules.flatMap((rule, index) => {
    const program = (text: unknown, ...path: string[]): Program[] => {
      const name = path.join('.');
      const place = { origin, path: ['sync', index, ...path] };
      return typeof text === 'string'
        ? [{ code: 'blueprint/sync-program', name, text, place }]
        : [];
    };
    return [
      ...program(rule.where, 'where'),
      ...program(rule.identifier, 'identifier'),
      ...program(rule.title, 'title'),
      ...Object.entries(rule.properties ?? {}).flatMap(([key, text]) =>
        program(text, 'properties', key),
      ),
      ...Object.entries(rule.relations ?? {}).flatMap(([key, text]) =>
        program(text, 'relations', key),
      ),
    ];
  });
}

/** `.properties.name` or `.properties["name"]`, and not a longer name. */
function readsProperty(program: string, name: string): boolean {
  const escaped = name.replaceAll(/[^A-Za-z0-9_]/g, String.raw`\$&`);
  const dotted = new RegExp(String.raw`\.properties\.${escaped}(?![A-Za-z0-9_])`);
  return dotted.test(program) || program.includes(`.properties["${name}"]`);
}
