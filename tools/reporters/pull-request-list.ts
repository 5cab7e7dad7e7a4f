import type { SyncPullRequest } from '../model/sync-output.ts';
import { codeSpan, link } from './markdown-text.ts';
import { printable } from './printable.ts';

const WORDS: Readonly<Record<SyncPullRequest['action'], string>> = {
  created: 'opened',
  updated: 'updated',
  unchanged: 'as it was',
  closed: 'closed: nothing is left',
  declined: 'stays closed: a person closed it, and nothing is new',
  paused: 'paused: commits of people do not fit any more',
  overtaken: 'left to another run, which was faster',
  left: 'left to people: nothing but their commits is on it',
};

/** Markdown for the summary of a step. */
export function renderPullRequestList(pullRequests: readonly SyncPullRequest[]): string {
  if (pullRequests.length === 0) return '### cadastre sync: nothing to propose\n';
  const rows = pullRequests.map(({ number, url, title, action, files }) => {
    const name = number === undefined ? '' : link(`#${number}`, url);
    return `| ${name} | ${codeSpan(title)} | ${files} | ${WORDS[action]} |`;
  });
  const head = ['| | pull request | files | |', '| --- | --- | ---: | --- |'];
  return ['### cadastre sync', '', ...head, ...rows, ''].join('\n');
}

/** The same for a terminal or a log. */
export function renderPullRequestLines(pullRequests: readonly SyncPullRequest[]): string {
  if (pullRequests.length === 0) return 'No pull request is open, and none is needed.\n';
  return pullRequests
    .map(({ number, url, title, action }) => {
      const name = number === undefined ? '' : `#${number} `;
      return `${name}${printable(title)}: ${WORDS[action]}${url === undefined ? '' : `\n  ${url}`}\n`;
    })
    .join('');
}
