import type {
  ScoreOutput,
  ScoreOutputEntity,
  ScoreOutputRule,
  ScoreOutputScorecard,
  ScoreOutputState,
} from '../model/score-output.ts';
import { createColours, type Colours } from './colours.ts';
import { count } from './count.ts';
import { cutName, cutText } from './cut-text.ts';
import { printable } from './printable.ts';
import { textTable } from './text-table.ts';

export interface ScoreTextOptions {
  readonly hasColours: boolean;
  /** How many entities of a scorecard are shown before the rest is counted. */
  readonly most: number;
}

/** Every scorecard on a line. */
export function renderScoreOverview(output: ScoreOutput, { hasColours }: ScoreTextOptions): string {
  const colours = createColours(hasColours);
  const rows = output.scorecards.map((each) => [
    line(each.identifier),
    line(each.blueprint),
    percentText(each.percent),
    `${levelsText(each)}${each.gate ? '  (gate)' : ''}`,
  ]);
  const none = 'no scorecards: a file in scorecards/ makes one\n';
  const isNone = output.scorecards.length + output.unscored.length === 0;
  return `${isNone ? none : textTable(rows)}${unscoredText(output, colours)}`;
}

/** A scorecard: its rules, and its entities, the lowest first. */
export function renderScorecardText(output: ScoreOutput, options: ScoreTextOptions): string {
  const colours = createColours(options.hasColours);
  const texts = output.scorecards.map((each) => scorecardText(each, options.most, colours));
  return texts.join('\n');
}

/** An entity in every scorecard of its blueprint, rule by rule. */
export function renderEntityScores(
  output: ScoreOutput,
  name: string,
  { hasColours }: ScoreTextOptions,
): string {
  const colours = createColours(hasColours);
  const texts = output.scorecards.flatMap((each) =>
    (each.entities ?? []).map((entity) => entityText(each, entity, colours)),
  );
  const none = 'no scorecard is for its blueprint\n';
  return `${colours.bold(line(name))}\n${texts.length === 0 ? none : texts.join('')}`;
}

function scorecardText(each: ScoreOutputScorecard, most: number, colours: Colours): string {
  const entities = each.entities ?? [];
  const shown = entities.slice(0, most);
  const rest = entities.length - shown.length;
  const rules = each.rules.map((rule) => [
    `  ${line(rule.level)}`,
    line(rule.identifier),
    `${rule.passed} of ${rule.passed + rule.failed}`,
    [line(rule.title), ...ruleNotes(rule, colours)].join('  '),
  ]);
  const rows = shown.map((entity) => [
    `  ${line(cutName(entity.title ?? entity.identifier, 50))}`,
    entity.level === undefined ? '(does not apply)' : line(entity.level),
    entity.percent === undefined ? '' : percentText(entity.percent),
    failedRules(entity),
  ]);
  return [
    `${colours.bold(line(each.title))}  ${line(each.identifier)} of ${line(each.blueprint)}${each.gate ? '  (gate)' : ''}\n`,
    `${each.percent === undefined ? '' : `${each.percent} % on average; `}${levelsText(each)}\n`,
    `\n${textTable(rules)}`,
    rows.length === 0 ? '' : `\n${textTable(rows)}`,
    rest === 0 ? '' : `  … and ${rest} more; --all shows them\n`,
  ].join('');
}

function ruleNotes(rule: ScoreOutputRule, colours: Colours): readonly string[] {
  const due = rule.due === undefined ? [] : [`due ${line(rule.due)}`];
  return [
    ...(rule.overdue === true ? [colours.red(`over${due.join('')}`)] : due),
    ...(rule.owner === undefined ? [] : [colours.dim(`ask ${line(rule.owner)}`)]),
  ];
}

function failedRules({ rules }: ScoreOutputEntity): string {
  const failed = rules.filter(({ state }) => state === 'FAILURE').map(({ rule }) => line(rule));
  return failed.join(', ');
}

function entityText(
  each: ScoreOutputScorecard,
  entity: ScoreOutputEntity,
  colours: Colours,
): string {
  const title = `\n${colours.bold(line(each.title))}`;
  if (entity.level === undefined) return `${title}  does not apply\n`;
  const states = new Map(entity.rules.map((state) => [state.rule, state]));
  const lines = each.rules.map((rule) => {
    const state = states.get(rule.identifier);
    const isPassed = state?.state === 'SUCCESS';
    const sign = isPassed ? colours.green('✓') : colours.red('✗');
    const notes = isPassed ? [] : ruleNotes({ ...rule, failed: 1 }, colours);
    const head = `  ${sign} ${[line(rule.title), colours.dim(line(rule.level)), ...notes].join('  ')}`;
    return state === undefined || isPassed ? head : `${head}\n${reasonText(state, colours)}`;
  });
  return `${title}  ${line(entity.level)}  ${entity.percent} %\n${lines.join('\n')}\n`;
}

function reasonText({ reason = '', file, line: at }: ScoreOutputState, colours: Colours): string {
  const place = file === undefined ? '' : `${file}${at === undefined ? '' : `:${at}`}`;
  return `      ${line(reason)}  ${colours.dim(line(place))}`;
}

function unscoredText({ unscored }: ScoreOutput, colours: Colours): string {
  return unscored
    .map(({ scorecard, file, message }) => {
      const why = `no scores: ${line(message)}; run \`cadastre check\``;
      return `${colours.red(line(scorecard))}  ${line(file)}: ${why}\n`;
    })
    .join('');
}

/** From the highest to the lowest. */
function levelsText({ levels, notApplicable }: ScoreOutputScorecard): string {
  const parts = levels
    .toReversed()
    .filter(({ entities }) => entities > 0)
    .map(({ title, entities }) => `${entities} ${line(title)}`);
  const none = notApplicable === 0 ? [] : [count(notApplicable, 'does', 'do').concat(' not apply')];
  const all = [...parts, ...none];
  return all.length === 0 ? 'no entities' : all.join(', ');
}

function percentText(percent: number | undefined): string {
  return percent === undefined ? '  –  ' : `${percent} %`.padStart(5);
}

function line(text: string): string {
  return printable(cutText(text, 160));
}
