import type { CatalogState, EntityState } from '../../automations/catalog-state.ts';
import type { EntityName } from '../../derive/derived-catalog.ts';
import type { CatalogEvent } from '../../automations/catalog-event.ts';
import { findEvents } from '../../automations/find-events.ts';
import type { FullCatalog } from '../../load/catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';
import type { Git } from '../../ports/git.ts';
import { loadState, type LoadedState } from './load-state.ts';

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
  const present = await loadState(sources, commit, { now: time, snapshot });
  const names = namesIn(past.catalog, present);
  const events = findEvents(stateOf(past, names), stateOf(present, names));
  return { events, catalog: present.catalog, time };
}

/** The entities that may have an event: of a hundred thousand nearly all are what they were. */
function namesIn(before: FullCatalog, { changed, catalog }: LoadedState): readonly EntityName[] {
  const all = [before, catalog].flatMap(({ entities }) => entities);
  if (changed === undefined) return all;
  // Of entities without a blueprint nothing is derived, and nobody looks at them.
  const strays = all.filter(({ blueprint }) => !catalog.blueprintsById.has(blueprint));
  return [...changed, ...strays];
}

function stateOf({ find }: LoadedState, names: readonly EntityName[]): CatalogState {
  const states = new Map<string, EntityState>();
  for (const name of names) {
    const state = find(name);
    if (state !== undefined) states.set(`${name.blueprint}/${name.identifier}`, state);
  }
  return states;
}
