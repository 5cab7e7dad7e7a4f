import { findByReference } from '../load/find-by-reference.ts';
import type { CatalogCheck } from './check.ts';
import { createExternal } from './external.ts';

export const entityEdges: CatalogCheck = (catalog, report) => {
  const isExternal = createExternal(catalog.config.external ?? []);
  for (const { identifier, edges, origin } of catalog.entities) {
    for (const edge of edges) {
      const { kind, target } = edge;
      if (edge.isExternal || findByReference(catalog, target) !== undefined) continue;
      const cut = target.indexOf('/');
      if (cut > 0 && isExternal(target.slice(0, cut), target.slice(cut + 1))) continue;
      const at = { origin, path: ['edges', kind, target], part: 'key' } as const;
      const message = `\`${identifier}\` ${kind} \`${target}\`, and there is no such entity`;
      report('entity/edge-to-nothing', at, message, {
        hint: 'delete the edge; the next survey writes what AWS says',
      });
    }
  }
};
