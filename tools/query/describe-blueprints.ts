import type { Blueprint, Catalog } from '../load/catalog.ts';
import { META_TYPES } from './meta-types.ts';
import type { QueryBlueprint, QueryBlueprints, QueryProperty } from './query-blueprint.ts';

type Blueprints = Catalog['blueprintsById'];

/** What queries must know of the blueprints of a catalog. A mirror has the type of what its path leads to. */
export function describeBlueprints(blueprints: Blueprints): QueryBlueprints {
  return new Map([...blueprints].map(([name, each]) => [name, describe(each, blueprints)]));
}

function describe(blueprint: Blueprint, blueprints: Blueprints): QueryBlueprint {
  const properties = new Map<string, QueryProperty>(Object.entries(ownProperties(blueprint)));
  for (const [name, { path }] of Object.entries(blueprint.file.mirrorProperties ?? {}))
    properties.set(name, typeOfPath(path, blueprint, blueprints));
  const relations = Object.entries(blueprint.relations).map(
    ([name, { target, required }]) => [name, { target, isRequired: required === true }] as const,
  );
  return { identifier: blueprint.identifier, properties, relations: new Map(relations) };
}

/** Without mirrors, which may lead to anything but another mirror's type that is not known yet. */
function ownProperties({ properties, file }: Blueprint): Readonly<Record<string, QueryProperty>> {
  const numbers = Object.keys(file.aggregationProperties ?? {}).map(
    (name) => [name, { type: 'number' }] as const,
  );
  return { ...properties, ...file.calculationProperties, ...Object.fromEntries(numbers) };
}

function typeOfPath(path: unknown, start: Blueprint, blueprints: Blueprints): QueryProperty {
  const steps = typeof path === 'string' ? path.split('.') : [];
  const name = steps.pop() ?? '';
  let at: Blueprint | undefined = start;
  for (const step of steps) {
    const target: string | undefined = Object.hasOwn(at.relations, step)
      ? at.relations[step]?.target
      : undefined;
    at = target === undefined ? undefined : blueprints.get(target);
    if (at === undefined) return { type: undefined };
  }
  const own = ownProperties(at);
  return META_TYPES.get(name) ?? (Object.hasOwn(own, name) ? own[name] : undefined) ?? NO_TYPE;
}

const NO_TYPE: QueryProperty = { type: undefined };
