import { parentPort, workerData } from 'node:worker_threads';
import { createNodeFileStore } from './adapters/node-file-store.ts';
import { createInspect } from './checks/create-inspect.ts';
import { keepSummary } from './checks/keep-summary.ts';
import { createAnswers } from './load/answer-questions.ts';
import type { ThreadQuestion, ThreadSetup } from './load/thread-question.ts';

// The composition root of the thread that helps a check of a large catalog.

const { root, setup } = workerData as { readonly root: string; readonly setup: ThreadSetup };
const store = createNodeFileStore(root);
const answer = createAnswers(setup, { store, createInspect, keep: keepSummary });

parentPort?.on('message', (question: ThreadQuestion) => {
  void (async () => parentPort?.postMessage(await answer(question)))();
});
