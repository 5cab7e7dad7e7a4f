import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { getEntity } from '../../graph/get-entity.ts';
import type { FullEntity } from '../../load/catalog.ts';
import { count } from '../../reporters/count.ts';
import { createColours } from '../../reporters/colours.ts';
import { renderScoreMoves } from '../../reporters/diff-markdown-scores.ts';
import { renderHistoryMarkdown, renderHistoryText } from '../../reporters/score-history.ts';
import { renderScoreMarkdown } from '../../reporters/score-markdown.ts';
import { scoreMoveLines } from '../../reporters/score-moves-text.ts';
import {
  renderEntityScores,
  renderScorecardText,
  renderScoreOverview,
  type ScoreTextOptions,
} from '../../reporters/score-text.ts';
import type { ScoredScorecard } from '../../score/scored-catalog.ts';
import type { Arguments, Command, ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { loadDiff } from '../diff/load-diff.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { loadRepository } from '../load-repository.ts';
import { changeOfScores } from '../score/change-of-scores.ts';
import { createScoreOutput } from '../score/create-score-output.ts';
import { loadHistory } from '../score/load-history.ts';
import { scoreStore, type ScoredStore } from '../score/score-store.ts';
import { writeBadges } from '../score/write-badges.ts';

const MOST_ENTITIES = 40;

export const score: Command = {
  name: 'score',
  summary: 'score the entities: levels, what they lack, and what a change does to them',
  positionals: { usage: '[SCORECARD|BLUEPRINT/ID]', most: 1 },
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to show it',
      choices: ['text', 'json', 'markdown'],
      default: 'text',
    },
    all: { type: 'boolean', summary: 'name every entity of a scorecard' },
    since: {
      type: 'string',
      value: 'REV',
      summary: 'what moved up or down since this revision; exit with 1 if a gate is against it',
    },
    history: {
      type: 'boolean',
      summary: 'the levels at the newest merges into the default branch',
    },
    last: { type: 'string', value: 'N', summary: 'with --history, how many merges', default: '20' },
    badges: { type: 'string', value: 'DIR', summary: 'write a badge for each of them, as SVG' },
  },
  examples: [
    'cadastre score                          every scorecard',
    'cadastre score production-readiness     its rules, and who fails them',
    'cadastre score lambda/orders-worker     what one entity lacks, and where to mend it',
    'cadastre score --since main             what this branch does to levels',
  ],
  async run(arguments_, context) {
    const root = await getCatalogRoot(context);
    if (arguments_.text('since') !== undefined) return await showChange(arguments_, root, context);
    if (arguments_.has('history')) return await showHistory(arguments_, root, context);
    const files = context.openFiles(root);
    const now = context.currentTime();
    const memory = { cache: context.openCache(root, 'values'), isKept: true };
    const store = await scoreStore({ store: files, now, memory });
    const asked = findAsked(store, arguments_.positionals[0]);
    const format = arguments_.text('format') ?? 'text';
    const output = await createScoreOutput(
      store,
      {
        scorecards: asked.scorecards,
        entities: asked.entity ?? (asked.isOne ? 'all' : 'none'),
        wantsLines: asked.entity !== undefined || format === 'json',
        now,
      },
      files,
    );
    const most = arguments_.has('all') ? Number.POSITIVE_INFINITY : MOST_ENTITIES;
    const options: ScoreTextOptions = { hasColours: context.io.hasColours, most };
    if (format === 'json') context.io.stdout(`${JSON.stringify(output, null, 2)}\n`);
    else if (format === 'markdown') context.io.stdout(renderScoreMarkdown(output));
    else if (asked.entity !== undefined) {
      const { blueprint, identifier } = asked.entity;
      context.io.stdout(renderEntityScores(output, `${blueprint}/${identifier}`, options));
    } else
      context.io.stdout(
        asked.isOne ? renderScorecardText(output, options) : renderScoreOverview(output, options),
      );
    const folder = arguments_.text('badges');
    if (folder !== undefined) {
      const written = await writeBadges(folder, asked, context);
      context.io.stderr(`${count(written, 'badge')} written\n`);
    }
    return 0;
  },
};

interface Asked {
  readonly scorecards: readonly ScoredScorecard[];
  /** Whether one scorecard is meant. */
  readonly isOne: boolean;
  readonly entity: FullEntity | undefined;
}

/** A scorecard by its identifier, an entity by its name, or everything. Throws UserError for neither. */
function findAsked({ catalog, scored }: ScoredStore, name: string | undefined): Asked {
  const { scorecards, unscored } = scored;
  if (name === undefined) return { scorecards, isOne: false, entity: undefined };
  const found = scored.find(name);
  if (found !== undefined) return { scorecards: [found], isOne: true, entity: undefined };
  const broken = unscored.find(({ scorecard }) => scorecard.identifier === name);
  if (broken !== undefined) {
    const message = `\`${name}\` has no scores: ${broken.message}`;
    throw new UserError(message, 'run `cadastre check`');
  }
  if (!name.includes('/')) {
    const names = scorecards.map(({ identifier }) => identifier);
    throw unknownScorecard(name, names);
  }
  const { blueprint, identifier } = getEntity(catalog, name);
  const entity = catalog.entitiesById.get(blueprint)?.get(identifier);
  const own = scorecards.filter((each) => each.blueprint === blueprint);
  return { scorecards: own, isOne: false, entity };
}

function unknownScorecard(name: string, names: readonly string[]): UserError {
  const near = nearestName(name, names);
  const known = names.length === 0 ? 'there is none' : `known here: ${names.join(', ')}`;
  const hint = near === undefined ? `${known}; an entity is BLUEPRINT/ID` : `write \`${near}\``;
  return new UserError(`there is no scorecard \`${name}\``, hint);
}

async function showChange(
  arguments_: Arguments,
  root: string,
  context: Context,
): Promise<ExitCode> {
  const base = arguments_.text('since') ?? '';
  const [name] = arguments_.positionals;
  const { catalog } = await loadRepository(context);
  const report = await loadDiff({ root, base, head: undefined, isCached: true }, context);
  const known = [
    ...catalog.scorecards.map(({ identifier }) => identifier),
    ...(report.diff.scores ?? []).map(({ identifier }) => identifier),
  ];
  if (name !== undefined && !known.includes(name)) throw unknownScorecard(name, known);
  const { scores, output } = changeOfScores(
    report,
    ({ identifier }) => name === undefined || name === identifier,
  );
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

async function showHistory(
  arguments_: Arguments,
  root: string,
  context: Context,
): Promise<ExitCode> {
  const most = Number(arguments_.text('last'));
  if (!Number.isSafeInteger(most) || most < 1 || most > 1000)
    throw new UserError('--last is a number of merges', 'write one from 1 to 1000');
  const history = await loadHistory(root, most, context);
  const all = history.commits.flatMap(({ scorecards }) => scorecards);
  const known = [...new Set(all.map(({ identifier }) => identifier))].sort();
  const [name] = arguments_.positionals;
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
