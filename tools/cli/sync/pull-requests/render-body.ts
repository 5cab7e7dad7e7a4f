import { REBUILD_BOX, renderRecord, type PullRequestRecord } from './pull-request-record.ts';

const START = '<!-- cadastre-sync-start -->';
const END = '<!-- cadastre-sync-end -->';
/** GitHub's limit is 65,536. */
const MOST = 65_000;

export interface BodyParts {
  readonly text: string;
  readonly record: PullRequestRecord;
  /** What a reviewer has to know before anything else. */
  readonly notice?: string | undefined;
  /** Whether there are commits of people on the branch: then a box offers to build it without those that do not fit. */
  readonly offersRebuild: boolean;
}

/** The body of a pull request: ours between two marks, and around them what people wrote, as it is. */
export function renderBody(
  { text, record, notice, offersRebuild }: BodyParts,
  before: string | undefined,
): string {
  const own = [
    START,
    ...(notice === undefined ? [] : [notice, '']),
    text.trimEnd(),
    ...(offersRebuild ? ['', REBUILD_OFFER] : []),
    '',
    renderRecord(record),
    END,
  ].join('\n');
  const { head, tail } = around(before ?? '');
  // What people wrote is theirs: if both do not fit, ours is told to be in the commit.
  if (head.length + own.length + tail.length <= MOST) return head + own + tail;
  const short = [START, 'What changes is in the commit.', '', renderRecord(record), END].join('\n');
  return head + short + tail;
}

const REBUILD_OFFER = `- [ ] Build this branch anew without the commits of people that do not fit any more (they are kept on another branch) ${REBUILD_BOX}`;

function around(body: string): { readonly head: string; readonly tail: string } {
  const start = body.indexOf(START);
  const end = body.indexOf(END, start);
  if (start !== -1 && end !== -1)
    return { head: body.slice(0, start), tail: body.slice(end + END.length) };
  const written = body.trimEnd();
  return { head: written === '' ? '' : `${written}\n\n`, tail: '' };
}
