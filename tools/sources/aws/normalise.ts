import { canonicalJsonText } from './canonical-json-text.ts';
import { getAwsType } from './types.ts';
import { isVolatile } from './volatile.ts';

type Properties = Readonly<Record<string, unknown>>;

/**
 * Properties in one form, whatever AWS answered: three of four tag lists come back unsorted, and differently at each
 * call. Sets are sorted, JSON in a string has one spelling, what changes by itself and what is null is left out.
 */
export function normalise(type: string, properties: Properties): Properties {
  return normaliseObject(properties, '', { type, ordered: getAwsType(type).ordered ?? [] });
}

interface Rules {
  readonly type: string;
  readonly ordered: readonly string[];
}

/** Arrays whose order means something in every type: priorities, keys, steps, arguments. All others are sets. */
const ORDERED = new Set([
  'Actions',
  'CacheBehaviors',
  'Command',
  'CorsRules',
  'DefaultActions',
  'EntryPoint',
  'KeySchema',
  'Layers',
  'PathParameterValues',
  'PlacementStrategies',
  'PlacementStrategy',
  'Prices',
  'Processors',
  'RecoveryMechanisms',
  'RoutingRules',
  'Rules',
  'Stages',
  'TextTransformations',
]);

/** Mappings whose keys are the words of people: nothing in them is ours to leave out. */
const OF_PEOPLE = /(?:Tags|Variables|Labels|Parameters|ProviderDetails)$/;

function normaliseObject(object: object, name: string, rules: Rules): Properties {
  const isOfPeople = OF_PEOPLE.test(name);
  const entries = Object.entries(object)
    .filter(
      ([key, value]) =>
        isOfPeople || (value !== null && value !== undefined && !isVolatile(rules.type, key)),
    )
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, isOfPeople ? value : normaliseValue(value, key, rules)] as const);
  return Object.fromEntries(entries);
}

function normaliseValue(value: unknown, key: string, rules: Rules): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((element) => normaliseValue(element, '', rules));
    return ORDERED.has(key) || rules.ordered.includes(key) ? elements : elements.toSorted(byText);
  }
  if (typeof value === 'string') return canonicalJsonText(value) ?? value;
  if (typeof value !== 'object' || value === null) return value;
  return normaliseObject(value, key, rules);
}

/** Tags by their key, everything else by its JSON. */
function byText(a: unknown, b: unknown): number {
  const [left, right] = [sortText(a), sortText(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

function sortText(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && value !== null && 'Key' in value) {
    return `${String(value.Key)}\u0000${JSON.stringify(value)}`;
  }
  return JSON.stringify(value) ?? '';
}
