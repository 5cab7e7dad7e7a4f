import type { Catalog } from '../load/catalog.ts';
import type { Report } from '../load/report.ts';

/** One rule over the whole catalog. It knows values and paths; the report knows files and lines. */
export type Check = (catalog: Catalog, report: Report) => void;
