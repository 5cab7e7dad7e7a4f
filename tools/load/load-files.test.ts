import { expect, test } from 'vitest';
import { checkCatalog } from '../checks/check-catalog.ts';
import { createInspect } from '../checks/create-inspect.ts';
import { keepSummary } from '../checks/keep-summary.ts';
import type { Cache } from '../ports/cache.ts';
import { createMemoryCache } from '../testing/create-memory-cache.ts';
import { loadSummaries } from '../checks/load-summaries.ts';
import type { Thread, StartThread } from '../ports/thread.ts';
import { createMemoryFileStore } from '../testing/memory-file-store.ts';
import { createAnswers } from './answer-questions.ts';
import type { ThreadQuestion, ThreadSetup } from './thread-question.ts';

const MANY = 6_100;

/** Sound and broken entities, and at the end of the paths, where a second thread begins, a blueprint and homeless ones. */
function createFiles(): Record<string, string> {
  const files: Record<string, string> = {
    'blueprints/service.yaml':
      'identifier: Service\nschema: {properties: {tier: {type: string, enum: [gold]}}}\nrelations: {uses: {target: Service}}\n',
    'catalog/z/blueprint.yaml': 'identifier: Stray\nschema: {properties: {}}\n',
    'catalog/z/homeless.yaml': 'identifier: homeless\n',
    'catalog/z/broken.yaml': 'identifier: [\n',
    'catalog/z/silent.yaml':
      'identifier: silent\nblueprint: Service\nrelations: {uses: no} # cadastre-ignore entity/relation-to-nothing: soon\n',
  };
  for (let index = 0; index < MANY; index += 1) {
    const tier = index % 1_000 === 999 ? 'brass' : 'gold';
    const uses = index % 700 === 699 ? 'nobody' : `s${(index * 7) % MANY}`;
    files[`catalog/Service/s${index}.yaml`] =
      `identifier: s${index}\nproperties: {tier: ${tier}}\nrelations: {uses: ${uses}}\n`;
  }
  return files;
}

const store = createMemoryFileStore(createFiles());

/** In this thread, over copies, as between threads. Ends after so many answers. */
function createThread(lasts: number): { start: StartThread; count(): number; stops(): number } {
  let count = 0;
  let stops = 0;
  const start: StartThread = (setup): Thread => {
    const answer = createAnswers(structuredClone(setup) as ThreadSetup, {
      store,
      createInspect,
      keep: keepSummary,
    });
    return {
      async ask(question) {
        if (count >= lasts) throw new Error('the thread has ended');
        count += 1;
        return await answer(structuredClone(question) as ThreadQuestion);
      },
      listen: () => new Promise((resolve) => void setImmediate(resolve)),
      stop: () => {
        stops += 1;
        return Promise.resolve();
      },
    };
  };
  return { start, count: () => count, stops: () => stops };
}

async function check(startThread?: StartThread, cache?: Cache): Promise<string> {
  const request = { store, layout: { kind: 'repository' }, startThread, cache } as const;
  const { found, files, parsed, silenced } = await checkCatalog(request);
  const { loaded } = await loadSummaries({ ...request, startThread: undefined });
  const entities = loaded.catalog.entities.map((entity) => JSON.stringify(entity));
  return JSON.stringify({ found, files, parsed, silenced, entities });
}

test.each([
  ['to the end', Number.POSITIVE_INFINITY],
  ['that ends in the middle', 2],
  ['that does not start', 0],
])('with a second thread %s the result is the same', async (_, lasts) => {
  const thread = createThread(lasts);
  const alone = await check();
  expect(alone).toContain('entity/relation-to-nothing');
  expect(await check(thread.start)).toBe(alone);
  expect(thread.count()).toBeGreaterThanOrEqual(Math.min(lasts, 3));
  expect(thread.stops()).toBe(1);
});

test('a cache that is full needs no second thread', async () => {
  const cache = createMemoryCache(() => 0);
  const first = createThread(Number.POSITIVE_INFINITY);
  const withThread = JSON.parse(await check(first.start, cache));
  const second = createThread(Number.POSITIVE_INFINITY);
  const cached = JSON.parse(await check(second.start, cache));
  expect([first.count() > 0, second.count()]).toEqual([true, 0]);
  expect({ ...cached, parsed: 0 }).toEqual({ ...withThread, parsed: 0 });
});
