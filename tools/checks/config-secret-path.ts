import { findSecretPath, SECRET_PATHS } from '../document/secret-paths.ts';
import type { CatalogCheck } from './check.ts';
import { suggest } from './suggest.ts';

/** An exception for a place that is not held back excepts nothing. */
export const configSecretPath: CatalogCheck = (catalog, report) => {
  const origin = catalog.configOrigin;
  if (origin === undefined) return;
  for (const [index, entry] of (catalog.config.aws?.allowSecretPaths ?? []).entries()) {
    if (findSecretPath(entry) !== undefined) continue;
    const at = { origin, path: ['aws', 'allowSecretPaths', index] };
    const [type = ''] = entry.split(' ');
    const known = Object.hasOwn(SECRET_PATHS, type) ? SECRET_PATHS[type] : undefined;
    const message = `\`${entry}\` is no place that the survey holds back`;
    const hint =
      known === undefined
        ? suggest(type, Object.keys(SECRET_PATHS))
        : `held back there: ${known.map(([path]) => `\`${path}\``).join(', ')}`;
    report('config/unknown-secret-path', at, message, hint);
  }
};
