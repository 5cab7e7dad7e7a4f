import assert from 'node:assert/strict';
import type { AddressInfo } from 'node:net';
import { test } from 'node:test';
import { answer } from './answer.js';
import { serve } from './serve.js';

test('what is answered', () => {
  const statuses = [
    answer({ method: 'GET', path: '/' }),
    answer({ method: 'GET', path: '/health' }),
    answer({ method: 'POST', path: '/' }),
    answer({ method: 'GET', path: '/nothing' }),
  ].map(({ status }) => status);
  assert.deepEqual(statuses, [200, 200, 405, 404]);
});

test('over HTTP, with one line in the log', async () => {
  const lines: string[] = [];
  const server = await serve(0, (line) => lines.push(line));
  try {
    const { port } = server.address() as AddressInfo;
    const response = await fetch(`http://127.0.0.1:${port}/health?from=test`);
    assert.deepEqual(await response.json(), { status: 'ok' });
    assert.deepEqual(lines, ['{"method":"GET","path":"/health","status":200}']);
  } finally {
    server.close();
  }
});
