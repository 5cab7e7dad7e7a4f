import { asksScores } from '../../actions/asks-scores.ts';
import { createListEntities } from '../actions/list-entities.ts';
import { timestamp } from '../run/timestamp.ts';
import { OWN_INPUTS, toDispatchInputs } from '../../actions/compile/dispatch-inputs.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { approvalOf } from '../../actions/approval.ts';
import { isFinal, moveRecord } from '../../actions/record/move-record.ts';
import { parseCommand, type CommentCommand } from '../../actions/parse-command.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Action, FullCatalog } from '../../load/catalog.ts';
import { isRecord } from '../../load/is-record.ts';
import { loadFullCatalog } from '../../load/load-catalog.ts';
import type { RunRecord } from '../../model/run-record.ts';
import { ForgeFailure, type Forge, type ForgeComment } from '../../ports/forge.ts';
import { prose } from '../../reporters/markdown-text.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import type { ScoredCatalog } from '../../score/scored-catalog.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getRepository } from '../github/get-repository.ts';
import { readEventFile } from '../github/read-event-file.ts';
import { checkApprove, lookUp, type PersonQuestion } from '../run/check-person.ts';
import { createQuestion } from '../run/create-question.ts';
import { findSubject } from '../run/find-subject.ts';
import { startRunAutomations } from '../automate/start-run-automations.ts';
import { findRecord, keepRecord } from '../run/keep-record.ts';
import { Refusal } from '../run/refusal.ts';
import { say } from '../run/say.ts';
import { scoreOnce } from '../run/score-once.ts';
import { withDerived } from '../run/with-derived.ts';

/**
 * Answers a comment on a pull request that asks for something. What it asks for is done by the workflow of the action, which
 * reads the comment again, and trusts nothing of what is said here; here people get an answer at once.
 */
export async function answerComment(context: Context): Promise<ExitCode> {
  const { forge: options } = getRepository(context);
  const forge = await context.openForge(options);
  const event = await readEventFile(context);
  const id = isRecord(event['comment']) ? event['comment']['id'] : undefined;
  if (typeof id !== 'number')
    throw new UserError(
      'runs answer: this job does not run for a comment',
      'it is for commands.yml',
    );
  const comment = await forge.findComment(id);
  const parsed = comment === undefined ? undefined : parseCommand(comment.body);
  if (comment === undefined || parsed === undefined || parsed.kind === 'none') {
    context.io.stdout('the comment asks for nothing\n');
    return 0;
  }
  try {
    if (parsed.kind === 'problem') throw new Refusal(parsed.message, parsed.hint);
    if (comment.createdAt !== comment.updatedAt)
      throw new Refusal('a comment that was edited asks for nothing', 'write a new one');
    await forge.addReaction(id, 'eyes');
    const files = context.openFiles(await getCatalogRoot(context));
    const loaded = await loadFullCatalog(files, { kind: 'repository' });
    const catalog = await withDerived(loaded.catalog, context.currentTime());
    const score = scoreOnce(loaded.catalog, context.currentTime());
    await obey(parsed.command, { comment, catalog, score, forge, context });
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof ForgeFailure)) throw error;
    await refuse(comment, error, forge, context);
    return 1;
  }
}

interface Answering {
  readonly comment: ForgeComment;
  readonly catalog: FullCatalog;
  readonly score: () => Promise<ScoredCatalog>;
  readonly forge: Forge;
  readonly context: Context;
}

async function obey(command: CommentCommand, answering: Answering): Promise<void> {
  switch (command.kind) {
    case 'run':
      return await askFor(command, answering);
    case 'approve':
      return await approve(command, answering);
    case 'decline':
      return await end(command.run, answering, 'refused', command.reason);
    case 'cancel':
      return await end(command.run, answering, 'cancelled', '');
  }
}

