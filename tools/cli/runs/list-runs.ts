import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { timestamp } from '../run/timestamp.ts';
import { parseMarker } from '../../actions/record/record-marker.ts';
import type { Catalog } from '../../load/catalog.ts';
import type { RunsOutput } from '../../model/runs-output.ts';
import type { Forge, ForgeRun } from '../../ports/forge.ts';

/** Milliseconds that a list goes back. */
const MONTH = 30 * 24 * 3600 * 1000;

/**
 * The runs of the actions, the newest first: as their status comments have them, and, for those without a pull request,
 * as the runs of their workflows went.
 */
export async function listRuns(
  catalog: Catalog,
  forge: Forge,
  { now, most }: { readonly now: number; readonly most: number },
): Promise<RunsOutput> {
  const since = timestamp(now - MONTH);
  const viewer = await forge.getViewer();
  const comments = await forge.listCommentsSince(since);
  const seen = new Set<string>();
  const records = comments.flatMap(({ author, body, url }) => {
    // Anybody can write a marker; ours are by whoever runs the workflows.
    const record = author === BOT || author === viewer ? parseMarker(body) : undefined;
    if (record === undefined || seen.has(record.id)) return [];
    seen.add(record.id);
    const { id, action, state, requestedBy, entity, workflowRun, message } = record;
    const at = record.history[0]?.at ?? '';
    const more = {
      ...(entity === undefined ? {} : { entity }),
      ...(message === undefined ? {} : { message }),
    };
    const row = { id, action, state, requestedBy, at, url, ...more };
    return [{ row, run: workflowRun?.id }];
  });
  const told = new Set(records.flatMap(({ run }) => run ?? []));
  const actions = new Map(
    catalog.actions.map(({ identifier }) => [workflowFile(identifier), identifier] as const),
  );
  const runs = [
    ...(await forge.listRuns({ event: 'workflow_dispatch', since, most: 200 })),
    ...(hasSchedule(catalog) ? await forge.listRuns({ event: 'schedule', since, most: 200 }) : []),
  ];
  const others = runs.flatMap((run) => {
    const action = actions.get(run.workflow);
    const id = /\[([acert]\w+)\]$/.exec(run.title)?.[1];
    if (action === undefined || told.has(run.id) || (id !== undefined && seen.has(id))) return [];
    return [toRow(run, action)];
  });
  const rows = [...records.map(({ row }) => row), ...others];
  return { version: 1, runs: rows.toSorted((a, b) => (a.at < b.at ? 1 : -1)).slice(0, most) };
}

function hasSchedule({ actions }: Catalog): boolean {
  return actions.some(({ value }) => value.trigger.event?.type === 'SCHEDULE');
}

const BOT = 'github-actions[bot]';

function toRow(run: ForgeRun, action: string): RunsOutput['runs'][number] {
  const { id, actor, createdAt, url } = run;
  return { id: `r${id}`, action, state: stateOf(run), requestedBy: actor, at: createdAt, url };
}

function stateOf({ status, conclusion }: ForgeRun): RunsOutput['runs'][number]['state'] {
  if (status === 'waiting') return 'waiting';
  if (status !== 'completed') return status === 'in_progress' ? 'running' : 'queued';
  if (conclusion === 'success') return 'success';
  if (conclusion === 'timed_out') return 'timed-out';
  return conclusion === 'cancelled' ? 'cancelled' : 'failure';
}
