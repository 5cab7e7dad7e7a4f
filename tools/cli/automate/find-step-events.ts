import type { CatalogEvent } from '../../automations/catalog-event.ts';
import { findEvents } from '../../automations/find-events.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Git } from '../../ports/git.ts';
import { loadState } from './load-state.ts';

export interface Sources {
  readonly files: FileStore;
  readonly git: Git;
}

export interface StepEvents {
  readonly events: readonly CatalogEvent[];
  /** The catalog of the commit. */
  readonly catalog: FullCatalog;
  /** When it was committed: milliseconds since 1970. */
  readonly time: number;
}

/** What a commit did to the catalog that was at `before`, both as of the time of the commit. */
export async function findStepEvents(
  sources: Sources,
  before: string,
  commit: string,
): Promise<StepEvents> {
  const time = await sources.git.findCommitTime(commit);
  const past = await loadState(sources, before, { now: time });
  const { snapshot } = past;
  const { state, catalog } = await loadState(sources, commit, { now: time, snapshot });
  return { events: findEvents(past.state, state), catalog, time };
}
