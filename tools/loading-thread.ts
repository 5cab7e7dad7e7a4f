import { parentPort, workerData } from 'node:worker_threads';
import { createNodeFileStore } from './adapters/node-file-store.ts';
import { createInspect } from './checks/create-inspect.ts';
import { keepSummary } from './checks/keep-summary.ts';
import { createAnswers } from './load/answer-questions.ts';
import type { HelperQuestion, HelperSetup } from './load/helper-question.ts';

// The composition root of the thread that helps a check of a large catalog.

const { root, setup } = workerData as { readonly root: string; readonly setup: HelperSetup };
const store = createNodeFileStore(root);
const answer = createAnswers(setup, { store, createInspect, keep: keepSummary });

parentPort?.on('message', (question: HelperQuestion) => {
  void (async () => parentPort?.postMessage(await answer(question)))();
});
