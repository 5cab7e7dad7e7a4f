import type { WebhookAnswer, WebhookRequest } from '../ports/webhook.ts';

const MOST_CHARACTERS = 10_000;

/** Over HTTP. Never throws for what the other side does. */
export async function sendWebhook(request: WebhookRequest): Promise<WebhookAnswer> {
  const { url, method, headers, body, timeout } = request;
  try {
    const response = await fetch(url, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(timeout),
      ...(body === undefined ? {} : { body }),
    });
    return { kind: 'answer', status: response.status, body: await readSome(response) };
  } catch (error) {
    const isLate = error instanceof Error && error.name === 'TimeoutError';
    const reason = isLate ? `no answer within ${timeout / 1000} s` : reasonOf(error);
    return { kind: 'failed', reason };
  }
}

async function readSome(response: Response): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length >= MOST_CHARACTERS) break;
  }
  return text.slice(0, MOST_CHARACTERS);
}

/** What fetch says is `fetch failed`; why is in its cause. */
function reasonOf(error: unknown): string {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? cause.message : String(cause);
}
