import type {
  ScoreOutput,
  ScoreOutputEntity,
  ScoreOutputRule,
  ScoreOutputScorecard,
} from '../model/score-output.ts';
import { cell, valueCell } from './diff-markdown-table.ts';
import { codeSpanInText } from './markdown-text.ts';
import { cutText } from './cut-text.ts';

/** More entities of a scorecard are counted. */
const MOST_ENTITIES = 200;

/** Scores as tables, for a page or the summary of a job. */
export function renderScoreMarkdown(output: ScoreOutput): string {
  const isDetailed = output.scorecards.some(({ entities }) => entities !== undefined);
  const parts = isDetailed
    ? output.scorecards.flatMap(scorecardParts)
    : [
        table(
          ['scorecard', 'blueprint', 'average:', 'levels'],
          output.scorecards.map((each) => [
            cell(each.title),
            cell(each.blueprint),
            percentCell(each.percent),
            levelsCell(each),
          ]),
        ),
      ];
  const unscored = table(
    ['no scores', 'file', 'why'],
    output.unscored.map((each) => [cell(each.scorecard), cell(each.file), valueCell(each.message)]),
  );
  const texts = ['### Scorecards', ...parts, unscored].filter((text) => text !== '');
  return `${texts.join('\n\n')}\n`;
}

function scorecardParts(each: ScoreOutputScorecard): readonly string[] {
  const entities = each.entities ?? [];
  const shown = entities.slice(0, MOST_ENTITIES);
  const rest = entities.length - shown.length;
  return [
    `#### ${codeSpanInText(cutText(each.title))}`,
    `${percentCell(each.percent)} on average. ${levelsCell(each)}`,
    table(
      ['level', 'rule', 'pass:', 'fail:', 'due', 'ask'],
      each.rules.map((rule) => [
        cell(rule.level),
        cell(rule.title),
        `${rule.passed}`,
        `${rule.failed}`,
        dueCell(rule),
        rule.owner === undefined ? '' : cell(rule.owner),
      ]),
    ),
    table(
      ['entity', 'level', 'percent:', 'fails'],
      shown.map((entity) => [
        cell(entity.title ?? entity.identifier),
        entity.level === undefined ? 'does not apply' : cell(entity.level),
        percentCell(entity.percent),
        failuresCell(entity),
      ]),
    ),
    ...(rest === 0 ? [] : [`… and ${rest} more.`]),
  ];
}

function dueCell({ due, overdue }: ScoreOutputRule): string {
  if (due === undefined) return '';
  return overdue === true ? `**${cell(due)}**` : cell(due);
}

function failuresCell({ rules }: ScoreOutputEntity): string {
  return rules
    .filter(({ state }) => state === 'FAILURE')
    .map(({ rule, reason = '' }) => `${cell(rule)}: ${valueCell(reason)}`)
    .join('<br>');
}

function levelsCell({ levels, notApplicable }: ScoreOutputScorecard): string {
  const parts = levels
    .toReversed()
    .map(({ title, entities }) => `${cell(title)} ${entities}`)
    .concat(notApplicable === 0 ? [] : [`does not apply ${notApplicable}`]);
  return parts.join(', ');
}

function percentCell(percent: number | undefined): string {
  return percent === undefined ? '' : `${percent} %`;
}

function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  const row = (texts: readonly string[]): string => `| ${texts.join(' | ')} |`;
  return [
    row(columns.map((name) => name.replace(/:$/, ''))),
    row(columns.map((name) => (name.endsWith(':') ? '---:' : '---'))),
    ...rows.map(row),
  ].join('\n');
}
