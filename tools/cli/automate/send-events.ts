import { createHash } from 'node:crypto';
import { isWanted, toEventMessage, type EventMessage } from '../../automations/to-event-message.ts';
import type { EventReceiver } from '../../model/config.ts';
import type { Forge } from '../../ports/forge.ts';
import { count } from '../../reporters/count.ts';
import type { ExitCode } from '../command.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { getRepository } from '../github/get-repository.ts';
import { say } from '../run/say.ts';
import { deliverEvent } from './deliver-event.ts';
import { stepsBetween } from './find-due.ts';
import { findStepEvents, type Sources, type StepEvents } from './find-step-events.ts';
import { findTip } from './find-tip.ts';
import { findUnseen } from './find-unseen.ts';
import { loadReceivers } from './load-receivers.ts';
import { nameOfReceiver, openReceiver, type OpenReceiver } from './open-receiver.ts';

/** Milliseconds that one receiver may take of a job: the others have their turn as well. */
const LONGEST = 8 * 60_000;
/** So many webhooks of one commit are on their way together. */
const AT_ONCE = 8;

/** Everything that receivers are told from. */
interface Scene {
  readonly sources: Sources;
  readonly forge: Forge;
  readonly repository: string;
  /** The last commit of the default branch. */
  readonly tip: string;
  /** What a step did, looked at once for all of them. */
  readonly find: (before: string, commit: string) => Promise<StepEvents>;
  readonly context: Context;
}

/**
 * Tells every receiver of the configuration what commits did to the catalog, each from where it was told last. A receiver that
 * does not take an event gets it again, with everything behind it, from the next job: none is lost, and one may come twice.
 */
export async function sendEvents(context: Context): Promise<ExitCode> {
  const root = await getCatalogRoot(context);
  const sources = { files: context.openFiles(root), git: context.openGit(root) };
  const receivers = await loadReceivers(sources.files);
  if (receivers.length === 0) {
    context.io.stdout('nothing sent: cadastre.yaml names no receivers (`events:`)\n');
    return 0;
  }
  const { forge: options } = getRepository(context);
  const forge = await context.openForge(options);
  const tip = await findTip(sources.git, forge, context);
  if (tip === undefined) return 0;
  const find = rememberSteps(sources);
  const { repository } = options;
  let isDone = true;
  for (const receiver of receivers) {
    const problem = await tell(receiver, { sources, forge, repository, tip, find, context });
    if (problem === undefined) continue;
    isDone = false;
    say(`${nameOfReceiver(receiver)}: ${problem}\n`, context);
  }
  return isDone ? 0 : 1;
}

function rememberSteps(sources: Sources): Scene['find'] {
  const known = new Map<string, Promise<StepEvents>>();
  return async (before, commit) => {
    const name = `${before} ${commit}`;
    const found = known.get(name) ?? findStepEvents(sources, before, commit);
    known.set(name, found);
    return await found;
  };
}

/**
 * The branch that remembers up to where a receiver was told. One that was added begins where it was; one at another address
 * is another.
 */
function markOf({ webhook, dispatch }: EventReceiver): string {
  const text = JSON.stringify([webhook ?? null, dispatch?.toLowerCase() ?? null]);
  return `cadastre/sent-${createHash('sha256').update(text).digest('hex').slice(0, 12)}`;
}

/** Sends a receiver what it was not told yet; why not all of it, in words for people. */
async function tell(receiver: EventReceiver, scene: Scene): Promise<string | undefined> {
  const { sources, forge, tip, find, context, repository } = scene;
  const name = nameOfReceiver(receiver);
  const mark = markOf(receiver);
  // Before anything can go wrong: what happens until it is mended is sent then.
  const before = await findUnseen(mark, { git: sources.git, forge, tip }, context);
  if (before === undefined) {
    say(`${name}: this is where it begins\n`, context);
    return undefined;
  }
  const open = await openReceiver(receiver, context);
  if (open.kind === 'problem') return open.message;
  const end = context.clock.now() + LONGEST;
  let sent = 0;
  for (const [from, commit] of await stepsBetween(sources.git, before, tip)) {
    if (context.clock.now() > end)
      return 'there is no more time for it in this job; the next goes on';
    const { events, time } = await find(from, commit);
    const wanted = events.filter((event) => isWanted(receiver, event));
    const messages = wanted.map((event) => toEventMessage(event, { repository, commit, time }));
    const problem = await sendAll(open, messages, context);
    if (problem !== undefined) return `${problem}; the next job sends it again`;
    sent += messages.length;
    await forge.moveBranch(mark, commit);
  }
  say(`${name}: ${count(sent, 'event')} sent\n`, context);
  return undefined;
}

/** The events of one commit, some at a time: a receiver must not rely on their order. */
async function sendAll(
  receiver: OpenReceiver,
  messages: readonly EventMessage[],
  context: Context,
): Promise<string | undefined> {
  const width = receiver.kind === 'webhook' ? AT_ONCE : 1;
  for (let start = 0; start < messages.length; start += width) {
    const problems = await Promise.all(
      messages.slice(start, start + width).map(async (message) => {
        const problem = await deliverEvent(receiver, message, context);
        return problem === undefined ? [] : [`event ${message.id} did not arrive: ${problem}`];
      }),
    );
    const [first] = problems.flat();
    if (first !== undefined) return first;
  }
  return undefined;
}
