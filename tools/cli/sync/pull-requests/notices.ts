import type { GitCommit } from '../../../ports/git.ts';
import { count } from '../../../reporters/count.ts';
import { codeSpan, codeSpanInText } from '../../../reporters/markdown-text.ts';
import { LABELS } from './sync-branches.ts';

const MOST = 20;

/** Why a branch is not brought up to date, and what a person can do about it. */
export function noticeOfPause(branch: string, foreign: readonly GitCommit[]): string {
  return [
    `> [!IMPORTANT]`,
    `> **Paused.** AWS has changed since, and ${count(foreign.length, 'commit')} on ${codeSpanInText(branch)} ${foreign.length === 1 ? 'does' : 'do'} not fit on top of that. Nothing was touched.`,
    '>',
    `> To go on: merge or rebase by hand and take the label ${codeSpanInText(LABELS.paused)} away; or tick the box below, and the branch is built anew without them. They are kept on another branch then.`,
    '',
    '| commit | by | what |',
    '| --- | --- | --- |',
    ...foreign.slice(0, MOST).map(rowOf),
    ...(foreign.length > MOST ? ['', `… and ${foreign.length - MOST} more.`] : []),
  ].join('\n');
}

function rowOf({ commit, author, message }: GitCommit): string {
  const title = (message.split('\n')[0] ?? '').slice(0, 100);
  return `| ${codeSpan(commit.slice(0, 10))} | ${codeSpan(author.slice(0, 60))} | ${codeSpan(title)} |`;
}

export const NOTHING_LEFT =
  'AWS and the catalog agree on everything that this pull request was about, so there is nothing left to merge. It is closed, and opened anew if that changes.';

export function noticeOfRest(foreign: readonly GitCommit[]): string {
  return [
    `Nothing of the survey is left here: AWS and the catalog agree. What is on the branch now ${foreign.length === 1 ? 'is a commit of a person' : 'are commits of people'}; merge or close it as you see fit.`,
    '',
    '| commit | by | what |',
    '| --- | --- | --- |',
    ...foreign.slice(0, MOST).map(rowOf),
  ].join('\n');
}
