import { createSeverityOf } from '../checks/severity-of.ts';
import { UserError } from '../diagnostics/user-error.ts';
import type { Catalog } from '../load/catalog.ts';
import { codeOf, fileOf } from '../load/finding.ts';
import { loadFullCatalog } from '../load/load-catalog.ts';
import { locateFindings } from '../load/locate-findings.ts';
import type { FileStore } from '../ports/file-store.ts';

/** Configuration and blueprints, without the entities. Throws UserError where one of them is broken. */
export async function loadBlueprints(files: FileStore): Promise<Catalog> {
  const models: FileStore = {
    ...files,
    list: (folders, except) =>
      files.list(
        folders.filter((folder) => folder !== 'catalog'),
        except,
      ),
  };
  const { catalog, findings } = await loadFullCatalog(models, { kind: 'repository' });
  const severityOf = createSeverityOf(catalog.config);
  const errors = findings.filter(
    (finding) => severityOf(codeOf(finding), fileOf(finding)) === 'error',
  );
  const [first] = (await locateFindings(files, errors.slice(0, 1))).located;
  if (first === undefined) return catalog;
  const { location, message } = first.diagnostic;
  const more = errors.length === 1 ? '' : ` (and ${errors.length - 1} more)`;
  throw new UserError(
    `${location.file}:${location.line}:${location.column}: ${message}${more}`,
    'run `cadastre check` and mend it first',
  );
}
