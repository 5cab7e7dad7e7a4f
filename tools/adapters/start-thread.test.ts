import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createRepository } from '../testing/create-repository.ts';
import { startThread } from './start-thread.ts';

const ECHO = `
  import { parentPort, workerData } from 'node:worker_threads';
  parentPort.on('message', (text) => {
    if (text === 'end') process.exit(1);
    parentPort.postMessage(workerData + text);
  });
`;
const MODULE = new URL(`data:text/javascript,${encodeURIComponent(ECHO)}`);

test('answers in order, and tells every question that it has ended', async () => {
  const thread = startThread(MODULE, 'you said ');
  expect(await Promise.all([thread.ask('a'), thread.ask('b')])).toEqual([
    'you said a',
    'you said b',
  ]);
  const last = [thread.ask('end'), thread.ask('never')];
  const outcomes = await Promise.allSettled(last);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  await expect(thread.ask('later')).rejects.toThrow('the thread has ended');
  await thread.stop();
});

test('the thread of the built program loads files', async () => {
  const root = createRepository('shipped');
  const dist = path.join(import.meta.dirname, '..', '..', 'dist', 'loading-thread.js');
  const thread = startThread(pathToFileURL(dist), {
    root,
    setup: { blueprints: new Map(), isCached: false },
  });
  const answer = await thread.ask(['blueprints/_team.yaml', 'nowhere.yaml']);
  await thread.stop();
  expect(JSON.parse(String(answer))).toEqual([null, null]);
});
