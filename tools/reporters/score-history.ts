import type { ScoreHistoryOutput, ScoreHistoryScorecard } from '../model/score-history-output.ts';
import { cutText } from './cut-text.ts';
import { cell } from './diff-markdown-table.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

/** Merge by merge, the newest first; `names` are the scorecards that are shown. */
export function renderHistoryText(
  { branch, commits }: ScoreHistoryOutput,
  names: readonly string[],
): string {
  const rows = commits.map(({ commit, time, message, scorecards }) => [
    time.slice(0, 10),
    commit.slice(0, 10),
    ...names.map((name) => numbersOf(scorecards, name)),
    line(message, 50),
  ]);
  const header = ['', '', ...names.map((name) => line(name, 30)), line(branch, 50)];
  return textTable([header, ...rows]);
}

export function renderHistoryMarkdown(
  { commits }: ScoreHistoryOutput,
  names: readonly string[],
): string {
  const header = ['day', 'commit', ...names.map(cell), 'merge'];
  const rows = commits.map(({ commit, time, message, scorecards }) => [
    time.slice(0, 10),
    cell(commit.slice(0, 10)),
    ...names.map((name) => numbersOf(scorecards, name)),
    cell(message),
  ]);
  return [header, header.map(() => '---'), ...rows]
    .map((texts) => `| ${texts.join(' | ')} |\n`)
    .join('');
}

/** The average, and the entities of each level from the highest to the lowest: `71 % (2/1/0/3)`. */
function numbersOf(scorecards: readonly ScoreHistoryScorecard[], name: string): string {
  const found = scorecards.find(({ identifier }) => identifier === name);
  if (found?.percent === undefined) return '–';
  const levels = found.levels.toReversed().map(({ entities }) => entities);
  return `${found.percent} % (${levels.join('/')})`;
}

function line(text: string, most: number): string {
  return printable(cutText(text, most));
}
