import { UserError } from '../../diagnostics/user-error.ts';
import { LIST_FORMATS, type ListFormat } from '../../reporters/list-formats.ts';
import type { Command } from '../command.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { readableBy } from '../access/readable-by.ts';
import { createListReport } from '../list/create-list-report.ts';
import { scoreStore } from '../score/score-store.ts';

/** What only git knows. */
const HISTORY = /\b(created|updated)(At|By)\b/;

export const list: Command = {
  name: 'list',
  summary: 'list entities of a blueprint: stored and derived values, and levels',
  positionals: { usage: 'BLUEPRINT', most: 1 },
  options: {
    as: {
      type: 'string',
      value: 'LOGIN',
      summary: 'only what this person may read, by the rules of the blueprints',
    },
    where: { type: 'string', value: 'TEXT', summary: 'which of them' },
    sort: {
      type: 'string',
      value: 'PROPERTY[:desc]',
      summary: 'in which order; by identifier otherwise',
    },
    columns: {
      type: 'string',
      value: 'A,B,C',
      summary: 'properties, $title and the like, relation(owner), owner.$team, scorecard(ready)',
    },
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to show them',
      choices: Object.keys(LIST_FORMATS),
      default: 'text',
    },
  },
  examples: [
    "cadastre list lambda --where 'runtime = nodejs18.x and owner.$team = checkout'",
    "cadastre list lambda --where 'scorecard(serverless-hygiene) = Basic' --sort memorySize:desc",
    "cadastre list Component --columns '$title,lifecycle,scorecard(delivery)' --format csv",
  ],
  async run(arguments_, context) {
    const [blueprint] = arguments_.positionals;
    if (blueprint === undefined)
      throw new UserError('list what?', 'write `cadastre list BLUEPRINT`');
    const root = await getCatalogRoot(context);
    const asked = ['where', 'sort', 'columns'].map((name) => arguments_.text(name) ?? '');
    const histories = asked.some((text) => HISTORY.test(text))
      ? await context.openGit(root).fileHistories('catalog')
      : undefined;
    const store = await scoreStore({
      histories,
      store: context.openFiles(root),
      now: context.currentTime(),
      memory: { cache: context.openCache(root, 'values'), isKept: true },
    });
    const login = arguments_.text('as');
    const readable =
      login === undefined ? undefined : await readableBy(login, store.catalog, context);
    const report = createListReport(
      { ...store, catalog: readable?.catalog ?? store.catalog },
      {
        blueprint,
        user: readable?.user,
        where: arguments_.text('where'),
        sort: arguments_.text('sort'),
        columns: arguments_.text('columns'),
        hasHistory: histories !== undefined,
      },
    );
    // The command line was parsed against these very names.
    const format = arguments_.text('format') as ListFormat;
    context.io.stdout(LIST_FORMATS[format](report));
    return 0;
  },
};
