import { approvalOf } from '../../actions/approval.ts';
import { timestamp } from './timestamp.ts';
import { isRunMethod } from '../../actions/method-keys.ts';
import { hashRequest } from '../../actions/record/hash-request.ts';
import { findStart, type FoundStart } from './find-start.ts';
import { isFinal, moveRecord } from '../../actions/record/move-record.ts';
import type { FullEntity } from '../../load/catalog.ts';
import type { RunRecord } from '../../model/run-record.ts';
import { checkExecute, lookUp, type PersonQuestion } from './check-person.ts';
import { checkCondition, readInputs } from './check-request.ts';
import { createQuestion, toQueryUser } from './create-question.ts';
import { toEntityView } from './entity-view.ts';
import { findApproval } from './find-approval.ts';
import type { KnownPerson } from './find-person.ts';
import { findSubject } from './find-subject.ts';
import type { RunRequest } from './read-request.ts';
import type { ReadyRun, RunScene } from './ready-run.ts';
import { Refusal } from './refusal.ts';
import { createCatalogSearch } from './search-catalog.ts';

export type Verdict =
  | { readonly kind: 'go'; readonly run: ReadyRun }
  | { readonly kind: 'waiting'; readonly run: ReadyRun }
  | { readonly kind: 'refused'; readonly record: RunRecord }
  /** Another job is at it, or it ended: its record is not ours to touch. */
  | { readonly kind: 'stopped'; readonly message: string };

/** What a stage wants to know. */
export type Wanted = 'request' | 'begin';

/**
 * Whether a run may go on: everything is looked at in each stage anew, as the catalog, the people and the pull request may
 * have changed while it waited. Nothing is written here.
 */
export async function decideRun(
  request: RunRequest,
  scene: RunScene,
  wanted: Wanted,
): Promise<Verdict> {
  const stopped = whyStopped(request, scene);
  if (stopped !== undefined) return { kind: 'stopped', message: stopped };
  const record = request.record ?? newRecord(request, scene);
  try {
    return await decide(request, record, scene, wanted);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { kind: 'refused', record: refuse(record, error, scene) };
  }
}

/** What becomes of a request that was refused before anything else was known of it. */
export function refuseRequest(request: RunRequest, refusal: Refusal, scene: RunScene): Verdict {
  const message = whyStopped(request, scene);
  if (message !== undefined) return { kind: 'stopped', message };
  const record = request.record ?? newRecord(request, scene);
  return { kind: 'refused', record: refuse(record, refusal, scene) };
}

function refuse(
  record: RunRecord,
  { message, hint }: Refusal,
  { now, place }: Pick<RunScene, 'now' | 'place'>,
): RunRecord {
  const at = timestamp(now);
  const more = hint === undefined ? {} : { hint };
  return { ...moveRecord(record, { state: 'refused', at, message, ...more }), ...ofPlace(place) };
}

function ofPlace({ runId: id, attempt, url }: RunScene['place']): Pick<RunRecord, 'workflowRun'> {
  return { workflowRun: { id, attempt, url } };
}

function newRecord(
  { id, origin, requestedBy, entity, given, pullRequest }: RunRequest,
  { action, now, place }: Pick<RunScene, 'action' | 'now' | 'place'>,
): RunRecord {
  return {
    version: 1,
    id,
    action: action.identifier,
    title: action.title,
    state: 'queued',
    requestedBy,
    origin,
    ...(entity === undefined ? {} : { entity }),
    inputs: { ...given },
    hash: '',
    ...(pullRequest === undefined ? {} : { pullRequest }),
    ...ofPlace(place),
    approvals: [],
    history: [{ state: 'queued', at: timestamp(now), by: requestedBy }],
    links: [],
    steps: [],
  };
}

function whyStopped({ record, id }: RunRequest, { place }: RunScene): string | undefined {
  if (record === undefined) return undefined;
  if (isFinal(record.state)) return `run ${id} has ended already: ${record.state}`;
  const other = record.workflowRun;
  const isOther = record.state === 'running' && other !== undefined && other.id !== place.runId;
  return isOther ? `run ${id} is at work already: ${other.url}` : undefined;
}

