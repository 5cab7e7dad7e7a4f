import type {
  ScoreEntityHistoryMove,
  ScoreEntityHistoryOutput,
  ScoreEntityHistoryScorecard,
} from '../model/score-entity-history-output.ts';
import type { Colours } from './colours.ts';
import { count } from './count.ts';
import { cutText } from './cut-text.ts';
import { cell, valueCell } from './diff-markdown-table.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

/** Scorecard by scorecard, the newest move first, with the rules that made the difference below it. */
export function renderEntityHistoryText(
  output: ScoreEntityHistoryOutput,
  colours: Colours,
): string {
  const { blueprint, identifier, title, branch, commits, scorecards } = output;
  const name = `${line(blueprint)}/${line(title ?? identifier)}`;
  const range = `${count(commits, 'commit')} of ${line(branch)} looked at`;
  const texts = scorecards.map((each) => scorecardText(each, colours));
  const none = 'no scorecard was for it\n';
  return `${colours.bold(name)}  ${colours.dim(range)}\n\n${texts.length === 0 ? none : texts.join('\n')}`;
}

export function renderEntityHistoryMarkdown({ scorecards }: ScoreEntityHistoryOutput): string {
  const header = ['scorecard', 'day', 'commit', 'level', 'through', 'merge'];
  const rows = scorecards.flatMap(({ title, moves }) =>
    moves.map((move) => [
      cell(title),
      move.time.slice(0, 10),
      cell(move.commit.slice(0, 10)),
      cell(levelsText(move)),
      rulesOf(move)
        .map(({ rule, why }) => cell(rule) + (why === '' ? '' : `: ${valueCell(why)}`))
        .join('; '),
      cell(move.message),
    ]),
  );
  return [header, header.map(() => '---'), ...rows]
    .map((texts) => `| ${texts.join(' | ')} |\n`)
    .join('');
}

function scorecardText(each: ScoreEntityHistoryScorecard, colours: Colours): string {
  const { scorecard, title, level, percent, moves } = each;
  const name = title === scorecard ? line(title) : `${line(title)}  ${line(scorecard)}`;
  const rows = moves.map((move) => [
    `  ${move.time.slice(0, 10)}`,
    move.commit.slice(0, 10),
    levelsText(move),
    line(move.message),
  ]);
  const lines = textTable(rows).split('\n');
  const body = moves.flatMap((move, index) => [
    lines[index] ?? '',
    ...rulesOf(move).map(
      ({ rule, why }) => `      ${line(rule)}${why === '' ? '' : `: ${line(why)}`}`,
    ),
  ]);
  const now = `${levelText(level)}${percent === undefined ? '' : `  ${percent} %`}`;
  return `${[`${colours.bold(name)}  ${now}`, ...body].join('\n')}\n`;
}

const SIGNS: Readonly<Record<ScoreEntityHistoryMove['direction'], string>> = {
  down: '↓',
  up: '↑',
  enters: '+',
  leaves: '-',
  begins: '·',
  appears: '+',
  disappears: '-',
};

const NO_SCORE = '(no score)';

function levelsText({ direction, before, after }: ScoreEntityHistoryMove): string {
  const sign = SIGNS[direction];
  if (direction === 'begins') return `${sign} ${levelText(after)}`;
  const was = direction === 'appears' ? NO_SCORE : levelText(before);
  const is = direction === 'disappears' ? NO_SCORE : levelText(after);
  return `${sign} ${was} → ${is}`;
}

function levelText(level: string | undefined): string {
  return level === undefined ? '(does not apply)' : line(level);
}

/** Why a rule fails; of what goes up it is why it failed before, and not told. */
function rulesOf({
  direction,
  rules,
}: ScoreEntityHistoryMove): readonly { readonly rule: string; readonly why: string }[] {
  return rules.map(({ title, reason = '' }) => ({
    rule: title,
    why: direction === 'up' ? '' : reason,
  }));
}

function line(text: string): string {
  return printable(cutText(text, 160));
}
