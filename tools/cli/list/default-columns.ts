import type { Blueprint } from '../../load/catalog.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';

/** Beside names, teams and scorecards. */
const MOST_PROPERTIES = 4;

/** What is shown where no columns are asked for: names, who owns it, a few properties, levels. */
export function defaultColumns(blueprint: Blueprint, scored: ScoredCatalog): readonly string[] {
  const { identifier, properties, required, file } = blueprint;
  // Required ones say most; links and texts of many lines say nothing in a table.
  const short = Object.keys(properties).filter(
    (name) => !['url', 'markdown', 'yaml'].includes(properties[name]?.format ?? ''),
  );
  const chosen = [...new Set([...required.filter((name) => short.includes(name)), ...short])];
  const scorecards = scored.scorecards.filter((each) => each.blueprint === identifier);
  return [
    '$identifier',
    '$title',
    ...(file.ownership === undefined ? [] : ['$team']),
    ...chosen.slice(0, MOST_PROPERTIES).map(quoted),
    ...scorecards.map((each) => `scorecard(${quoted(each.identifier)})`),
  ];
}

/** A name that means something else without quotes is quoted. */
function quoted(name: string): string {
  const isPlain = /^[A-Za-z_][\w-]*$/.test(name) && !WORDS.includes(name);
  return isPlain ? name : JSON.stringify(name);
}

const WORDS = ['and', 'or', 'not', 'everything', 'nothing'];
