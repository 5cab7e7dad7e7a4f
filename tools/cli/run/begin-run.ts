import { approvalOf } from '../../actions/approval.ts';
import { timestamp } from './timestamp.ts';
import { isRunMethod, type RunMethod } from '../../actions/method-keys.ts';
import { moveRecord } from '../../actions/record/move-record.ts';
import { fillTemplates } from '../../actions/template/fill-templates.ts';
import { isRecord } from '../../load/is-record.ts';
import type { RunLink, RunRecord } from '../../model/run-record.ts';
import { ForgeFailure } from '../../ports/forge.ts';
import { say } from './say.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { describeApprovers } from './describe-approvers.ts';
import { decideRun, refuseRequest, type Verdict, type Wanted } from './decide-run.ts';
import { invokeGithub } from './invoke/invoke-github.ts';
import { invokeSteps } from './invoke/invoke-steps.ts';
import { invokeTemplate } from './invoke/invoke-template.ts';
import { invokeUpsert } from './invoke/invoke-upsert.ts';
import { invokeWebhook } from './invoke/invoke-webhook.ts';
import type { Invocation, Invoke, Invoked } from './invoke/invoke.ts';
import { readSecrets, withoutSecrets } from './invoke/read-secrets.ts';
import { keepRecord, toOutput } from './keep-record.ts';
import { openScene } from './open-scene.ts';
import { readRequest } from './read-request.ts';
import { toTemplateContext, type ReadyRun } from './ready-run.ts';
import { Refusal } from './refusal.ts';
import { readRunPlace } from './run-place.ts';

const INVOKE: Readonly<Record<RunMethod, Invoke>> = {
  STEPS: invokeSteps,
  GITHUB: invokeGithub,
  INTEGRATION_ACTION: invokeGithub,
  WEBHOOK: invokeWebhook,
  UPSERT_ENTITY: invokeUpsert,
  TEMPLATE: invokeTemplate,
};

/**
 * The first stage of a run, in the job of its workflow: looks at everything, says how it stands, and, with `begin`,
 * does what the action does. `request` stops before that, so that nobody is asked to approve what would be refused.
 */
export async function beginRun(
  identifier: string,
  wanted: Wanted,
  context: Context,
): Promise<ExitCode> {
  const place = await readRunPlace(context);
  const scene = await openScene(identifier, place, context);
  const read = await readRequest(identifier, place, scene.forge);
  const verdict: Verdict =
    read.kind === 'refused'
      ? refuseRequest(read.request, new Refusal(read.message, read.hint), scene)
      : await decideRun(read.request, scene, wanted);
  switch (verdict.kind) {
    case 'stopped':
      return await stop(verdict.message, context);
    case 'refused':
      return await refuse(verdict.record, scene.forge, context);
    case 'waiting':
      return await wait(verdict.run, context);
    case 'go':
      if (wanted === 'request') return 0;
      return await go(verdict.run, context);
  }
}

/** Says what became of it, in the log and for the jobs after this one. */
async function tell(state: string, record: RunRecord, context: Context): Promise<void> {
  const job = await context.openJob();
  job.setOutput('state', state);
  job.setOutput('record', toOutput(record));
  const { message, hint } = record;
  const words = message === undefined ? '' : `: ${message}`;
  const advice = hint === undefined ? '' : `  → ${hint}\n`;
  say(`run ${record.id} of ${record.action}: ${record.state}${words}\n${advice}`, context);
}

async function stop(message: string, context: Context): Promise<ExitCode> {
  (await context.openJob()).setOutput('state', 'stop');
  say(`${message}; nothing was done\n`, context);
  return 1;
}

async function refuse(
  record: RunRecord,
  forge: ReadyRun['scene']['forge'],
  context: Context,
): Promise<ExitCode> {
  await keepRecord(forge, { record }, context);
  await tell('stop', record, context);
  annotate(record, context);
  return 1;
}

/** A line that GitHub shows on the page of the run. */
function annotate({ message = '', hint }: RunRecord, { io, env }: Context): void {
  if (env['GITHUB_ACTIONS'] !== 'true') return;
  const text = hint === undefined ? message : `${message} → ${hint}`;
  const escaped = text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
  io.stdout(`::error title=Refused::${escaped}\n`);
}

async function wait(run: ReadyRun, context: Context): Promise<ExitCode> {
  const { scene } = run;
  const at = timestamp(context.currentTime());
  const record = moveRecord(run.record, { state: 'waiting', at });
  const isByComment = approvalOf(scene.action)?.by === 'comment';
  const approvers = isByComment ? { approvers: describeApprovers(scene.action) } : {};
  await keepRecord(scene.forge, { record, ...approvers }, context);
  await tell('waiting', record, context);
  return 0;
}

