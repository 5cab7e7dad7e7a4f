import { isSafeAddress } from '../../actions/is-safe-address.ts';
import type { EventReceiver } from '../../model/config.ts';
import type { Forge } from '../../ports/forge.ts';
import type { Context } from '../context.ts';
import { getRepository } from '../github/get-repository.ts';

/** The variable of the environment with the token for the repositories of others. */
const TOKEN = 'CADASTRE_EVENTS_TOKEN';

/** A receiver with what it takes to reach it. */
export type OpenReceiver =
  | { readonly kind: 'webhook'; readonly url: string; readonly secret: string }
  | { readonly kind: 'dispatch'; readonly repository: string; readonly forge: Forge };

/** Why a receiver cannot be reached, and what to do: for people. */
export interface ReceiverProblem {
  readonly kind: 'problem';
  readonly message: string;
}

/** What people call a receiver: of an address only the server, as the rest may be a secret. */
export function nameOfReceiver({ webhook, dispatch }: EventReceiver): string {
  if (webhook === undefined) return dispatch ?? 'a receiver';
  return URL.canParse(webhook) ? new URL(webhook).host : 'a webhook';
}

/** With its secret, or a token for its repository; the secret is masked before anything else sees it. */
export async function openReceiver(
  { webhook, secret: name, dispatch }: EventReceiver,
  context: Context,
): Promise<OpenReceiver | ReceiverProblem> {
  if (webhook !== undefined) {
    if (!isSafeAddress(webhook)) return problem('its address is no `https://` address');
    if (name === undefined)
      return problem('add `secret:` with the name of the secret to sign with');
    const secret = context.env[name];
    if (secret === undefined || secret === '') return problem(advice(`the secret ${name}`, name));
    (await context.openJob()).mask(secret);
    return { kind: 'webhook', url: webhook, secret };
  }
  if (dispatch === undefined) return problem('add `webhook:` or `dispatch:`');
  const { forge: own } = getRepository(context);
  const isOwn = dispatch.toLowerCase() === own.repository.toLowerCase();
  const token = isOwn ? own.token : context.env[TOKEN];
  if (token === undefined || token === '')
    return problem(advice('a token that may write contents there', TOKEN));
  const forge = await context.openForge({ ...own, repository: dispatch, token });
  return { kind: 'dispatch', repository: dispatch, forge };
}

function advice(what: string, name: string): string {
  return `${what} is not there: set the secret ${name} of this repository, and see that the job \`send\` of automations.yml has \`${name}: \${{ secrets.${name} }}\` below \`env:\``;
}

function problem(message: string): ReceiverProblem {
  return { kind: 'problem', message };
}
