import { workflowFile } from '../../../actions/compile/workflow-file.ts';
import { findHeard, isStartedByRuns } from '../../../actions/run-listeners.ts';
import { isRecord } from '../../../load/is-record.ts';
import { timestamp } from '../timestamp.ts';
import { ForgeFailure, type Forge, type ForgeRun } from '../../../ports/forge.ts';
import type { Context } from '../../context.ts';
import type { ReadyRun } from '../ready-run.ts';
import { Refusal } from '../refusal.ts';
import type { Invoke, Invoked } from './invoke.ts';

/** Milliseconds between two looks. */
const PAUSE = 5000;
/** Looks for a run that GitHub did not tell us of. */
const LOOKS = 12;

/** Another workflow, of this or another repository, followed to its end. */
export const invokeGithub: Invoke = async (run, { method, secrets, timeout }, context) => {
  const target = readTarget(method);
  refuseLoop(run, target);
  const named = run.scene.action.value.invocationMethod.token;
  const { place } = run.scene;
  const { forge: own } = place;
  const forge =
    target.repository === own.repository && named === undefined
      ? run.scene.forge
      : await context.openForge({
          ...own,
          repository: target.repository,
          token: named === undefined ? own.token : (secrets[named] ?? ''),
        });
  const { ref = await forge.getDefaultBranch(), ...inputs } = target.inputs;
  const since = timestamp(context.currentTime() - 1000);
  const started = await forge.dispatchWorkflow({ workflow: target.workflow, ref, inputs });
  const id = started?.id ?? (await findStarted(forge, target.workflow, since, context));
  if (method['reportWorkflowStatus'] === false || id === undefined)
    return {
      kind: 'ended',
      state: 'success',
      message: `\`${target.workflow}\` of \`${target.repository}\` was started`,
      links: started === undefined ? [] : [{ title: target.workflow, url: started.url }],
    };
  return await follow(forge, id, { timeout, target, context });
};

/** An automation of runs that started what runs are waited for would start itself. Throws Refusal. */
function refuseLoop({ record, scene }: ReadyRun, { repository, workflow }: Target): void {
  const { action, catalog, place } = scene;
  if (!isStartedByRuns(action) || repository !== place.forge.repository) return;
  const started = catalog.actions.find(({ identifier }) =>
    workflowFile(identifier).endsWith(`/${workflow}`),
  );
  if (started === undefined) return;
  const { isBeginHeard, isEndHeard } = findHeard(catalog.actions, started);
  if (!isBeginHeard && !isEndHeard) return;
  throw new Refusal(
    `run ${record.id} was started by a run, and would start \`${started.identifier}\`, whose runs start automations: that might never end`,
    'name with `actionIdentifier` which runs the automations wait for',
  );
}

interface Target {
  readonly repository: string;
  readonly workflow: string;
  readonly inputs: Readonly<Record<string, string>>;
}

function readTarget(method: Readonly<Record<string, unknown>>): Target {
  const ocean = method['integrationActionExecutionProperties'];
  const from = isRecord(ocean) ? ocean : method;
  const repository = `${String(from['org'])}/${String(from['repo'])}`;
  const workflow = String(from['workflow']);
  if (!/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(repository) || !/^[\w.-]+\.ya?ml$/.test(workflow))
    throw new Refusal(
      `\`${repository}\` and \`${workflow}\` are no repository and no workflow`,
      '`workflow` is a file name, such as `deploy.yml`',
    );
  const inputs = Object(from['workflowInputs'] ?? {}) as Readonly<Record<string, unknown>>;
  const texts = Object.entries(inputs).flatMap(([name, value]) =>
    value === null || value === undefined
      ? []
      : [[name, typeof value === 'string' ? value : JSON.stringify(value)] as const],
  );
  return { repository, workflow, inputs: Object.fromEntries(texts) };
}

/** A server that does not tell the run it started: the first of that workflow since then. */
async function findStarted(
  forge: Forge,
  workflow: string,
  since: string,
  { clock }: Context,
): Promise<number | undefined> {
  for (let count = 0; count < LOOKS; count += 1) {
    const runs = await forge.listRuns({ event: 'workflow_dispatch', since, most: 20 });
    const own = runs.filter((run) => run.workflow.endsWith(`/${workflow}`)).at(-1);
    if (own !== undefined) return own.id;
    await clock.sleep(PAUSE);
  }
  return undefined;
}

interface Following {
  readonly timeout: number;
  readonly target: Target;
  readonly context: Context;
}

async function follow(
  forge: Forge,
  id: number,
  { timeout, target, context: { clock } }: Following,
): Promise<Invoked> {
  const end = clock.now() + timeout;
  let last: ForgeRun | undefined;
  for (;;) {
    last = (await look(forge, id)) ?? last;
    if (last?.status === 'completed') return toInvoked(last, target);
    if (clock.now() + PAUSE > end) break;
    await clock.sleep(PAUSE);
  }
  const name = `\`${target.workflow}\` of \`${target.repository}\``;
  return {
    kind: 'ended',
    state: 'timed-out',
    message: `${name} was not done after ${Math.round(timeout / 60_000)} minutes`,
    links: last === undefined ? [] : [{ title: target.workflow, url: last.url }],
  };
}

/** One look that fails is no end: the next may not. */
async function look(forge: Forge, id: number): Promise<ForgeRun | undefined> {
  try {
    return await forge.findRun(id);
  } catch (error) {
    if (error instanceof ForgeFailure && (error.kind === 'failed' || error.kind === 'limited'))
      return undefined;
    throw error;
  }
}

function toInvoked({ conclusion, url }: ForgeRun, target: Target): Invoked {
  const name = `\`${target.workflow}\` of \`${target.repository}\``;
  const links = [{ title: target.workflow, url }];
  const ended = { kind: 'ended', links } as const;
  switch (conclusion) {
    case 'success':
    case 'skipped':
    case 'neutral':
      return { ...ended, state: 'success', message: `${name} is done` };
    case 'cancelled':
      return { ...ended, state: 'cancelled', message: `${name} was cancelled` };
    case 'timed_out':
      return { ...ended, state: 'timed-out', message: `${name} timed out` };
    default:
      return { ...ended, state: 'failure', message: `${name} failed` };
  }
}
