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
  const json = toJson(record);
  // Without its inputs it cannot be approved by comment, which is said where that is asked.
  const kept = json.length <= LONGEST ? json : toJson({ ...record, inputs: {} });
  return `${markerOf(record.id)}${kept} -->`;
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
