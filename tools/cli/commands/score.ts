import { UserError } from '../../diagnostics/user-error.ts';
import { getEntity } from '../../graph/get-entity.ts';
import type { FullEntity } from '../../load/catalog.ts';
import { count } from '../../reporters/count.ts';
import { renderScoreMarkdown } from '../../reporters/score-markdown.ts';
import {
  renderEntityScores,
  renderScorecardText,
  renderScoreOverview,
  type ScoreTextOptions,
} from '../../reporters/score-text.ts';
import type { ScoredScorecard } from '../../score/scored-catalog.ts';
import type { Command } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { createScoreOutput } from '../score/create-score-output.ts';
import { scoreStore, type ScoredStore } from '../score/score-store.ts';
import { showChange } from '../score/show-change.ts';
import { showHistory } from '../score/show-history.ts';
import { unknownScorecard } from '../score/unknown-scorecard.ts';
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
    'cadastre score lambda/mail --history    when its levels moved, in which commit, through which rule',
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
