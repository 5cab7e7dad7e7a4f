import type { LevelMove, ScorecardDiff } from '../compare/scores-diff.ts';
import type { Colours } from './colours.ts';
import { cutText } from './cut-text.ts';
import { printable } from './printable.ts';
import { shownReason } from './shown-reason.ts';

/** More of one scorecard are counted. */
const MOST_MOVES = 50;

const STATES: Readonly<Record<ScorecardDiff['state'], string>> = {
  kept: '',
  created: 'is new',
  removed: 'is gone',
  unsound: 'cannot be read any more: `cadastre check` says why',
};

/** What a change does to levels, scorecard by scorecard; no lines where it does nothing. */
export function scoreMoveLines(scores: readonly ScorecardDiff[], colours: Colours): string[] {
  return scores.flatMap((each) => {
    const { title, identifier, state, isChanged, isGate, moves } = each;
    const notes = [
      isGate ? ['gate'] : [],
      state === 'kept' ? [] : [STATES[state]],
      state === 'kept' && isChanged ? ['the scorecard itself changes'] : [],
    ].flat();
    const name = title === identifier ? line(title) : `${line(title)}  ${line(identifier)}`;
    const shown = moves.slice(0, MOST_MOVES);
    const rest = moves.length - shown.length;
    return [
      `${colours.bold(name)}${notes.length === 0 ? '' : colours.dim(`  ${notes.join('; ')}`)}`,
      ...shown.flatMap((move) => moveLines(move, colours)),
      ...(rest === 0 ? [] : [colours.dim(`  … and ${rest} more`)]),
    ];
  });
}

function moveLines(move: LevelMove, colours: Colours): string[] {
  const { direction, blueprint, identifier, title, before, after, rules } = move;
  const signs = {
    down: colours.red('↓'),
    up: colours.green('↑'),
    enters: colours.cyan('+'),
    leaves: colours.cyan('-'),
  };
  const levels = `${levelText(before)} ${colours.dim('→')} ${levelText(after)}`;
  const name = `${line(blueprint)}/${line(title ?? identifier)}`;
  return [
    `  ${signs[direction]} ${name}  ${levels}`,
    ...rules.map(({ title: rule, reason }) => {
      const why =
        reason === undefined || direction === 'up' ? '' : `: ${line(shownReason(reason))}`;
      return `      ${line(rule)}${why}`;
    }),
  ];
}

function levelText(level: string | undefined): string {
  return level === undefined ? '(does not apply)' : line(level);
}

function line(text: string): string {
  return printable(cutText(text, 160));
}
