import { UserError } from '../../diagnostics/user-error.ts';
import { createSeverityOf } from '../../checks/severity-of.ts';
import type { Entity, FullCatalog, FullEntity } from '../../load/catalog.ts';
import { codeOf, fileOf } from '../../load/finding.ts';
import { loadCatalog, type LoadedCatalog } from '../../load/load-catalog.ts';
import { locateFindings } from '../../load/locate-findings.ts';
import type { FileStore } from '../../ports/file-store.ts';

/** The whole catalog. Throws UserError for one that a plan would not be safe on. */
export async function loadForSync(files: FileStore): Promise<FullCatalog> {
  const loaded = await loadCatalog(files, { kind: 'repository' }, { keep: compact });
  await refuseBroken(files, loaded);
  return loaded.catalog;
}

/**
 * The maps of a document have no prototype, which makes each a hash table of its own; a copy with one shares its
 * layout with all others that have the same keys, and is much smaller. What reads it asks for own keys.
 */
function compact(entity: FullEntity): FullEntity {
  return {
    ...entity,
    properties: { ...entity.properties },
    relations: { ...entity.relations },
  };
}

/** A file that was not understood may hold the very entity that the plan would then create again. */
async function refuseBroken(files: FileStore, loaded: LoadedCatalog<Entity>): Promise<void> {
  const severityOf = createSeverityOf(loaded.catalog.config);
  const errors = loaded.findings.filter((finding) => {
    const code = codeOf(finding);
    return !code.startsWith('entity/') && severityOf(code, fileOf(finding)) === 'error';
  });
  const [first] = (await locateFindings(files, errors.slice(0, 1))).located;
  if (first === undefined) return;
  const { location, message } = first.diagnostic;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  throw new UserError(
    `${location.file}:${location.line}:${location.column}: ${message}${more}`,
    'run `cadastre check` and mend it; nothing was surveyed',
  );
}
