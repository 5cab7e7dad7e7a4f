import type { CatalogDiff } from '../compare/catalog-diff.ts';
import { renderCheckMarkdown } from './check-markdown.ts';
import type { CheckReport } from './check-report.ts';
import { checkSum } from './check-sum.ts';
import { diffHeadline, renderDiffMarkdown } from './diff-markdown.ts';
import { diffVerdict, isEmptyDiff } from './diff-report.ts';

/** GitHub takes 65,536 characters in a comment; this leaves room for what is put around them. */
export const REVIEW_COMMENT_LIMIT = 60_000;

/** Room for the diff where there is little: its heading, its counts, a count for every section. */
const LEAST_DIFF = 2_500;

export interface ReviewComment {
  readonly diff: CatalogDiff;
  readonly check: CheckReport;
  /** In characters, at least 6,000. */
  readonly limit?: number;
}

/**
 * The comment on a pull request: what is wrong, what is new of it first, and what the change does to the catalog. Where
 * it gets long the diff gives way until only its counts are left; then the details of the problems do.
 */
export function renderReviewComment({
  diff,
  check,
  limit = REVIEW_COMMENT_LIMIT,
}: ReviewComment): string {
  const head = `### Cadastre: ${verdictOf(diff, check)}\n`;
  const least = isEmptyDiff(diff) ? 100 : Math.max(LEAST_DIFF, diffHeadline(diff).length + 2);
  const report = { ...check, diagnostics: newFirst(check) };
  const problems = withoutHeading(
    renderCheckMarkdown(report, { limit: limit - head.length - least }),
  );
  const room = limit - head.length - problems.length - 2;
  return [head, problems, renderDiffMarkdown({ diff }, { limit: room })].join('\n');
}

function verdictOf(diff: CatalogDiff, check: CheckReport): string {
  const changes = diffVerdict(diff);
  const { verdict } = checkSum(check.summary);
  return `${verdict}; ${changes === '' ? 'the catalog is not touched' : changes}`;
}

/** Problems in files that the change touches, then the others; each as they were. */
function newFirst({ diagnostics, changedFiles }: CheckReport): CheckReport['diagnostics'] {
  if (changedFiles === undefined) return diagnostics;
  const isNew = diagnostics.map(({ location }) => changedFiles.has(location.file));
  return [
    ...diagnostics.filter((_, index) => isNew[index]),
    ...diagnostics.filter((_, index) => !isNew[index]),
  ];
}

/** The comment has one heading of this size for both. */
function withoutHeading(markdown: string): string {
  return markdown.replace(/^### [^\n]*\n\n/, '');
}
