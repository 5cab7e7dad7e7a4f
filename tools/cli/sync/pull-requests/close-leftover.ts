import type { ForgePullRequest } from '../../../ports/forge.ts';
import { writeComment } from '../../github/write-comment.ts';
import { NOTICE_MARKER, type ApplyRequest } from './apply-proposal.ts';
import { NOTHING_LEFT, noticeOfRest } from './notices.ts';
import type { Proposed } from './proposal.ts';
import { parseRecord, renderRecord } from './pull-request-record.ts';
import type { SyncBranch } from './read-branch.ts';
import { LABELS } from './sync-branches.ts';

/** A pull request that nothing is left of: closed with a word, unless people committed to it. */
export async function closeLeftover(
  { forge, remote }: ApplyRequest,
  open: ForgePullRequest,
  branch: SyncBranch | undefined,
): Promise<Proposed> {
  const record = parseRecord(open.body);
  const outcome = (action: Proposed['action']): Proposed => ({
    key: record?.key ?? open.branch,
    branch: open.branch,
    title: open.title,
    action,
    files: 0,
    number: open.number,
    url: open.url,
  });
  if (open.labels.includes(LABELS.paused)) return outcome('paused');
  if (branch !== undefined && branch.foreign.length > 0) {
    const body = noticeOfRest(branch.foreign);
    await writeComment(forge, open.number, {
      marker: NOTICE_MARKER,
      text: `${NOTICE_MARKER}\n${body}`,
    });
    return outcome('left');
  }
  await forge.createComment(open.number, NOTHING_LEFT);
  // The body still says what it was about; only the record changes.
  const body =
    record === undefined
      ? undefined
      : open.body.replace(renderRecord(record), () => renderRecord({ ...record, state: 'done' }));
  await forge.updatePullRequest(open.number, {
    state: 'closed',
    ...(body === undefined ? {} : { body }),
  });
  // A commit that a person pushes at this very moment keeps the branch.
  if (branch !== undefined) await remote.push(branch.name, undefined, branch.commit);
  return outcome('closed');
}
