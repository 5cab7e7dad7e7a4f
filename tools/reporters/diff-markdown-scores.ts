import type { LevelMove, ScorecardDiff } from '../compare/scores-diff.ts';
import { cutText } from './cut-text.ts';
import type { RenderSection } from './diff-markdown-sections.ts';
import { cell, renderSection, valueCell, type RowGroup } from './diff-markdown-table.ts';
import { shownReason } from './shown-reason.ts';
import { codeSpanInText } from './markdown-text.ts';

/** Which entities go up and down in scorecards, and through which rule; nothing where no level moves. */
export const scoreSection: RenderSection = ({ scores = [] }, most) => renderScores(scores, most);

function renderScores(scores: readonly ScorecardDiff[], most: number): string {
  const moves = scores.reduce((sum, each) => sum + each.moves.length, 0);
  const total = moves + scores.filter(({ state }) => state !== 'kept').length;
  return renderSection(
    {
      title: `Levels in scorecards${moves === 0 ? '' : ` (${moves})`}`,
      unit: ['row', 'rows'],
      columns: ['entity', 'before', 'after', 'through'],
      groups: scores.map((each): RowGroup => ({
        heading: headingOf(each),
        rows: rowsOf(each, most),
      })),
      total,
    },
    most,
  );
}

function headingOf({ title, isChanged, isGate, state }: ScorecardDiff): string {
  const notes = [
    isGate ? ['a gate'] : [],
    isChanged && state === 'kept' ? ['the scorecard itself changes'] : [],
  ].flat();
  const note = notes.length === 0 ? '' : ` (${notes.join('; ')})`;
  return `**${codeSpanInText(cutText(title))}**${note}`;
}

const STATES: Readonly<Record<Exclude<ScorecardDiff['state'], 'kept'>, string>> = {
  created: 'new scorecard',
  removed: 'scorecard removed',
  unsound: '**scorecard cannot be read any more**',
};

function rowsOf({ state, identifier, moves }: ScorecardDiff, most: number): string[][] {
  if (state !== 'kept') return [[cell(identifier), '', '', STATES[state]]];
  return moves.slice(0, most).map(moveRow);
}

const SIGNS: Readonly<Record<LevelMove['direction'], string>> = {
  down: '↓ ',
  leaves: '',
  enters: '',
  up: '↑ ',
};

function moveRow({ direction, identifier, title, before, after, rules }: LevelMove): string[] {
  const levelCell = (level: string | undefined): string =>
    level === undefined ? 'does not apply' : cell(level);
  const through = rules.map(({ title: rule, reason }) => {
    if (direction === 'up' || reason === undefined) return cell(rule);
    return `${cell(rule)}: ${valueCell(shownReason(reason))}`;
  });
  const name = `${SIGNS[direction]}${cell(title ?? identifier)}`;
  return [name, levelCell(before), levelCell(after), through.join('; ')];
}

/** The same by itself, with as many rows as a comment has room for. */
export function renderScoreMoves(scores: readonly ScorecardDiff[]): string {
  const section = renderScores(scores, MOST_ROWS);
  return section === '' ? 'No level moves.\n' : `${section}\n`;
}

const MOST_ROWS = 200;
