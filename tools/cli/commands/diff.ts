import { UserError } from '../../diagnostics/user-error.ts';
import { renderDiffJson } from '../../reporters/diff-json.ts';
import { DIFF_MARKDOWN_LIMIT, renderDiffMarkdown } from '../../reporters/diff-markdown.ts';
import { isEmptyDiff, type DiffReport } from '../../reporters/diff-report.ts';
import { renderDiffText } from '../../reporters/diff-text.ts';
import type { Command } from '../command.ts';
import { loadDiff } from '../diff/load-diff.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { quoteForActions } from '../quote-for-actions.ts';

/** With `--all` there is no limit; otherwise a first import would fill many screens. */
const MOST_CREATED = 8;

interface TextOptions {
  readonly hasColours: boolean;
  readonly most: number;
}

const FORMATS: Readonly<Record<string, (report: DiffReport, options: TextOptions) => string>> = {
  text: renderDiffText,
  json: (report) => renderDiffJson(report),
  markdown: (report) => renderDiffMarkdown(report, { limit: DIFF_MARKDOWN_LIMIT }),
};

export const diff: Command = {
  name: 'diff',
  summary: 'show what a change does to the catalog: entities, blueprints, who owns what',
  positionals: { usage: 'BASE [HEAD]', most: 2 },
  options: {
    format: {
      type: 'string',
      value: 'FORMAT',
      summary: 'how to show it',
      choices: Object.keys(FORMATS),
      default: 'text',
    },
    check: { type: 'boolean', summary: 'exit with 1 if there is a difference' },
    all: { type: 'boolean', summary: 'name every new entity' },
    'no-cache': { type: 'boolean', summary: 'look at every file anew' },
  },
  examples: [
    'cadastre diff main                      what this branch, and what is not committed, does',
    'cadastre diff v1 v2                     two revisions, exactly',
    'cadastre diff main --format markdown    for a pull request',
  ],
  async run(arguments_, context) {
    const [base, head] = arguments_.positionals;
    if (base === undefined)
      throw new UserError('diff with what?', 'write `cadastre diff main`, or another revision');
    const root = await getCatalogRoot(context);
    const isCached = !arguments_.has('no-cache');
    const report = await loadDiff({ root, base, head, isCached }, context);
    const format = arguments_.text('format') ?? 'text';
    const most = arguments_.has('all') ? Number.POSITIVE_INFINITY : MOST_CREATED;
    const text = FORMATS[format]?.(report, { hasColours: context.io.hasColours, most }) ?? '';
    const { io, env } = context;
    const isQuoted = env['GITHUB_ACTIONS'] === 'true' && format === 'text';
    io.stdout(isQuoted ? quoteForActions(text, context) : text);
    return arguments_.has('check') && !isEmptyDiff(report.diff) ? 1 : 0;
  },
};
