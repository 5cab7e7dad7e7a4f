import { UserError } from '../../diagnostics/user-error.ts';
import { createSeverityOf } from '../../checks/severity-of.ts';
import type { Catalog, Entity } from '../../load/catalog.ts';
import { codeOf, fileOf } from '../../load/finding.ts';
import { locateFindings } from '../../load/locate-findings.ts';
import type { Cloud } from '../../ports/cloud.ts';
import type { FileStore } from '../../ports/file-store.ts';
import { FOLDERS, loadFullCatalog, type LoadedCatalog } from '../../load/load-catalog.ts';
import { planSync } from '../../plan/plan-sync.ts';
import type { SyncReport } from '../../reporters/sync-report.ts';
import { mapObservations } from '../../sources/aws/map-observations.ts';
import { normaliseArn } from '../../sources/aws/normalise-arn.ts';
import { survey, type Survey } from '../../sources/aws/survey/survey.ts';
import { PSEUDO_TYPES, pseudoObservations } from '../../sources/aws/pseudo-observations.ts';
import { toIdentifier } from '../../sources/aws/to-identifier.ts';
import { createMask } from './create-mask.ts';
import type { SyncSelection } from './select-scopes.ts';
import { selectAccounts, selectTypes } from './select-scopes.ts';

export interface PlanAwsRequest {
  readonly files: FileStore;
  readonly openCloud: (roles: Readonly<Record<string, string>>) => Promise<Cloud>;
  readonly selection: SyncSelection;
  readonly allowDeletions: boolean;
  readonly signal?: AbortSignal;
  onProgress(done: number, all: number): void;
}

/** Loads the catalog, surveys AWS and plans. Throws UserError where that cannot be done safely. */
export async function planAws(request: PlanAwsRequest): Promise<SyncReport> {
  const { files, selection } = request;
  const loaded = await loadFullCatalog(files, { kind: 'repository' });
  await refuseBroken(files, loaded);
  const { catalog } = loaded;
  const accounts = selectAccounts(catalog.config.aws, selection);
  const types = selectTypes(catalog, selection);
  const roles = Object.fromEntries(
    (catalog.config.aws?.accounts ?? []).flatMap(({ id, role }) =>
      role === undefined ? [] : [[id, role]],
    ),
  );
  const result = await survey(await request.openCloud(roles), {
    accounts,
    types: types.filter((type) => !PSEUDO_TYPES.has(type)),
    known: catalog.entities.flatMap(({ source }) =>
      source === undefined ? [] : [{ ...source, type: source.aws }],
    ),
    allowedSecrets: catalog.config.aws?.allowSecretPaths,
    signal: request.signal,
    onProgress: request.onProgress,
  });
  refuseBlind(result, createMask(catalog.config.aws));
  const observations = [...pseudoObservations(accounts), ...result.observations];
  const mapped = await mapObservations(catalog.blueprints, observations);
  const plan = planSync({
    catalog,
    observed: mapped.entities,
    gone: result.gone.map(({ type, account, region, id }) => ({ aws: type, account, region, id })),
    limits: { ...catalog.config.aws?.deletions, isOff: request.allowDeletions },
    files: await existingFiles(files),
    toIdentifier: (name) => toIdentifier(normaliseArn(name) ?? name),
  });
  return {
    scopes: result.scopes,
    plan,
    warnings: mapped.warnings,
    accountNames: namesOf(catalog),
    mask: createMask(catalog.config.aws),
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

/** Where not one scope could be read, the reason is the credentials or the network, not AWS. */
function refuseBlind({ scopes }: Survey, mask: (text: string) => string): void {
  const [first] = scopes;
  if (
    first === undefined ||
    scopes.some(({ state }) => state === 'complete' || state === 'truncated?')
  )
    return;
  const reason = first.reason ?? first.state;
  throw new UserError(
    `none of ${scopes.length} scopes could be read; the first said: ${mask(reason)}`,
    'check the credentials (AWS_PROFILE or AWS_ACCESS_KEY_ID), the network, and `aws:` in cadastre.yaml; nothing was written',
  );
}

async function existingFiles(files: FileStore): Promise<ReadonlySet<string>> {
  const entries = await files.list(FOLDERS);
  return new Set(entries.map(({ path }) => path));
}

function namesOf(catalog: Catalog): ReadonlyMap<string, string> {
  const accounts = catalog.config.aws?.accounts ?? [];
  return new Map(
    accounts.flatMap(({ id, name }) => (name === undefined ? [] : [[id, name] as const])),
  );
}
