import { renderMarker } from '../actions/record/record-marker.ts';
import type { RunRecord, RunState } from '../model/run-record.ts';
import { cutText } from './cut-text.ts';
import { codeBlock, codeSpan, codeSpanInText, link, prose } from './markdown-text.ts';

/** What people see of a state. */
const STATES: Readonly<Record<RunState, readonly [sign: string, words: string]>> = {
  queued: ['⏳', 'queued'],
  waiting: ['✋', 'waiting for approval'],
  running: ['▶️', 'running'],
  success: ['✅', 'done'],
  failure: ['❌', 'failed'],
  cancelled: ['🚫', 'cancelled'],
  'timed-out': ['⌛', 'timed out'],
  refused: ['⛔', 'refused'],
};

export interface RunComment {
  readonly record: RunRecord;
  /** The last lines that the run wrote. */
  readonly log?: readonly string[];
  /** Whom a run that waits is waiting for. */
  readonly approvers?: string;
}

const MOST_INPUTS = 30;
const MOST_CHARACTERS = 110;
const MOST_LOG_LINE = 300;
const MOST_LOG_LINES = 30;
const MOST_LOG_CHARACTERS = 6000;

/** The status of a run, as a comment on a pull request: how it stands, what to do, and how it came there. */
export function renderRunComment(comment: RunComment): string {
  return `${renderMarker(comment.record)}\n${renderRunMarkdown(comment)}`;
}

/** The same without the record, for the summary of a step. */
export function renderRunMarkdown({ record, log = [], approvers }: RunComment): string {
  const [sign, words] = STATES[record.state];
  const { message, hint, entity, links, workflowRun } = record;
  const about = entity === undefined ? '' : ` on ${codeSpanInText(entity)}`;
  return [
    `### ${sign} ${prose(cutText(record.title, 200))}: ${words}`,
    '',
    `${codeSpanInText(record.action)}${about}, asked for by ${codeSpanInText(record.requestedBy)}; run ${codeSpanInText(record.id)}`,
    '',
    ...(message === undefined ? [] : [prose(cutText(message, 1000)), '']),
    ...(hint === undefined ? [] : [`→ ${prose(cutText(hint, 500))}`, '']),
    ...(record.state === 'waiting' ? waiting(record, approvers) : []),
    ...links.map(({ title, url }) => `- ${link(prose(title), url)}`),
    ...(workflowRun === undefined ? [] : [`- ${link('the run and its log', workflowRun.url)}`]),
    '',
    ...inputTable(record),
    ...stepTable(record),
    ...logBlock(log),
    ...moments(record),
  ]
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')
    .trimEnd()
    .concat('\n');
}

/** The title and state in one line, for lists. */
export function describeState(state: RunState): string {
  return STATES[state][1];
}

function waiting({ id, hash }: RunRecord, approvers: string | undefined): readonly string[] {
  if (approvers === undefined)
    return ['It goes on as soon as a reviewer of the environment approves it.', ''];
  return [
    `Who may approve: ${prose(approvers)}. A comment with exactly this does it, for these inputs and no others:`,
    '',
    ...codeBlock('', [`/approve ${id} ${hash}`]),
    '',
    `${codeSpanInText(`/decline ${id} why`)} ends it.`,
    '',
  ];
}

function inputTable({ inputs }: RunRecord): readonly string[] {
  const entries = Object.entries(inputs);
  if (entries.length === 0) return [];
  const rows = entries.slice(0, MOST_INPUTS).map(([name, value]) => {
    const text = typeof value === 'string' ? value : JSON.stringify(value);
    return `| ${codeSpan(cutText(name, 60))} | ${codeSpan(cutText(text, MOST_CHARACTERS))} |`;
  });
  const more = entries.length - rows.length;
  return folded('Inputs', [
    '| input | value |',
    '| --- | --- |',
    ...rows,
    ...(more > 0 ? ['', `and ${more} more`] : []),
  ]);
}

function stepTable({ steps }: RunRecord): readonly string[] {
  if (steps.length === 0) return [];
  return folded('Steps', [
    '| step | |',
    '| --- | --- |',
    ...steps
      .slice(0, MOST_INPUTS)
      .map(
        ({ name, conclusion }) =>
          `| ${codeSpan(cutText(name, 120))} | ${codeSpan(cutText(conclusion, 30))} |`,
      ),
  ]);
}

function logBlock(log: readonly string[]): readonly string[] {
  const lines = log
    .slice(-MOST_LOG_LINES)
    .map((line) => cutText(printableLine(line), MOST_LOG_LINE));
  while (lines.join('\n').length > MOST_LOG_CHARACTERS) lines.shift();
  return lines.length === 0 ? [] : folded('The end of the log', codeBlock('text', lines), true);
}

/** Colours and what else steers a terminal means nothing in a comment. */
function printableLine(line: string): string {
  return (
    line
      // oxlint-disable-next-line no-control-regex -- they are what has to go
      .replaceAll(/\u001B\[[0-9;]*[A-Za-z]/g, '')
      .replace(/^##\[(?:error|warning|notice|group|section|command|debug)\]/, '')
      // oxlint-disable-next-line no-control-regex -- they are what has to go
      .replaceAll(/[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u2069]/g, '')
  );
}

function moments({ history, approvals }: RunRecord): readonly string[] {
  const rows = [
    ...history.map(({ state, at, by }) => ({ at, what: describeState(state), by })),
    ...approvals.map(({ kind, at, by }) => ({ at, what: kind, by })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return folded('History', [
    '| when | what | who |',
    '| --- | --- | --- |',
    ...rows.map(
      ({ at, what, by }) =>
        `| ${at.replace('T', ' ').replace(/\.\d+Z$/, 'Z')} | ${what} | ${by === undefined ? '' : codeSpan(cutText(by, 100))} |`,
    ),
  ]);
}

function folded(title: string, lines: readonly string[], isOpen = false): readonly string[] {
  return [
    isOpen ? '<details open>' : '<details>',
    `<summary>${title}</summary>`,
    '',
    ...lines,
    '',
    '</details>',
    '',
  ];
}
