import { isRecord } from '../../load/is-record.ts';
import type { RunRecord } from '../../model/run-record.ts';

const START = '<!-- cadastre-run ';
/** A comment of GitHub takes 65,536 characters, and people want to read some of them. */
const LONGEST = 30_000;

/** The marker that the status comment of this run starts with. */
export function markerOf(id: string): string {
  return `${START}${id} `;
}

/** The first line of a status comment: the record, so that nothing in it can end the line. */
export function renderMarker(record: RunRecord): string {
  const json = toJson(shorten(record));
  // Without its inputs it cannot be approved by comment, which is said where that is asked.
  const kept = json.length <= LONGEST ? json : toJson(shorten({ ...record, inputs: {} }));
  return `${markerOf(record.id)}${kept} -->`;
}

/** What people wrote may be longer than anybody reads; a record is for the rest. */
function shorten(record: RunRecord): RunRecord {
  const { title, message, hint, links, steps, history, approvals } = record;
  return {
    ...record,
    title: cut(title, 200),
    ...(message === undefined ? {} : { message: cut(message, 1000) }),
    ...(hint === undefined ? {} : { hint: cut(hint, 500) }),
    links: links
      .slice(0, 10)
      .map((link) => ({ title: cut(link.title, 200), url: cut(link.url, 500) })),
    steps: steps.slice(0, 30).map((step) => ({
      name: cut(step.name, 100),
      conclusion: cut(step.conclusion, 30),
    })),
    history: history
      .slice(-20)
      .map((moment) => (moment.by === undefined ? moment : { ...moment, by: cut(moment.by, 100) })),
    approvals: approvals.slice(0, 20),
  };
}

function cut(text: string, most: number): string {
  // Not between the halves of a character.
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

function toJson(record: RunRecord): string {
  return JSON.stringify(record)
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    .replaceAll('--', String.raw`\u002d\u002d`);
}

/** The record of a status comment, or undefined for any other comment. Who wrote it is for the caller to look at. */
export function parseMarker(body: string): RunRecord | undefined {
  const [line = ''] = body.split('\n', 1);
  const text = line.trim();
  if (!text.startsWith(START) || !text.endsWith(' -->')) return undefined;
  try {
    const value: unknown = JSON.parse(text.slice(text.indexOf(' {') + 1, -' -->'.length));
    return isRunRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRunRecord(value: unknown): value is RunRecord {
  return (
    isRecord(value) &&
    value['version'] === 1 &&
    ['id', 'action', 'title', 'state', 'requestedBy', 'hash'].every(
      (key) => typeof value[key] === 'string',
    ) &&
    isRecord(value['inputs']) &&
    ['approvals', 'history', 'links', 'steps'].every((key) => Array.isArray(value[key]))
  );
}
