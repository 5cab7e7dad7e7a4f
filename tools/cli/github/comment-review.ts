import type { CatalogDiff } from '../../compare/catalog-diff.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import { ForgeFailure } from '../../ports/forge.ts';
import type { CheckReport } from '../../reporters/check-report.ts';
import { MARKDOWN_LIMITS } from '../../reporters/check-markdown.ts';
import { renderDiffMarkdown } from '../../reporters/diff-markdown.ts';
import { prose } from '../../reporters/markdown-text.ts';
import { renderReviewComment } from '../../reporters/review-comment.ts';
import type { Context } from '../context.ts';
import { getRepository } from './get-repository.ts';
import { readEventFile } from './read-event-file.ts';
import { writeComment } from './write-comment.ts';

/** The one comment of a pull request that says what it does to the catalog. */
const MARKER = '<!-- cadastre-review -->';

export interface ReviewRequest {
  readonly check: CheckReport;
  /** Asked for once it is certain that there is a pull request to say it on. */
  getDiff(): Promise<CatalogDiff>;
}

/**
 * Says on the pull request that this job runs for what is wrong with it and what it does to the catalog. Where the token
 * may not comment, as for a pull request from a fork, a note says so, and the summary of the run has it all.
 */
export async function commentReview(request: ReviewRequest, context: Context): Promise<void> {
  const number = await getPullRequest(context);
  const diff = await request.getDiff();
  const body = renderReviewComment({ diff, check: request.check });
  const note = (text: string): void => context.io.stderr(`note: ${text}\n`);
  try {
    const forge = await context.openForge(getRepository(context).forge);
    const written = await writeComment(forge, number, {
      marker: MARKER,
      text: `${MARKER}\n${body}`,
    });
    note(`the comment on #${number} was ${written === 'unchanged' ? 'right as it was' : written}`);
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    const why =
      error.kind === 'denied'
        ? 'the token may not comment here, as on a pull request from a fork'
        : error.message;
    note(`no comment was written on #${number}: ${why}; the summary of this run has it all`);
    // The problems are there already.
    const changes = renderDiffMarkdown({ diff }, { limit: MARKDOWN_LIMITS.comment });
    await context.writeStepSummary(
      `\nNo comment was written on #${number}: ${prose(why)}.\n\n${changes}`,
    );
  }
}

async function getPullRequest(context: Context): Promise<number> {
  const event = await readEventFile(context);
  const pull: unknown = event['pull_request'];
  const number: unknown =
    typeof pull === 'object' && pull !== null && 'number' in pull && pull.number;
  if (typeof number === 'number' && Number.isSafeInteger(number) && number > 0) return number;
  throw new UserError(
    '--comment: this job does not run for a pull request',
    'use it in a workflow on `pull_request`; elsewhere, `--format markdown` prints the same',
  );
}