/** Nobody is told twice: a reaction, and one comment that says why. */
async function refuse(
  { id, number }: ForgeComment,
  error: Refusal | ForgeFailure,
  forge: Forge,
  context: Context,
): Promise<void> {
  const hint = error instanceof Refusal ? error.hint : undefined;
  const advice = hint === undefined ? '' : `\n\n→ ${prose(hint)}`;
  say(`refused: ${error.message}\n`, context);
  await forge.addReaction(id, 'confused');
  await forge.createComment(number, `⛔ ${prose(error.message)}${advice}`);
}

type AskedRun = Extract<CommentCommand, { readonly kind: 'run' }>;

async function askFor(command: AskedRun, answering: Answering): Promise<void> {
  const { comment, catalog, forge, context } = answering;
  const action = getStartable(catalog, command.action);
  const pull = await forge.findPullRequest(comment.number);
  if (pull === undefined || pull.state !== 'open')
    throw new Refusal(`#${comment.number} is no open pull request`, 'ask on one that is open');
  if (command.sha !== undefined && !pull.commit.startsWith(command.sha))
    throw new Refusal(
      `the pull request is at ${pull.commit.slice(0, 7)}, and you named ${command.sha}`,
      'look at what was pushed, and ask again',
    );
  const id = `c${comment.id}`;
  if ((await findRecord(forge, comment.number, id)) !== undefined)
    throw new Refusal(`run ${id} was asked for already`);
  const subject = findSubject(action, command.entity, catalog);
  const record = newRecord(action, { id, comment, command, sha: pull.commit }, context);
  await keepRecord(forge, { record }, context);
  try {
    await dispatch(action, { record, entity: subject?.identifier }, answering);
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    const at = timestamp(context.currentTime());
    const hint =
      'run `cadastre actions compile`, and see that the workflow is on the default branch';
    const failed = moveRecord(record, { state: 'failure', at, message: error.message, hint });
    await keepRecord(forge, { record: failed }, context);
  }
}

/** Throws Refusal for an action that is not there, or that no person starts. */
function getStartable(catalog: FullCatalog, identifier: string): Action {
  const startable = catalog.actions.filter(({ value }) => value.trigger.type === 'self-service');
  const found = startable.find((action) => action.identifier === identifier);
  if (found !== undefined) return found;
  const names = startable.map((action) => action.identifier);
  const near = nearestName(identifier, names);
  throw new Refusal(
    `there is no action \`${identifier}\``,
    near === undefined ? `there are: ${names.slice(0, 20).join(', ')}` : `write \`${near}\``,
  );
}

interface Asked {
  readonly id: string;
  readonly comment: ForgeComment;
  readonly command: AskedRun;
  readonly sha: string;
}

function newRecord(action: Action, asked: Asked, context: Context): RunRecord {
  const { id, comment, command, sha } = asked;
  return {
    version: 1,
    id,
    action: action.identifier,
    title: action.title,
    state: 'queued',
    requestedBy: comment.author,
    origin: 'comment',
    ...(command.entity === undefined ? {} : { entity: command.entity }),
    inputs: { ...command.inputs },
    hash: '',
    pullRequest: comment.number,
    sha,
    approvals: [],
    history: [{ state: 'queued', at: timestamp(context.currentTime()), by: comment.author }],
    links: [],
    steps: [],
  };
}

interface Dispatched {
  readonly record: RunRecord;
  readonly entity: string | undefined;
}

/** The entity is for the queue of the workflow alone: the run reads the comment. */
async function dispatch(
  action: Action,
  { record, entity }: Dispatched,
  { forge, catalog }: Answering,
): Promise<void> {
  const workflow = workflowFile(action.identifier).split('/').at(-1) ?? '';
  const ref = await forge.getDefaultBranch();
  await forge.dispatchWorkflow({
    workflow,
    ref,
    inputs: {
      ...placeholders(action, catalog),
      ...(entity === undefined ? {} : { [OWN_INPUTS.entity]: entity }),
      [OWN_INPUTS.pullRequest]: String(record.pullRequest ?? ''),
      [OWN_INPUTS.run]: record.id,
    },
  });
}

