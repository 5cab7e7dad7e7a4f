import type { Check } from './check.ts';
import { suggest } from './suggest.ts';

export const blueprintSyncTarget: Check = (catalog, report) => {
  for (const { identifier, properties, relations, file, origin } of catalog.blueprints) {
    if (!Array.isArray(file.sync)) continue;
    for (const [index, rule] of file.sync.entries()) {
      for (const [section, known] of [['properties', properties], ['relations', relations]] as const) {
        for (const name of Object.keys(rule[section] ?? {})) {
          if (name in known) continue;
          const what = section === 'properties' ? 'property' : 'relation';
          const at = { origin, path: ['sync', index, section, name], part: 'key' } as const;
          const message = `\`sync\` writes \`${name}\`, which is no ${what} of \`${identifier}\``;
          report('blueprint/sync-target', at, message, suggest(name, Object.keys(known)));
        }
      }
    }
  }
};
