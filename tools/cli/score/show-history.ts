import { UserError } from '../../diagnostics/user-error.ts';
import { getEntity } from '../../graph/get-entity.ts';
import type { Entity } from '../../load/catalog.ts';
import { createColours } from '../../reporters/colours.ts';
import {
  renderEntityHistoryMarkdown,
  renderEntityHistoryText,
} from '../../reporters/score-entity-history.ts';
import { renderHistoryMarkdown, renderHistoryText } from '../../reporters/score-history.ts';
import type { Arguments, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { loadRepository } from '../load-repository.ts';
import { loadEntityHistory } from './load-entity-history.ts';
import { loadHistory } from './load-history.ts';
import { unknownScorecard } from './unknown-scorecard.ts';

/** The levels at the newest merges: of all scorecards, of one, or when those of one entity moved. */
export async function showHistory(
  arguments_: Arguments,
  root: string,
  context: Context,
): Promise<ExitCode> {
  const most = Number(arguments_.text('last'));
  if (!Number.isSafeInteger(most) || most < 1 || most > 1000)
    throw new UserError('--last is a number of merges', 'write one from 1 to 1000');
  const [name] = arguments_.positionals;
  if (name?.includes('/') === true) {
    const { catalog } = await loadRepository(context);
    return await showEntity(getEntity(catalog, name), { arguments_, root, most }, context);
  }
  const history = await loadHistory(root, most, context);
  const all = history.commits.flatMap(({ scorecards }) => scorecards);
  const known = [...new Set(all.map(({ identifier }) => identifier))].sort();
  if (name !== undefined && !known.includes(name)) throw unknownScorecard(name, known);
  const names = name === undefined ? known : [name];
  const format = arguments_.text('format');
  if (format === 'json') {
    const commits = history.commits.map((each) => ({
      ...each,
      scorecards: each.scorecards.filter(({ identifier }) => names.includes(identifier)),
    }));
    context.io.stdout(`${JSON.stringify({ ...history, commits }, null, 2)}\n`);
  } else if (format === 'markdown') context.io.stdout(renderHistoryMarkdown(history, names));
  else context.io.stdout(renderHistoryText(history, names));
  return 0;
}

interface HistoryRequest {
  readonly arguments_: Arguments;
  readonly root: string;
  readonly most: number;
}

async function showEntity(
  entity: Entity,
  { arguments_, root, most }: HistoryRequest,
  context: Context,
): Promise<ExitCode> {
  const history = await loadEntityHistory(root, { entity, most }, context);
  const { stdout, hasColours } = context.io;
  const format = arguments_.text('format');
  if (format === 'json') stdout(`${JSON.stringify(history, null, 2)}\n`);
  else if (format === 'markdown') stdout(renderEntityHistoryMarkdown(history));
  else stdout(renderEntityHistoryText(history, createColours(hasColours)));
  return 0;
}
