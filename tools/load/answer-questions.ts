import type { FileStore } from '../ports/file-store.ts';
import { createFileValidators } from '../schema/create-file-validators.ts';
import type { Blueprint, Entity, FullEntity } from './catalog.ts';
import { createFits } from './create-fits.ts';
import { hashOf, toRow, type FileRow } from './file-row.ts';
import type { ThreadAnswer, ThreadQuestion, ThreadSetup } from './thread-question.ts';
import { loadFile, type FileContext, type Inspect } from './load-file.ts';

export interface AnswerOptions {
  readonly store: FileStore;
  readonly createInspect: (blueprints: ReadonlyMap<string, Blueprint>) => Inspect;
  keep(entity: FullEntity): Entity;
}

/** The other side of a second thread: questions → answers, with the same result as `loadCatalog` by itself. */
export function createAnswers(
  { blueprints, isCached }: ThreadSetup,
  { store, createInspect, keep }: AnswerOptions,
): (question: ThreadQuestion) => Promise<string> {
  const context: FileContext = {
    validators: createFileValidators(),
    blueprintsById: blueprints,
    isLoose: false,
    inspect: createInspect(blueprints),
    fits: createFits(blueprints),
  };
  return async (paths) => {
    const stamps = isCached ? store.stamps(paths) : [];
    const reads = await store.readAll(paths);
    const answer: ThreadAnswer = paths.map((path, index): FileRow | null => {
      const read = reads[index];
      if (read?.kind !== 'bytes') return null;
      const file = loadFile(path, read, context);
      if (file.blueprints.length + file.homeless.length + file.others.length > 0) return null;
      const hash = isCached ? hashOf(read.bytes) : '';
      return toRow(path, hash, stamps[index], { ...file, entities: file.entities.map(keep) });
    });
    return JSON.stringify(answer);
  };
}
