import { OWN_INPUTS, RUN_EVENT_INPUTS } from '../../actions/compile/dispatch-inputs.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { renderMarker } from '../../actions/record/record-marker.ts';
import { findListeners, type RunEventType } from '../../actions/run-listeners.ts';
import { matchRun } from '../../automations/match-run.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { Forge } from '../../ports/forge.ts';
import type { Context } from '../context.ts';
import { dispatchDue } from '../run/dispatch-due.ts';
import { say } from '../run/say.ts';

/** Something that a run did. */
export interface ToldRun {
  readonly type: RunEventType;
  readonly record: RunRecord;
  readonly catalog: Pick<FullCatalog, 'actions'>;
}

const MOST = 1000;

/**
 * Starts the automations that wait for what a run did, each once. The record goes into the log, where they read it: not every run
 * has a pull request. Behind it stands nothing that people wrote.
 */
export async function startRunAutomations(
  { type, record, catalog }: ToldRun,
  forge: Forge,
  context: Context,
): Promise<void> {
  if (findListeners(catalog.actions, record.action, type).length === 0) return;
  const { due, problems } = await matchRun(catalog.actions, type, record);
  for (const problem of problems) say(`note: ${problem}\n`, context);
  say(`${renderMarker(record)}\n`, context);
  if (due.length > 0) await start(due, record, forge, context);
}

type Due = Awaited<ReturnType<typeof matchRun>>['due'];

async function start(due: Due, record: RunRecord, forge: Forge, context: Context): Promise<void> {
  const since = record.history[0]?.at;
  const known = await forge.listRuns({
    event: 'workflow_dispatch',
    ...(since === undefined ? {} : { since }),
    most: MOST,
  });
  const ref = await forge.getDefaultBranch();
  const source = context.env['GITHUB_RUN_ID'];
  for (const { action, id } of due) {
    if (known.some(({ title }) => title.endsWith(`[${id}]`))) continue;
    const isStarted = await dispatchDue(forge, {
      workflow: workflowFile(action.identifier).split('/').at(-1) ?? '',
      ref,
      inputs: {
        [OWN_INPUTS.run]: id,
        ...(source === undefined ? {} : { [RUN_EVENT_INPUTS.source]: source }),
        ...(record.pullRequest === undefined
          ? {}
          : { [OWN_INPUTS.pullRequest]: String(record.pullRequest) }),
      },
    });
    const words = isStarted ? `run ${id}` : 'its workflow is not there, or switched off';
    say(`${action.identifier} on run ${record.id}: ${words}\n`, context);
  }
}
