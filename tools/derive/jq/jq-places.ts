/** What a program reads of an entity as Port shapes it: names at its root, of its properties and of its relations. */
export interface JqReads {
  /** Names at the root, `properties` and `relations` among them where something of them is read. */
  readonly top: ReadonlySet<string>;
  readonly properties: ReadonlySet<string>;
  readonly relations: ReadonlySet<string>;
  readonly isEveryProperty: boolean;
  readonly isEveryRelation: boolean;
  /** Whether the entity is read as a whole. */
  readonly isWhole: boolean;
}

/** Where in the entity a value stands; undefined for one that is made of what was read. */
export type Place = readonly string[] | undefined;

/** Collects the places that a program reads. */
export function createPlaces(): {
  read(place: Place): void;
  /** The place of a member; what is deeper than a property is read as a whole. */
  member(place: Place, name: string): Place;
  reads(): JqReads;
  everything(): JqReads;
} {
  const top = new Set<string>();
  const members = { properties: new Set<string>(), relations: new Set<string>() };
  const whole = { properties: false, relations: false };
  let isWhole = false;
  const reads = (): JqReads => ({
    top,
    properties: members.properties,
    relations: members.relations,
    isEveryProperty: isWhole || whole.properties,
    isEveryRelation: isWhole || whole.relations,
    isWhole,
  });
  const read = (place: Place): void => {
    if (place === undefined) return;
    const [first, second] = place;
    if (first === undefined) isWhole = true;
    else top.add(first);
    if (first !== 'properties' && first !== 'relations') return;
    if (second === undefined) whole[first] = true;
    else members[first].add(second);
  };
  return {
    read,
    member(place, name) {
      if (place === undefined) return undefined;
      const [first] = place;
      const isMap = first === 'properties' || first === 'relations';
      if (first === undefined || (isMap && place.length === 1)) return [...place, name];
      read(place);
      return undefined;
    },
    reads,
    everything() {
      isWhole = true;
      return reads();
    },
  };
}
