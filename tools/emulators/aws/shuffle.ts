/** A source of numbers from 0 to 1 that is the same for the same seed (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A copy in another order (Fisher-Yates). */
export function shuffle<Item>(items: readonly Item[], random: () => number): Item[] {
  const copy = [...items];
  for (let last = copy.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const [a, b] = [copy[last], copy[other]];
    if (a !== undefined && b !== undefined) [copy[last], copy[other]] = [b, a];
  }
  return copy;
}

/** Arrays whose order is a promise of the service. */
const ORDERED = new Set([
  'CacheBehaviors',
  'Command',
  'CorsRules',
  'EntryPoint',
  'KeySchema',
  'Layers',
  'Origins',
  'RecoveryMechanisms',
  'Rules',
  'RoutingRules',
  'TextTransformations',
]);

/** The same properties with tag lists, or with all arrays that are sets, in another order. */
export function shuffleProperties(
  value: unknown,
  what: 'tags' | 'all',
  random: () => number,
  key = '',
): unknown {
  if (Array.isArray(value)) {
    const elements = value.map((element) => shuffleProperties(element, what, random, key));
    const isSet = key.endsWith('Tags') || (what === 'all' && !ORDERED.has(key));
    return isSet ? shuffle(elements, random) : elements;
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      shuffleProperties(member, what, random, name),
    ]),
  );
}
