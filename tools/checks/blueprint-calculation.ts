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
