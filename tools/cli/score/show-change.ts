import { getEntity } from '../../graph/get-entity.ts';
import type { ScorecardDiff } from '../../compare/scores-diff.ts';
import type { Catalog } from '../../load/catalog.ts';
import { createColours } from '../../reporters/colours.ts';
import { renderScoreMoves } from '../../reporters/diff-markdown-scores.ts';
import { scoreMoveLines } from '../../reporters/score-moves-text.ts';
import type { Arguments, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { loadDiff } from '../diff/load-diff.ts';
import { loadRepository } from '../load-repository.ts';
import { changeOfScores, type Asked } from './change-of-scores.ts';
import { unknownScorecard } from './unknown-scorecard.ts';

/** What moved since a revision: everywhere, in one scorecard, or of one entity. Answers 1 where a gate is against it. */
export async function showChange(
  arguments_: Arguments,
  root: string,
  context: Context,
): Promise<ExitCode> {
  const base = arguments_.text('since') ?? '';
  const { catalog } = await loadRepository(context);
  const report = await loadDiff({ root, base, head: undefined, isCached: true }, context);
  const asked = findAsked(arguments_.positionals[0], catalog, report.diff.scores ?? []);
  const { scores, output } = changeOfScores(report, asked);
  const { stdout, stderr, hasColours } = context.io;
  const lines = scoreMoveLines(scores, createColours(hasColours));
  const nothing = 'no level moves\n';
  switch (arguments_.text('format')) {
    case 'json':
      stdout(`${JSON.stringify(output, null, 2)}\n`);
      break;
    case 'markdown':
      stdout(renderScoreMoves(scores));
      break;
    default:
      stdout(lines.length === 0 ? nothing : `${lines.join('\n')}\n`);
  }
  if (output.regression) stderr('a scorecard with `gate: regression` goes down\n');
  return output.regression ? 1 : 0;
}

/** Throws UserError for a name of nothing. */
function findAsked(
  name: string | undefined,
  catalog: Catalog,
  scores: readonly ScorecardDiff[],
): Asked {
  if (name === undefined) return EVERYTHING;
  const known = [...catalog.scorecards, ...scores].map(({ identifier }) => identifier);
  if (known.includes(name))
    return { ...EVERYTHING, isScorecard: ({ identifier }) => identifier === name };
  if (!name.includes('/')) throw unknownScorecard(name, known);
  const entity = getEntity(catalog, name);
  return {
    isScorecard: ({ blueprint }) => blueprint === entity.blueprint,
    isEntity: ({ identifier }) => identifier === entity.identifier,
  };
}

const EVERYTHING: Asked = { isScorecard: () => true, isEntity: () => true };
