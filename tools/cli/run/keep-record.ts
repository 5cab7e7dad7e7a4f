import { markerOf, parseMarker } from '../../actions/record/record-marker.ts';
import type { RunRecord } from '../../model/run-record.ts';
import { ForgeFailure, type Forge } from '../../ports/forge.ts';
import {
  renderRunComment,
  renderRunMarkdown,
  type RunComment,
} from '../../reporters/run-comment.ts';
import type { Context } from '../context.ts';
import { findComment, writeComment } from '../github/write-comment.ts';

/** The record of a run on a pull request: of a comment that we wrote ourselves, whatever others write. */
export async function findRecord(
  forge: Forge,
  pullRequest: number,
  id: string,
): Promise<RunRecord | undefined> {
  const comment = await findComment(forge, pullRequest, markerOf(id));
  return comment === undefined ? undefined : parseMarker(comment.body);
}

/**
 * Says how a run stands: in its comment, where it has a pull request, and in the summary of the step. That it cannot be
 * said on the pull request is noted, and ends no run.
 */
export async function keepRecord(
  forge: Forge,
  comment: RunComment,
  context: Context,
): Promise<void> {
  const { record } = comment;
  await context.writeStepSummary(renderRunMarkdown(comment));
  if (record.pullRequest === undefined) return;
  try {
    const text = renderRunComment(comment);
    await writeComment(forge, record.pullRequest, { marker: markerOf(record.id), text });
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    context.io.stderr(
      `note: the status could not be written on #${record.pullRequest}: ${error.message}\n`,
    );
  }
}

/** The record for the jobs after this one. */
export function toOutput(record: RunRecord): string {
  const text = JSON.stringify(record);
  // A variable of the environment holds no more than 128 KiB.
  return text.length <= MOST_CHARACTERS ? text : JSON.stringify({ ...record, inputs: {} });
}

const MOST_CHARACTERS = 60_000;
