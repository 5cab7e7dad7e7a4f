import type { EntityTable } from './entity-tables.ts';
import type { Problem } from './planned-property.ts';
import type { RowProblem } from './snapshot/derived-snapshot.ts';

/** Messages of jq may hold a value each: so many are shown, and the others are counted. */
const MOST_SHOWN = 5;

interface Count extends RowProblem {
  entities: number;
  first: number;
}

/** Counts what is said of rows: each message once, the most frequent first. */
export function countMessages(
  problems: ReadonlyMap<number, RowProblem>,
  { rows }: EntityTable,
): readonly Problem[] {
  const sorted = countEach(problems).sort(
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
  return shown.map(({ first, ...problem }) => ({ ...problem, entity: rows[first]?.identifier }));
}

function countEach(problems: ReadonlyMap<number, RowProblem>): Count[] {
  const counts = new Map<string, Count>();
  for (const [row, { kind, message }] of problems) {
    const key = `${kind} ${message}`;
    const known = counts.get(key);
    if (known === undefined) counts.set(key, { kind, message, entities: 1, first: row });
    else {
      known.entities += 1;
      // Rows come in the order in which programs end.
      known.first = Math.min(known.first, row);
    }
  }
  return [...counts.values()];
}
