import type { Blueprint, Catalog } from '../load/catalog.ts';
import type { Inspect } from '../load/load-file.ts';
import type { Report } from '../load/report.ts';

/**
 * One rule over the whole catalog. It knows values and paths; the report knows files and lines.
 * `base` is the catalog before the change under review, where there is one.
 */
export type CatalogCheck = (
  catalog: Catalog,
  report: Report,
  base: Catalog | undefined,
) => void | Promise<void>;

/** One rule over the values of a single entity: made once for a catalog, run while its files are read. */
export type EntityCheck = (blueprints: ReadonlyMap<string, Blueprint>) => Inspect;
