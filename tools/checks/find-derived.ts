import type { DerivedFinding } from '../derive/derived-catalog.ts';
import type { FullCatalog } from '../load/catalog.ts';
import type { Finding } from '../load/finding.ts';
import { createReport } from '../load/report.ts';
import { deriveStore, keepDerived, type DeriveStoreRequest } from '../query/derive-store.ts';
import { CODES_OF_VALUES } from './derived-codes.ts';
import { derivedPlace } from './derived-place.ts';

/** Derives everything of a catalog at a time, and finds what has no value because something went wrong. */
export async function findDerived(
  request: Pick<DeriveStoreRequest, 'layout' | 'memory' | 'now' | 'store'>,
): Promise<readonly Finding[]> {
  const { catalog, derived } = await deriveStore(request);
  await keepDerived(derived, request.memory);
  return derived.findings.flatMap((finding) => toFindings(catalog, finding));
}

function toFindings(catalog: FullCatalog, found: DerivedFinding): readonly Finding[] {
  const findings: Finding[] = [];
  const report = createReport(findings);
  const { kind, property, message, entities, entity } = found;
  const blueprint = catalog.blueprintsById.get(found.blueprint);
  if (blueprint === undefined) return [];
  if (kind === 'cycle' && property === '$team') {
    const first = catalog.entitiesById.get(found.blueprint)?.get(entity ?? '');
    const hint = 'let one of them name its `team`';
    if (first !== undefined)
      report('entity/ownership-cycle', { origin: first.origin, path: [] }, message, hint);
    return findings;
  }
  const code = CODES_OF_VALUES[kind];
  if (code === undefined) return [];
  // How many there are is no part of the message, by which a baseline knows it again.
  const reference = `${found.blueprint}/${entity}`;
  const among = entities > 1 ? `, one of ${entities}` : '';
  const hint =
    entity === undefined
      ? undefined
      : `look at \`${reference}\`${among}: \`cadastre show ${reference} --explain ${property}\``;
  report(code, derivedPlace(blueprint, property), `\`${property}\`: ${message}`, hint);
  return findings;
}
