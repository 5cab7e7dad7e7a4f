import { loadSummaries, type SummaryRequest } from '../../checks/load-summaries.ts';
import type { Code } from '../../diagnostics/codes.ts';
import type { Catalog, Entity, Origin } from '../../load/catalog.ts';
import { codeOf, fileOf, type Finding } from '../../load/finding.ts';
import type { LoadedCatalog } from '../../load/load-catalog.ts';
import type { FileStore } from '../../ports/file-store.ts';

/** One side of a comparison, before the values are read. */
export interface LoadedSide {
  readonly store: FileStore;
  readonly catalog: Catalog;
  /** Files of which some part was not understood. */
  readonly unclearFiles: ReadonlySet<string>;
}

/** After these, something that a file says is not in the catalog. */
const UNCLEAR: ReadonlySet<Code> = new Set<Code>([
  'file/unreadable',
  'file/too-large',
  'file/link-outside',
  'file/template',
  'document/not-utf-8',
  'document/invalid-yaml',
  'document/tab',
  'document/duplicate-key',
  'document/forbidden-key',
  'document/unknown-tag',
  'document/unsupported-version',
  'document/too-many-aliases',
  'document/too-deep',
  'document/typographic-quotes',
]);

/** Summaries of a whole catalog. What is new in them is remembered where `isNow`: the past must not push it out. */
export async function loadSide(request: SummaryRequest, isNow: boolean): Promise<LoadedSide> {
  const { cache } = request;
  const readOnly = cache === undefined ? undefined : { ...cache, write: () => Promise.resolve() };
  const { loaded, cache: opened } = await loadSummaries({
    ...request,
    cache: isNow ? cache : readOnly,
  });
  if (isNow) await opened?.save(undefined);
  return toLoadedSide(request.store, loaded);
}

/** A catalog that was loaded from these files, as one side of a comparison. */
export function toLoadedSide(
  store: FileStore,
  { catalog, findings }: LoadedCatalog<Entity>,
): LoadedSide {
  const unclear = findings.filter((finding) => UNCLEAR.has(codeOf(finding))).map(fileOf);
  return {
    store,
    catalog,
    unclearFiles: new Set([...unclear, ...filesOfHomeless(catalog, findings)]),
  };
}

/** Files with entities that have no blueprint, not even one that only they fit. */
function filesOfHomeless({ entities }: Catalog, findings: readonly Finding[]): string[] {
  const origins = findings.flatMap((finding) =>
    finding.kind === 'placed' && finding.code === 'entity/missing-blueprint'
      ? [finding.place.origin]
      : [],
  );
  if (origins.length === 0) return [];
  const keyOf = ({ file, index, path }: Origin): string => JSON.stringify([file, index, path]);
  const files = new Set(origins.map(({ file }) => file));
  const settled = new Set(
    entities.filter(({ origin }) => files.has(origin.file)).map(({ origin }) => keyOf(origin)),
  );
  return origins.filter((origin) => !settled.has(keyOf(origin))).map(({ file }) => file);
}
