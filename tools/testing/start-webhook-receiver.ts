import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const HANDLER = path.join(import.meta.dirname, '../../docs/examples/webhook-receiver/handler.mjs');

/** A request of an action, as it came in. */
export interface ReceivedWebhook {
  readonly headers: Readonly<Record<string, unknown>>;
  /** The bytes that were signed. */
  readonly text: string;
  readonly body: unknown;
}

export interface WebhookReceiver {
  readonly url: string;
  readonly received: readonly ReceivedWebhook[];
  /** Waits for what is being done, and answers the messages that would be delivered again. */
  finish(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** What the example for AWS has before its function: each request becomes a message of a queue, and is answered at once. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const { handler } = (await import(pathToFileURL(HANDLER).href)) as {
    handler(event: object): Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;
  };
  const received: ReceivedWebhook[] = [];
  const work: ReturnType<typeof handler>[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { headers } = request;
      const body = Buffer.concat(chunks).toString();
      received.push({ headers, text: body, body: JSON.parse(body) });
      response.writeHead(202).end();
      const text = (name: string): object => ({ stringValue: headers[name], dataType: 'String' });
      const message = {
        messageId: String(received.length),
        body,
        attributes: { SentTimestamp: String(Date.now()) },
        messageAttributes: {
          timestamp: text('x-cadastre-timestamp'),
          signature: text('x-cadastre-signature'),
        },
      };
      work.push(handler({ Records: [message] }));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    received,
    finish: async () =>
      (await Promise.all(work.splice(0))).flatMap(({ batchItemFailures }) =>
        batchItemFailures.map(({ itemIdentifier }) => itemIdentifier),
      ),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
