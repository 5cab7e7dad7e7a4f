import { isRecord } from '../../../load/is-record.ts';
import type { Reference } from '../edges/reference.ts';
import type { Observation } from '../observation.ts';
import type { Task } from '../survey/task.ts';
import { getAwsType } from '../types.ts';

/**
 * The observations of a line, or undefined if one of them is not of this task: a journal speaks of what it was asked
 * to survey and of nothing else. Members that are not known here stay.
 */
export function decodeObservations(value: unknown, task: Task): readonly Observation[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const decoded = value.map((each) => decodeObservation(each, task));
  return decoded.every((each) => each !== undefined) ? decoded : undefined;
}

function decodeObservation(value: unknown, task: Task): Observation | undefined {
  if (!isRecord(value)) return undefined;
  const { type, account, region, identifier, arn, properties } = value;
  if (type !== task.type || account !== task.account.id) return undefined;
  if (typeof region !== 'string' || !isRegionOf(task, region)) return undefined;
  if (typeof identifier !== 'string' || identifier === '') return undefined;
  if (arn !== undefined && typeof arn !== 'string') return undefined;
  if (!isRecord(properties)) return undefined;
  const references = decodeReferences(value['references']);
  if (references === undefined) return undefined;
  return { ...value, type, account, region, identifier, arn, properties, references };
}

function decodeReferences(value: unknown): readonly Reference[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const decoded = value.map(decodeReference);
  return decoded.every((each) => each !== undefined) ? decoded : undefined;
}

function decodeReference(value: unknown): Reference | undefined {
  if (!isRecord(value)) return undefined;
  const { path, name, form } = value;
  if (typeof path !== 'string' || typeof name !== 'string' || !isForm(form)) return undefined;
  return { path, name, form };
}

function isForm(value: unknown): value is Reference['form'] {
  return value === 'arn' || value === 'part' || value === 'glob' || value === 'name';
}

function isRegionOf(task: Task, region: string): boolean {
  return getAwsType(task.type).isListedEverywhere === true
    ? /^[a-z0-9-]+$/.test(region)
    : region === task.region;
}