const PLACEHOLDERS: Readonly<Record<string, string>> = { number: '0', boolean: 'false' };

/** GitHub wants every required input; the run takes them from the comment. */
function placeholders(action: Action, catalog: FullCatalog): Readonly<Record<string, string>> {
  const form = toDispatchInputs(action, createListEntities(catalog));
  const needed = Object.entries(form).filter(([, input]) => input.required === true);
  return Object.fromEntries(
    needed.map(([name, { type, options }]) => [name, options?.[0] ?? PLACEHOLDERS[type] ?? '-']),
  );
}

async function getWaiting(run: string, answering: Answering): Promise<RunRecord> {
  const { comment, forge } = answering;
  const record = await findRecord(forge, comment.number, run);
  if (record === undefined)
    throw new Refusal(`there is no run \`${run}\` on this pull request`, 'its comment names it');
  if (isFinal(record.state)) throw new Refusal(`run ${run} has ended already: ${record.state}`);
  return record;
}

type Approve = Extract<CommentCommand, { readonly kind: 'approve' }>;

async function approve({ run, hash }: Approve, answering: Answering): Promise<void> {
  const { comment, catalog } = answering;
  const record = await getWaiting(run, answering);
  const action = getStartable(catalog, record.action);
  if (approvalOf(action)?.by !== 'comment')
    throw new Refusal(
      `run ${run} is not approved by comment`,
      'a reviewer of its environment does it, on the page of the run',
    );
  if (hash !== record.hash)
    throw new Refusal(
      `\`${hash}\` is not what run ${run} would do`,
      `look at its inputs, and write \`/approve ${run} ${record.hash}\``,
    );
  const question = await toQuestion(action, record, answering);
  const { person } = await lookUp(comment.author, question);
  await checkApprove(person, record.requestedBy, question);
  await dispatch(action, { record, entity: question.subject?.identifier }, answering);
}

/** What the permissions are asked here is asked again by the run, when it goes on. */
async function toQuestion(
  action: Action,
  record: RunRecord,
  { catalog, score, forge, context }: Answering,
): Promise<PersonQuestion> {
  const subject = findSubject(action, record.entity, catalog);
  const asker = await lookUp(record.requestedBy, { scene: { action, catalog, forge }, subject });
  const now = context.currentTime();
  const scored = asksScores(action.value.permissions) ? await score() : undefined;
  const { inputs } = record;
  return createQuestion({ action, catalog, scored, forge, subject, inputs, now, asker });
}

async function end(
  run: string,
  answering: Answering,
  state: 'refused' | 'cancelled',
  reason: string,
): Promise<void> {
  const { comment, catalog, forge, context } = answering;
  const record = await getWaiting(run, answering);
  const action = getStartable(catalog, record.action);
  const question = await toQuestion(action, record, answering);
  const { person } = await lookUp(comment.author, question);
  const isOwn = comment.author.toLowerCase() === record.requestedBy.toLowerCase();
  if (!isOwn) await checkApprove(person, record.requestedBy, question);
  // A run that is at work says itself that it was cancelled; its own job is the one to know.
  const isCancelled =
    record.workflowRun !== undefined && (await cancelQuietly(forge, record.workflowRun.id));
  if (record.state === 'running' && isCancelled) return;
  const words = reason === '' ? '' : `: ${reason}`;
  const verb = state === 'refused' ? 'declined' : 'cancelled';
  const message = `\`${comment.author}\` ${verb} it${words}`;
  const at = timestamp(context.currentTime());
  const moved = moveRecord(record, { state, at, by: comment.author, message });
  await keepRecord(forge, { record: moved }, context);
  await startRunAutomations({ type: 'RUN_UPDATED', record: moved, catalog }, forge, context);
}

/**
 * Whether there was something to cancel. One that waits for comments, or that was handed to another server, has no run
 * that goes on.
 */
async function cancelQuietly(forge: Forge, run: number): Promise<boolean> {
  try {
    await forge.cancelRun(run);
    return true;
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    return false;
  }
}
