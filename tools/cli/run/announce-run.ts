import { moveRecord } from '../../actions/record/move-record.ts';
import type { RunRecord } from '../../model/run-record.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { startRunAutomations } from '../automate/start-run-automations.ts';
import { decideRun, type Verdict } from './decide-run.ts';
import { openScene } from './open-scene.ts';
import { readRequest, type RunRequest } from './read-request.ts';
import { readRunPlace, type RunPlace } from './run-place.ts';
import { timestamp } from './timestamp.ts';

/**
 * Tells the automations that wait for it that a run begins, beside the job that does it: whether it may is decided here once
 * more, so that what is refused starts nothing.
 */
export async function announceRun(identifier: string, context: Context): Promise<ExitCode> {
  const place = await readRunPlace(context);
  const scene = await openScene(identifier, place, context);
  const read = await readRequest(identifier, place, scene.forge);
  const record =
    read.kind === 'refused'
      ? undefined
      : recordOf(await decideRun(read.request, scene, 'request'), read.request, {
          place,
          at: timestamp(context.currentTime()),
        });
  if (record === undefined) {
    context.io.stdout('the run does not begin\n');
    return 0;
  }
  const { forge, catalog } = scene;
  await startRunAutomations({ type: 'RUN_CREATED', record, catalog }, forge, context);
  return 0;
}

/** The record of a run that begins, or that waits to be approved. */
function recordOf(
  verdict: Verdict,
  { record }: RunRequest,
  { place, at }: { readonly place: RunPlace; readonly at: string },
): RunRecord | undefined {
  switch (verdict.kind) {
    case 'go':
      return moveRecord(verdict.run.record, { state: 'running', at });
    case 'waiting':
      return moveRecord(verdict.run.record, { state: 'waiting', at });
    case 'refused':
      return undefined;
    case 'stopped':
      // The job that does it was so fast that the run has ended already.
      return record?.workflowRun?.id === place.runId ? record : undefined;
  }
}
