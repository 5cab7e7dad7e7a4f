import { nearestName } from '../../diagnostics/nearest-name.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Catalog } from '../../load/catalog.ts';
import type { AwsConfig } from '../../model/config.ts';
import { connectorTypes } from '../../sources/aws/edges/edge-rules.ts';
import { PSEUDO_TYPES } from '../../sources/aws/pseudo-observations.ts';
import type { SurveyAccount } from '../../sources/aws/survey/task.ts';

/** What the command line narrows the survey to; empty lists narrow nothing. */
export interface SyncSelection {
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
  readonly types: readonly string[];
}

/** The accounts and regions to survey. Throws UserError where there are none, or one is asked for that is not there. */
export function selectAccounts(
  config: AwsConfig | undefined,
  { accounts, regions }: SyncSelection,
): readonly SurveyAccount[] {
  const configured = config?.accounts ?? [];
  if (configured.length === 0) {
    if (config?.organization !== undefined)
      throw new UserError(
        'the organization has no active account beside those in `aws.organization.except`',
        'take one out of `except`',
      );
    throw new UserError(
      'cadastre.yaml names no account to survey',
      'add `aws: {accounts: [{id: "123456789012"}], regions: [eu-west-1]}`',
    );
  }
  requireKnown(
    '--account',
    accounts,
    configured.map(({ id }) => id),
  );
  const allRegions = configured.flatMap((account) => account.regions ?? config?.regions ?? []);
  if (allRegions.length === 0) {
    throw new UserError(
      'cadastre.yaml names no region to survey',
      'add `aws: {regions: [eu-west-1]}`',
    );
  }
  requireKnown('--region', regions, allRegions);
  return configured
    .filter(({ id }) => accounts.length === 0 || accounts.includes(id))
    .map(({ id, name, regions: own }) => ({
      id,
      name,
      regions: (own ?? config?.regions ?? []).filter(
        (region) => regions.length === 0 || regions.includes(region),
      ),
    }));
}

/** The types that some blueprint has a `sync` rule for. */
export function selectTypes(catalog: Catalog, { types }: SyncSelection): readonly string[] {
  const rules = catalog.blueprints.flatMap(({ file }) => file.sync ?? []);
  const known = [...new Set(rules.map(({ aws }) => aws))].toSorted();
  if (known.length === 0) {
    throw new UserError(
      'no blueprint says where its entities come from',
      'add `sync:` to a blueprint',
    );
  }
  requireKnown('--type', types, known);
  return types.length === 0 ? known : known.filter((type) => types.includes(type));
}

/** The types that are surveyed for these: without those that are left out, with those that connect them. */
export function selectSurveyTypes(catalog: Catalog, selection: SyncSelection): readonly string[] {
  const without = new Set(catalog.config.aws?.without);
  const types = selectTypes(catalog, selection).filter(
    (type) => !without.has(type) && !PSEUDO_TYPES.has(type),
  );
  return [...types, ...connectorTypes(types).filter((type) => !without.has(type))];
}

function requireKnown(flag: string, wanted: readonly string[], known: readonly string[]): void {
  for (const name of wanted) {
    if (known.includes(name)) continue;
    const near = nearestName(name, known);
    const hint =
      near === undefined
        ? `known: ${[...new Set(known)].slice(0, 20).join(', ')}`
        : `did you mean ${near}?`;
    throw new UserError(`${flag} ${name}: nothing in this repository says so`, hint);
  }
}
