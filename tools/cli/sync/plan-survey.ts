import type { FullCatalog } from '../../load/catalog.ts';
import { FOLDERS } from '../../load/load-catalog.ts';
import type { Plan } from '../../plan/change.ts';
import { onlyChanged } from '../../plan/only-changed.ts';
import { planDeletions } from '../../plan/plan-deletions.ts';
import { planSync } from '../../plan/plan-sync.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { mapObservations } from '../../sources/aws/map-observations.ts';
import { normaliseArn } from '../../sources/aws/normalise-arn.ts';
import { PSEUDO_TYPES, pseudoObservations } from '../../sources/aws/pseudo-observations.ts';
import { toIdentifier } from '../../sources/aws/to-identifier.ts';
import { findAwsEdges } from './find-aws-edges.ts';
import type { PlannedSync } from './planned-sync.ts';
import type { Surveyed } from './surveyed.ts';

/** What a survey saw → what would change in the catalog. */
export async function planSurvey(
  catalog: FullCatalog,
  { accounts, isNarrowed, scopes, gone, read, mask }: Surveyed,
  { files, allowDeletions }: { readonly files: FileStore; readonly allowDeletions: boolean },
): Promise<PlannedSync> {
  const pseudo = pseudoObservations(accounts);
  const mapped = await mapObservations(
    catalog.blueprints,
    (type) => (PSEUDO_TYPES.has(type) ? [pseudo.filter((each) => each.type === type)] : read(type)),
    (entity) => onlyChanged(catalog, entity),
  );
  const existing = await existingFiles(files);
  const planWith = (isOff: boolean): Plan => {
    const deletions = planDeletions({
      catalog,
      observed: mapped.entities,
      gone: gone.map(({ type, account, region, id }) => ({ aws: type, account, region, id })),
      limits: { ...catalog.config.aws?.deletions, isOff },
    });
    const edges = findAwsEdges({
      catalog,
      entities: mapped.entities,
      read,
      scopes,
      gone: deletions.allowed.flatMap(({ entity }) => entity.source ?? []),
      isNarrowed,
    });
    return planSync({
      catalog,
      observed: mapped.entities,
      deletions,
      edges,
      files: existing,
      toIdentifier: (name) => toIdentifier(normaliseArn(name) ?? name),
    });
  };
  const plan = planWith(allowDeletions);
  const unlimited = plan.held.length === 0 ? plan.changes : planWith(true).changes;
  const accountNames = new Map(
    accounts.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])),
  );
  return { scopes, plan, warnings: mapped.warnings, accountNames, mask, unlimited, catalog };
}

async function existingFiles(files: FileStore): Promise<ReadonlySet<string>> {
  const entries = await files.list(FOLDERS);
  return new Set(entries.map(({ path }) => path));
}
