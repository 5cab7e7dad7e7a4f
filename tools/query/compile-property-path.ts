import { HISTORY_PROPERTIES } from '../derive/property-reader.ts';
import { nearestName } from '../diagnostics/nearest-name.ts';
import type { Place } from './compile-options.ts';
import { META_PROPERTIES } from './meta-properties.ts';
import { META_TYPES } from './meta-types.ts';
import type { PropertyPath } from './query.ts';
import type { QueryBlueprint } from './query-blueprint.ts';
import { writeHint } from './write-hint.ts';

/** Longer ways than this are nobody's intention. */
const MAX_STEPS = 15;

/** A property, a meta property, or `relation.relation.property`. Identifiers have no dots. */
export function compilePropertyPath(text: string, place: Place): PropertyPath | undefined {
  const { path, options, report } = place;
  const steps = text.split('.');
  const name = steps.pop() ?? '';
  if (name === '' || steps.includes('') || steps.length > MAX_STEPS) {
    const message = steps.length > MAX_STEPS ? 'the path is too long' : `\`${text}\` is no name`;
    report(path, message, 'write the identifier of a property, or `relation.property`');
    return undefined;
  }
  if (reportMeta(name, place)) return undefined;
  let at = options.blueprint;
  for (const step of steps) {
    const relation = at?.relations.get(step);
    if (at !== undefined && relation === undefined) {
      reportUnknownRelation(step, at, place);
      return undefined;
    }
    at = relation === undefined ? undefined : options.blueprints?.get(relation.target);
  }
  if (at !== undefined && !at.properties.has(name) && !META_TYPES.has(name)) {
    reportUnknownProperty(name, at, place);
    return undefined;
  }
  return { kind: 'property', steps, name };
}

function reportMeta(name: string, place: Place): boolean {
  return reportUnknownMeta(name, place) || reportHistory(name, place);
}

function reportHistory(name: string, { path, options, report }: Place): boolean {
  if (!HISTORY_PROPERTIES.has(name) || options.hasHistory === true) return false;
  const hint =
    '`cadastre list` asks git where all of its history is here; elsewhere ask for a property that says it';
  report(path, `\`${name}\` is in no file: only git knows it`, hint);
  return true;
}

type Reported = Pick<Place, 'path' | 'report'>;

export function reportUnknownRelation(
  name: string,
  { identifier, relations }: QueryBlueprint,
  { path, report }: Reported,
): void {
  const hint = writeHint(nearestName(name, relations.keys()));
  report(path, `\`${name}\` is no relation of \`${identifier}\``, hint);
}

function reportUnknownProperty(
  name: string,
  { identifier, properties, relations }: QueryBlueprint,
  { path, report }: Reported,
): void {
  const hint = relations.has(name)
    ? `it is a relation: write \`relation: ${name}\``
    : writeHint(nearestName(name, [...properties.keys(), ...META_PROPERTIES]));
  report(path, `\`${name}\` is no property of \`${identifier}\``, hint);
}

/** Names of properties cannot begin with `$`, so that these are judged without a blueprint too. */
export function reportUnknownMeta(name: string, { path, report }: Reported): boolean {
  if (!name.startsWith('$') || META_TYPES.has(name)) return false;
  const hint = writeHint(nearestName(name, META_PROPERTIES));
  report(path, `\`${name}\` is no meta property`, hint);
  return true;
}
