import type { DerivedFindingKind } from './derived-catalog.ts';
import type { Problem } from './planned-property.ts';

/** Messages of jq may hold a value each: so many are shown, and the others are counted. */
const MOST_SHOWN = 5;
const MOST_CHARACTERS = 300;

/** Counts what is said of many entities: each message once, the most frequent first. */
export interface MessageCounts {
  add(kind: DerivedFindingKind, message: string, row: number): void;
  problems(identifierOf: (row: number) => string | undefined): readonly Problem[];
}

interface Count {
  readonly kind: DerivedFindingKind;
  readonly message: string;
  entities: number;
  first: number;
}

export function createMessageCounts(): MessageCounts {
  const counts = new Map<string, Count>();
  return {
    add(kind, whole, row) {
      const message =
        whole.length > MOST_CHARACTERS ? `${whole.slice(0, MOST_CHARACTERS)}…` : whole;
      const key = `${kind} ${message}`;
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { kind, message, entities: 1, first: row });
      else {
        known.entities += 1;
        // Rows come in the order in which programs end.
        known.first = Math.min(known.first, row);
      }
    },
    problems(identifierOf) {
      const sorted = [...counts.values()].sort(
        (a, b) => b.entities - a.entities || a.first - b.first || (a.message < b.message ? -1 : 1),
      );
      const rest = sorted.slice(MOST_SHOWN);
      const [firstOfRest] = rest;
      const shown = sorted.slice(0, MOST_SHOWN);
      if (firstOfRest !== undefined)
        shown.push({
          ...firstOfRest,
          message: `and ${rest.length} more messages, such as: ${firstOfRest.message}`,
          entities: rest.reduce((total, { entities }) => total + entities, 0),
          first: rest.reduce((least, { first }) => Math.min(least, first), Infinity),
        });
      return shown.map(({ first, ...problem }) => ({ ...problem, entity: identifierOf(first) }));
    },
  };
}
