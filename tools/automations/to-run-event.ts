import type { RunEventType } from '../actions/run-listeners.ts';
import { isFinal } from '../actions/record/move-record.ts';
import type { RunOrigin, RunRecord, RunState } from '../model/run-record.ts';

/** What an automation reads of a run (Port's documentation of automations and of action runs, 2026-01). */
export interface RunView {
  readonly id: string;
  readonly action: { readonly identifier: string; readonly title: string };
  /** Port's. */
  readonly status: 'IN_PROGRESS' | 'SUCCESS' | 'FAILURE';
  /** Ours, which says more. */
  readonly state: RunState;
  readonly source: string;
  readonly createdBy: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string | null;
  readonly updatedAt: string | null;
  readonly endedAt: string | null;
  /** The inputs. They hold no secrets. */
  readonly properties: Readonly<Record<string, unknown>>;
  readonly entity: { readonly identifier: string } | null;
  readonly blueprint: { readonly identifier: string } | null;
  /** How it went, in a sentence. */
  readonly message: string | null;
  /** The run on GitHub. */
  readonly link: string | null;
  readonly pullRequest: number | null;
}

/** What programs and templates of an automation read of something that a run did. */
export interface RunEvent {
  readonly type: RunEventType;
  readonly action: 'CREATE' | 'UPDATE';
  readonly resourceType: 'run';
  readonly trigger: {
    readonly by: { readonly login: string };
    readonly origin: string;
    readonly at: string | null;
  };
  readonly context: {
    readonly runId: string;
    readonly actionIdentifier: string;
    readonly blueprint?: string;
    readonly entity?: string;
  };
  readonly diff: { readonly before: RunView | null; readonly after: RunView };
}

/** Where Port has a word for it, that. */
const SOURCES: Readonly<Record<RunOrigin, string>> = {
  form: 'UI',
  comment: 'COMMENT',
  automation: 'AUTOMATION',
};

/** A record as something that a run did: it began, or its last state is new. */
export function toRunEvent(type: RunEventType, record: RunRecord): RunEvent {
  const { id, action, origin, requestedBy, history } = record;
  const after = toView(record, record.state, history.length);
  const isNew = type === 'RUN_CREATED';
  const [blueprint, entity] = nameOf(record);
  return {
    type,
    action: isNew ? 'CREATE' : 'UPDATE',
    resourceType: 'run',
    trigger: { by: { login: requestedBy }, origin: SOURCES[origin], at: after.updatedAt },
    context: {
      runId: id,
      actionIdentifier: action,
      ...(blueprint === undefined ? {} : { blueprint }),
      ...(entity === undefined ? {} : { entity }),
    },
    diff: { before: isNew ? null : viewBefore(record), after },
  };
}

/** As it was in the state before the last one. */
function viewBefore(record: RunRecord): RunView {
  const moments = Math.max(record.history.length - 1, 0);
  const { message: _, ...rest } = record;
  return toView(rest, record.history[moments - 1]?.state ?? 'queued', moments);
}

/** With the first so many moments of its history. */
function toView(record: RunRecord, state: RunState, moments: number): RunView {
  const history = record.history.slice(0, moments);
  const [blueprint, entity] = nameOf(record);
  const updatedAt = history.at(-1)?.at ?? null;
  return {
    id: record.id,
    action: { identifier: record.action, title: record.title },
    status: statusOf(state),
    state,
    source: SOURCES[record.origin],
    createdBy: record.requestedBy,
    createdAt: history[0]?.at ?? null,
    updatedAt,
    endedAt: isFinal(state) ? updatedAt : null,
    properties: record.inputs,
    entity: entity === undefined ? null : { identifier: entity },
    blueprint: blueprint === undefined ? null : { identifier: blueprint },
    message: record.message ?? null,
    link: record.workflowRun?.url ?? null,
    pullRequest: record.pullRequest ?? null,
  };
}

function statusOf(state: RunState): RunView['status'] {
  if (!isFinal(state)) return 'IN_PROGRESS';
  return state === 'success' ? 'SUCCESS' : 'FAILURE';
}

/** Of `blueprint/identifier`. Before a run looked at it, it may be an identifier alone. */
function nameOf({
  entity = '',
}: RunRecord): readonly [blueprint?: string | undefined, entity?: string] {
  const at = entity.indexOf('/');
  if (at !== -1) return [entity.slice(0, at), entity.slice(at + 1)];
  return entity === '' ? [] : [undefined, entity];
}
