import { countsByCheck, countsByFile } from './check-markdown-counts.ts';
import { checkDetails } from './check-markdown-details.ts';
import type { CheckReport } from './check-report.ts';
import { checkSum } from './check-sum.ts';
import { count } from './count.ts';

/**
 * How many characters GitHub takes, with room for what is put around them: 65,536 characters for a comment;
 * 1 MiB for the summary of a step, where a character can take three bytes, and what would be a comment has its place
 * as well.
 */
export const MARKDOWN_LIMITS = { comment: 60_000, stepSummary: 280_000 } as const;

/** More rows than this are folded. */
const MOST_OPEN_ROWS = 10;

export interface CheckMarkdownOptions {
  /** In characters, at least 2,000. */
  readonly limit: number;
}

/**
 * For a pull request or the summary of a run. What does not fit is left out by whole sections, never cut
 * through, and a sentence says so.
 */
export function renderCheckMarkdown(report: CheckReport, { limit }: CheckMarkdownOptions): string {
  const head = [`### cadastre check: ${checkSum(report.summary).verdict}`, '', looked(report)];
  if (report.diagnostics.length === 0) return toText(head);
  for (const stage of stages(report)) {
    const text = fit([head, ...stage], limit);
    if (text !== undefined) return text;
  }
  return toText([...head, '', 'The problems do not fit here. The log of the run has them all.']);
}

/** Lines, which may be made only as they are asked for. */
type Section = Iterable<string>;

/** From everything to next to nothing. */
function stages(report: CheckReport): (readonly Section[])[] {
  const { diagnostics, changedFiles, linkTo } = report;
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const changed = errors.filter(({ location }) => changedFiles?.has(location.file) === true);
  const byCheck = ['', ...countsByCheck(report)];
  const counts = [byCheck, fold('By file', countsByFile(report))];
  const noChange =
    'the details of warnings, and of errors in files that this change does not touch';
  return [
    [...counts, checkDetails(diagnostics, linkTo)],
    ...(errors.length === 0
      ? []
      : [[...counts, leftOut('the details of warnings'), checkDetails(errors, linkTo)]]),
    ...(changed.length === 0
      ? []
      : [[...counts, leftOut(noChange), checkDetails(changed, linkTo)]]),
    [...counts, leftOut('the details of every problem')],
    [byCheck, leftOut('the details of every problem, and the files')],
  ];
}

/** The text, or undefined as soon as it is too long: 50,000 problems are not written out to be thrown away. */
function fit(sections: readonly Section[], limit: number): string | undefined {
  const lines: string[] = [];
  let length = 0;
  for (const section of sections) {
    for (const line of section) {
      length += line.length + 1;
      if (length > limit) return undefined;
      lines.push(line);
    }
  }
  return toText(lines);
}

function looked({ summary }: CheckReport): string {
  const { looked: text, notes } = checkSum(summary);
  return `Looked at ${text}${notes}.`;
}

function leftOut(what: string): Section {
  return [
    '',
    `Left out, because it would be too long here: ${what}. The log of the run has them all.`,
  ];
}

function fold(title: string, table: readonly string[]): Section {
  const rows = table.length - 2;
  if (rows <= MOST_OPEN_ROWS) return ['', ...table];
  const summary = `<summary>${title}: ${count(rows, 'file')}</summary>`;
  return ['', `<details>${summary}`, '', ...table, '', '</details>'];
}

function toText(lines: readonly string[]): string {
  return `${lines.join('\n')}\n`;
}