async function go(run: ReadyRun, context: Context): Promise<ExitCode> {
  const { scene } = run;
  let secrets: Readonly<Record<string, string>> = {};
  const running = moveRecord(run.record, {
    state: 'running',
    at: timestamp(context.currentTime()),
  });
  try {
    secrets = await readSecrets(scene.action, context);
    const method = await fillMethod(run, secrets);
    // Said before: the other side may report sooner than we could say it behind.
    const announced = isHandedOver(method) ? { ...running, message: HANDED_OVER } : running;
    await keepRecord(scene.forge, { record: announced }, context);
    const invoked = await invoke({ ...run, record: running }, { method, secrets }, context);
    return await finish(running, withoutSecretsIn(invoked, secrets), scene.forge, context);
  } catch (error) {
    const failure = failureOf(error);
    if (failure === undefined) throw error;
    const message = withoutSecrets(failure.message, secrets);
    const more = failure.hint === undefined ? {} : { hint: failure.hint };
    const record = moveRecord(running, {
      state: failure.state,
      at: timestamp(context.currentTime()),
      message,
      ...more,
    });
    await keepRecord(scene.forge, { record }, context);
    await tell('stop', record, context);
    return 1;
  }
}

const HANDED_OVER = 'it was handed over, and the other side reports when it is done';

function isHandedOver({ type, synchronized }: Readonly<Record<string, unknown>>): boolean {
  return type === 'WEBHOOK' && synchronized !== true;
}

function failureOf(error: unknown):
  | {
      readonly state: 'refused' | 'failure';
      readonly message: string;
      readonly hint?: string | undefined;
    }
  | undefined {
  if (error instanceof Refusal)
    return { state: 'refused', message: error.message, hint: error.hint };
  if (!(error instanceof ForgeFailure)) return undefined;
  const hint =
    error.kind === 'denied'
      ? 'the token of the run may not do this; docs/actions.md says what it needs'
      : undefined;
  return { state: 'failure', message: error.message, hint };
}

async function fillMethod(
  run: ReadyRun,
  secrets: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, unknown>>> {
  const { steps: _, ...method } = run.scene.action.value.invocationMethod;
  const filled = await fillTemplates(method, { ...toTemplateContext(run), secrets });
  if (filled.kind === 'problems')
    throw new Refusal(
      filled.problems.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; '),
      'whoever looks after the action has to mend it',
    );
  return isRecord(filled.value) ? filled.value : {};
}

const UNSAID_MINUTES = 30;

async function invoke(
  run: ReadyRun,
  { method, secrets }: Pick<Invocation, 'method' | 'secrets'>,
  context: Context,
): Promise<Invoked> {
  const { type, timeoutMinutes = UNSAID_MINUTES } = run.scene.action.value.invocationMethod;
  if (!isRunMethod(type)) throw new Refusal(`\`${type}\` is not run here`);
  return await INVOKE[type](run, { method, secrets, timeout: timeoutMinutes * 60_000 }, context);
}

async function finish(
  running: RunRecord,
  invoked: Invoked,
  forge: ReadyRun['scene']['forge'],
  context: Context,
): Promise<ExitCode> {
  const job = await context.openJob();
  if (invoked.kind === 'steps') {
    for (const [name, value] of Object.entries(invoked.variables)) job.exportVariable(name, value);
    await tell('go', running, context);
    return 0;
  }
  const at = timestamp(context.currentTime());
  const links: RunLink[] = [...running.links, ...invoked.links];
  const { message } = invoked;
  if (invoked.kind === 'sent') {
    await tell('sent', { ...running, message, links }, context);
    return 0;
  }
  // The status of a run without a pull request lives on the one that it opened.
  const pullRequest = running.pullRequest ?? invoked.pullRequest;
  const record = {
    ...moveRecord(running, { state: invoked.state, at, message }),
    links,
    ...(pullRequest === undefined ? {} : { pullRequest }),
  };
  await keepRecord(forge, { record }, context);
  await tell('done', record, context);
  return invoked.state === 'success' ? 0 : 1;
}

function withoutSecretsIn(invoked: Invoked, secrets: Readonly<Record<string, string>>): Invoked {
  if (invoked.kind === 'steps') return invoked;
  const clean = (text: string): string => withoutSecrets(text, secrets);
  const links = invoked.links.map(({ title, url }) => ({ title: clean(title), url: clean(url) }));
  return { ...invoked, message: clean(invoked.message), links };
}
