import { OWN_INPUTS } from '../../actions/compile/dispatch-inputs.ts';
import { timestamp } from '../run/timestamp.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { findExpiredTimers } from '../../actions/timer-run.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import { count } from '../../reporters/count.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getRepository } from '../github/get-repository.ts';
import { dispatchDue } from '../run/dispatch-due.ts';
import { say } from '../run/say.ts';

/** Milliseconds that GitHub is asked back for runs that were started: a timer that ran out stays so until it is changed. */
const BACK = 90 * 24 * 3600 * 1000;
/** Runs that are looked at. */
const MOST = 1000;

/** Starts what waits for timers that ran out, each once. */
export async function startTimers(context: Context): Promise<ExitCode> {
  const files = context.openFiles(await getCatalogRoot(context));
  const { catalog } = await loadFullCatalog(files, { kind: 'repository' });
  const now = context.currentTime();
  const expired = findExpiredTimers(catalog, now);
  if (expired.length === 0) {
    context.io.stdout('no timer ran out\n');
    return 0;
  }
  const forge = await context.openForge(getRepository(context).forge);
  const since = timestamp(now - BACK);
  const runs = await forge.listRuns({ event: 'workflow_dispatch', since, most: MOST });
  const titles = runs.map(({ title }) => title);
  const due = expired.filter(({ id }) => !titles.some((title) => title.endsWith(`[${id}]`)));
  const ref = await forge.getDefaultBranch();
  let started = 0;
  for (const { action, entity, id } of due) {
    const workflow = workflowFile(action.identifier).split('/').at(-1) ?? '';
    const inputs = { [OWN_INPUTS.entity]: entity.identifier, [OWN_INPUTS.run]: id };
    const isStarted = await dispatchDue(forge, { workflow, ref, inputs });
    const words = isStarted ? `run ${id}` : 'its workflow is not there, or switched off';
    say(`${action.identifier} on ${entity.blueprint}/${entity.identifier}: ${words}\n`, context);
    if (isStarted) started += 1;
  }
  context.io.stdout(
    `${count(started, 'timer')} of ${expired.length} that ran out started something\n`,
  );
  return 0;
}
