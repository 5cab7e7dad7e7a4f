import { isRecord } from '../../../load/is-record.ts';
import type { Scope, ScopeState } from '../observation.ts';
import type { KnownResource } from '../survey/survey.ts';
import type { TaskEnd } from '../survey/survey-record.ts';
import type { Task } from '../survey/task.ts';
import { getAwsType } from '../types.ts';

/** How a task ended, or undefined if that does not speak of this very task. */
export function decodeEnd(
  value: Readonly<Record<string, unknown>>,
  task: Task,
): TaskEnd | undefined {
  const { scopes, gone } = value;
  if (!Array.isArray(scopes) || scopes.length === 0 || !Array.isArray(gone)) return undefined;
  const decoded = {
    scopes: scopes.map((scope) => decodeScope(scope, task)).filter((scope) => scope !== undefined),
    gone: gone.map((each) => decodeGone(each, task)).filter((each) => each !== undefined),
  };
  const isWhole = decoded.scopes.length === scopes.length && decoded.gone.length === gone.length;
  return isWhole ? decoded : undefined;
}

const STATES: Readonly<Record<ScopeState, true>> = {
  complete: true,
  'truncated?': true,
  denied: true,
  unsupported: true,
  'absent-in-region': true,
  'throttled-out': true,
  failed: true,
};

function decodeScope(value: unknown, task: Task): Scope | undefined {
  if (!isRecord(value)) return undefined;
  const { state, listed, read, parent, reason, action } = value;
  if (!isOf(value, task) || value['region'] !== task.region) return undefined;
  if (!isState(state) || typeof listed !== 'number' || typeof read !== 'number') return undefined;
  const { type, account, region } = task;
  return {
    type,
    account: account.id,
    region,
    state,
    listed,
    read,
    ...(typeof parent === 'string' ? { parent } : {}),
    ...(typeof reason === 'string' ? { reason } : {}),
    ...(typeof action === 'string' ? { action } : {}),
    ...(value['isRefused'] === true ? { isRefused: true } : {}),
  };
}

function decodeGone(value: unknown, task: Task): KnownResource | undefined {
  if (!isRecord(value) || !isOf(value, task)) return undefined;
  const { region, id } = value;
  if (typeof region !== 'string' || typeof id !== 'string') return undefined;
  const isHere = getAwsType(task.type).isListedEverywhere === true || region === task.region;
  return isHere ? { type: task.type, account: task.account.id, region, id } : undefined;
}

function isOf(value: Readonly<Record<string, unknown>>, task: Task): boolean {
  return value['type'] === task.type && value['account'] === task.account.id;
}

function isState(value: unknown): value is ScopeState {
  return typeof value === 'string' && Object.hasOwn(STATES, value);
}
