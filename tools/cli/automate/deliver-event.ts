import { signWebhook } from '../../actions/sign-webhook.ts';
import { toDispatchPayload, type EventMessage } from '../../automations/to-event-message.ts';
import { ForgeFailure } from '../../ports/forge.ts';
import type { Context } from '../context.ts';
import type { OpenReceiver } from './open-receiver.ts';

/** Milliseconds until an answer is given up. */
const LONGEST = 10_000;
/** Milliseconds before each further try. */
const PAUSES: readonly number[] = [1000, 5000];
const EVENT_TYPE = 'cadastre-event';

/** Sends an event; why it did not arrive, in words for people, or undefined. */
export async function deliverEvent(
  receiver: OpenReceiver,
  message: EventMessage,
  context: Context,
): Promise<string | undefined> {
  return receiver.kind === 'webhook'
    ? await post(receiver, message, context)
    : await dispatch(receiver, message);
}

type Webhook = Extract<OpenReceiver, { readonly kind: 'webhook' }>;

/** What a server answers is not shown: nobody knows what is in it. */
async function post(
  receiver: Webhook,
  message: EventMessage,
  context: Context,
): Promise<string | undefined> {
  let answer = await postOnce(receiver, message, context);
  for (const pause of PAUSES) {
    if (answer === undefined || !answer.isPassing) break;
    await context.clock.sleep(pause);
    answer = await postOnce(receiver, message, context);
  }
  return answer?.reason;
}

interface Miss {
  readonly reason: string;
  /** Whether it may be otherwise in a moment. */
  readonly isPassing: boolean;
}

async function postOnce(
  { url, secret }: Webhook,
  message: EventMessage,
  { sendWebhook, currentTime }: Context,
): Promise<Miss | undefined> {
  const text = JSON.stringify(message);
  const time = Math.floor(currentTime() / 1000);
  const answer = await sendWebhook({
    url,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'cadastre',
      'x-cadastre-event': message.id,
      'x-cadastre-timestamp': String(time),
      'x-cadastre-signature': signWebhook(secret, time, text),
    },
    body: text,
    timeout: LONGEST,
  });
  if (answer.kind === 'failed') return { reason: answer.reason, isPassing: true };
  const { status } = answer;
  if (status >= 200 && status <= 299) return undefined;
  return {
    reason: `it answered ${status}`,
    isPassing: status >= 500 || status === 408 || status === 429,
  };
}

type Dispatch = Extract<OpenReceiver, { readonly kind: 'dispatch' }>;

/** The forge tries again by itself. */
async function dispatch(
  { forge, repository }: Dispatch,
  message: EventMessage,
): Promise<string | undefined> {
  try {
    await forge.dispatchRepository(EVENT_TYPE, toDispatchPayload(message));
    return undefined;
  } catch (error) {
    if (!(error instanceof ForgeFailure)) throw error;
    const isRight = ['denied', 'unauthorized', 'not-found'].includes(error.kind);
    return isRight
      ? `the token may not send there, or ${repository} is not there: CADASTRE_EVENTS_TOKEN has to be one that may write its contents`
      : error.message;
  }
}
