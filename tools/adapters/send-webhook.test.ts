import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { WebhookAnswer, WebhookRequest } from '../ports/webhook.ts';
import { sendWebhook } from './send-webhook.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const ends: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

/** A server on this machine. The address of it. */
async function serve(answer: Answer): Promise<string> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString()));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function send(url: string, more: Partial<WebhookRequest> = {}): Promise<WebhookAnswer> {
  return await sendWebhook({
    url,
    method: 'POST',
    headers: { 'x-cadastre-run': 'c1' },
    body: '{"copies":3}',
    timeout: 5000,
    ...more,
  });
}

test('what was sent, and what came back', async () => {
  const url = await serve(({ method, headers, url: path }, response, body) => {
    response.writeHead(200).end([method, path, headers['x-cadastre-run'], body].join(' ') + ' ✓');
  });
  const body = 'POST /scale?fast=1 c1 {"copies":3} ✓';
  expect(await send(`${url}/scale?fast=1`)).toEqual({ kind: 'answer', status: 200, body });
});

test('a request without a body', async () => {
  const url = await serve(({ method }, response, body) => {
    response.writeHead(204).end();
    if (method !== 'DELETE' || body !== '') response.destroy();
  });
  const request = { method: 'DELETE', body: undefined };
  expect(await send(url, request)).toEqual({ kind: 'answer', status: 204, body: '' });
});

test.each([400, 401, 404, 429, 500, 503])('%i is an answer, too', async (status) => {
  const url = await serve((_, response) => response.writeHead(status).end('{"error":"no"}'));
  expect(await send(url)).toEqual({ kind: 'answer', status, body: '{"error":"no"}' });
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed', async (status) => {
  const asked: (string | undefined)[] = [];
  const url = await serve((request, response) => {
    asked.push(request.url);
    response.writeHead(status, { location: '/elsewhere' }).end('moved');
  });
  expect(await send(`${url}/here`)).toEqual({ kind: 'answer', status, body: 'moved' });
  expect(asked).toEqual(['/here']);
});

test('nobody answers in time', async () => {
  const url = await serve(() => undefined);
  const reason = 'no answer within 0.2 s';
  expect(await send(url, { timeout: 200 })).toEqual({ kind: 'failed', reason });
});

test('an answer that begins, and does not end in time', async () => {
  const url = await serve((_, response) => response.writeHead(200).write('{"copies":'));
  const reason = 'no answer within 0.2 s';
  expect(await send(url, { timeout: 200 })).toEqual({ kind: 'failed', reason });
});

test('nobody is there', async () => {
  const url = await serve(() => undefined);
  await ends.pop()?.();
  const answer = await send(url);
  expect(answer).toEqual({ kind: 'failed', reason: expect.stringContaining('ECONNREFUSED') });
});

test('the connection breaks', async () => {
  const url = await serve((_, response) => response.destroy());
  expect(await send(url)).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/./) });
});

test.each(['', 'nonsense', 'ftp://127.0.0.1/x', 'http://'])('`%s` is no address', async (url) => {
  expect(await send(url)).toMatchObject({ kind: 'failed', reason: expect.stringMatching(/./) });
});

test('a header that HTTP does not take', async () => {
  const url = await serve((_, response) => response.end());
  const headers = { 'x-note': 'a\r\nx-other: b' };
  expect(await send(url, { headers })).toMatchObject({ kind: 'failed' });
});

test('a long answer is cut', async () => {
  const url = await serve((_, response) => response.writeHead(200).end('é'.repeat(50_000)));
  expect(await send(url)).toEqual({ kind: 'answer', status: 200, body: 'é'.repeat(10_000) });
});

test('an answer without an end is cut, and its connection closed', async () => {
  let isClosed: Promise<unknown> | undefined;
  const url = await serve((_, response) => {
    const timer = setInterval(() => response.write('x'.repeat(4096)), 1);
    isClosed = new Promise((resolve) => {
      response.on('close', () => resolve(clearInterval(timer)));
    });
    response.writeHead(200);
  });
  expect(await send(url)).toEqual({ kind: 'answer', status: 200, body: 'x'.repeat(10_000) });
  await isClosed;
});
