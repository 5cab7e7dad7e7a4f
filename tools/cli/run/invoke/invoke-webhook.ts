import { isSafeAddress } from '../../../actions/is-safe-address.ts';
import { signWebhook } from '../../../actions/sign-webhook.ts';
import { isRecord } from '../../../load/is-record.ts';
import { toTemplateContext } from '../ready-run.ts';
import { Refusal } from '../refusal.ts';
import type { Invoke } from './invoke.ts';
import { withoutSecrets } from './read-secrets.ts';

/** Milliseconds until an answer is given up. */
const LONGEST = 30_000;

/**
 * A request to somebody's server, signed where the action says with what. With `synchronized` the answer is the end of it;
 * otherwise the other side reports later (docs/actions.md, what a webhook answers).
 */
export const invokeWebhook: Invoke = async (run, { method, secrets, timeout }, context) => {
  const url = String(method['url']);
  const { headers, body } = method;
  checkUrl(url);
  if (method['synchronized'] !== true && run.record.pullRequest === undefined)
    throw new Refusal(
      'how this ends is told later, and there is no pull request to tell it on',
      'start it with the number of a pull request, or with `/run` on one',
    );
  const text = JSON.stringify(body ?? toTemplateContext(run));
  const time = Math.floor(context.currentTime() / 1000);
  const named = run.scene.action.value.invocationMethod.signingSecret;
  const secret = named === undefined ? undefined : secrets[named];
  const answer = await context.sendWebhook({
    url,
    method: typeof method['method'] === 'string' ? method['method'] : 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'cadastre',
      ...(isRecord(headers) ? toTexts(headers) : {}),
      'x-cadastre-run': run.record.id,
      'x-cadastre-timestamp': String(time),
      ...(secret === undefined ? {} : { 'x-cadastre-signature': signWebhook(secret, time, text) }),
    },
    body: text,
    timeout: Math.min(LONGEST, timeout),
  });
  const host = new URL(url).host;
  if (answer.kind === 'failed')
    return { kind: 'ended', state: 'failure', message: `${host}: ${answer.reason}`, links: [] };
  const { status } = answer;
  if (status < 200 || status > 299) {
    // Before it is cut: half a secret is not found any more.
    const words = withoutSecrets(answer.body, secrets).trim().slice(0, 300);
    const said = words === '' ? '' : `: ${words}`;
    return {
      kind: 'ended',
      state: 'failure',
      message: `${host} answered ${status}${said}`,
      links: [],
    };
  }
  return method['synchronized'] === true
    ? { kind: 'ended', state: 'success', message: `${host} answered ${status}`, links: [] }
    : {
        kind: 'sent',
        message: `${host} took it (${status}), and reports when it is done`,
        links: [],
      };
};

function checkUrl(url: string): void {
  if (isSafeAddress(url)) return;
  throw new Refusal(
    'the address of the webhook is no `https://` address',
    'change `url` in the action; a password belongs into a header, from a secret',
  );
}

function toTexts(headers: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value ?? '');
      // A line break would start another header.
      return [name.toLowerCase(), text.replaceAll(/[\r\n]+/g, ' ')];
    }),
  );
}