async function decide(
  request: RunRequest,
  known: RunRecord,
  scene: RunScene,
  wanted: Wanted,
): Promise<Verdict> {
  const { action, catalog, scored, now } = scene;
  checkPlace(scene);
  if (!isRunMethod(action.value.invocationMethod.type))
    throw new Refusal(`\`${action.value.invocationMethod.type}\` is not run here`);
  const isDue = request.origin === 'automation';
  const started = isDue ? await findStart(request, scene) : undefined;
  const subject =
    started === undefined
      ? findSubject(action, request.entity, catalog)
      : findEntity(started.subject, catalog);
  if (!isDue && action.value.trigger.type === 'automation')
    throw new Refusal(
      `${action.title} starts by itself, and nothing that it waits for has happened`,
    );
  const asker = isDue ? nobody(request) : await lookUp(request.requestedBy, { scene, subject });
  const search = createCatalogSearch(catalog, { now, user: toQueryUser(asker), scored });
  await checkCondition(scene, subject, search);
  // One that is gone is as it was.
  const entity = subject === undefined ? started?.entity : toEntityView(subject, scored);
  const user = toQueryUser(asker) ?? { identifier: asker.person.login };
  const inputs = await readInputs(scene, request.given, { entity, user }, search);
  const { event, depth } = started ?? {};
  const record = await completeRecord(request, known, { scene, entity, inputs, depth });
  const { person, user: asking } = asker;
  const run: ReadyRun = { scene, record, person, user: asking, entity, inputs, event, depth };
  const { forge } = scene;
  const question = createQuestion({ action, catalog, scored, forge, subject, inputs, now, asker });
  if (!isDue) await checkExecute(asker.person, question);
  return await askApproval(run, question, wanted);
}

function findEntity(
  subject: FoundStart['subject'],
  { entitiesById }: RunScene['catalog'],
): FullEntity | undefined {
  return subject && entitiesById.get(subject.blueprint)?.get(subject.identifier);
}

async function askApproval(
  run: ReadyRun,
  question: PersonQuestion,
  wanted: Wanted,
): Promise<Verdict> {
  const approval = approvalOf(run.scene.action);
  if (approval === undefined) return { kind: 'go', run };
  // The job after this one waits for a reviewer of its environment.
  if (wanted === 'request' && approval.by === 'environment') return { kind: 'waiting', run };
  const { kind, approvals } = await findApproval(approval, run.record, question, run.scene);
  const record = { ...run.record, approvals: [...approvals] };
  return { kind: kind === 'approved' ? 'go' : 'waiting', run: { ...run, record } };
}

/** A branch may have other actions, other people and other workflows. */
function checkPlace({ place }: RunScene): void {
  const wanted = `refs/heads/${place.defaultBranch}`;
  if (place.ref === wanted) return;
  throw new Refusal(
    `it was started on \`${place.ref.replace(/^refs\/heads\//, '')}\``,
    `start it on \`${place.defaultBranch}\`: what counts is what was reviewed`,
  );
}

function nobody({ requestedBy }: RunRequest): KnownPerson {
  const person = { login: requestedBy, identifier: undefined, email: undefined };
  return { person: { ...person, teams: [], roles: [] }, user: undefined };
}

interface Completing {
  readonly scene: RunScene;
  readonly entity: { readonly blueprint: string; readonly identifier: string } | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly depth: number | undefined;
}

/** The record with its hash. Throws Refusal where what was asked, or the pull request, is not what it was. */
async function completeRecord(
  request: RunRequest,
  known: RunRecord,
  { scene, entity, inputs, depth }: Completing,
): Promise<RunRecord> {
  const { action, forge, place } = scene;
  const { pullRequest } = request;
  const head = pullRequest === undefined ? undefined : await forge.findPullRequest(pullRequest);
  const sha = known.sha ?? head?.commit;
  if (sha !== head?.commit)
    throw new Refusal(
      `the pull request was at ${short(sha)} when this was asked, and is at ${short(head?.commit)} now`,
      'look at what was pushed, and ask again',
    );
  const name = entity === undefined ? undefined : `${entity.blueprint}/${entity.identifier}`;
  const hash = hashRequest({ action: action.identifier, entity: name, inputs, sha });
  if (known.hash !== '' && known.hash !== hash)
    throw new Refusal(
      'what it would do now is not what was asked for: inputs or choices have changed meanwhile',
      'ask again',
    );
  return {
    ...known,
    ...(name === undefined ? {} : { entity: name }),
    ...(depth === undefined ? {} : { depth }),
    ...(sha === undefined ? {} : { sha }),
    ...ofPlace(place),
    inputs: { ...inputs },
    hash,
  };
}

function short(commit: string | undefined): string {
  return commit?.slice(0, 7) ?? 'no commit';
}
