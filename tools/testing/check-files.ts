import { checkCatalog } from '../checks/check-catalog.ts';
import { createMemoryFileStore } from './memory-file-store.ts';

/** Checks a small repository: one line a diagnostic, `file:line:column code`, and the hint behind ` → `. */
export async function checkFiles(
  files: Readonly<Record<string, string | Uint8Array>>,
  before?: Readonly<Record<string, string | Uint8Array>>,
): Promise<string[]> {
  const { found } = await checkCatalog({
    store: createMemoryFileStore(files),
    layout: { kind: 'repository' },
    base: before === undefined ? undefined : createMemoryFileStore(before),
  });
  return found.map(({ diagnostic: { code, location, hint } }) => {
    const place = `${location.file}:${location.line}:${location.column} ${code}`;
    return hint === undefined ? place : `${place} → ${hint}`;
  });
}

/** Two blueprints that most cases need: a team-less `Service` in a `System`. */
export const SMALL_MODEL = {
  'blueprints/system.yaml': 'identifier: System\ntitle: System\nschema:\n  properties: {}\n',
  'blueprints/service.yaml': `identifier: Service
title: Service
schema:
  properties:
    tier: {type: string, enum: [gold, silver]}
    replicas: {type: number, minimum: 1}
    site: {type: string, format: url}
    flags: {type: array, items: {type: string}}
  required: [tier]
relations:
  system: {target: System, required: true}
  uses: {target: Service, many: true}
`,
  'catalog/System/shop.yaml': 'identifier: shop\n',
} as const;
