import { UserError } from '../../diagnostics/user-error.ts';
import { nearestName } from '../../diagnostics/nearest-name.ts';
import type { AwsConfig } from '../../model/config.ts';
import { renderPolicyJson } from '../../reporters/policy-json.ts';
import { renderPolicyNotes } from '../../reporters/policy-notes.ts';
import { partitionOf } from '../../sources/aws/partition-of.ts';
import { toPolicy } from '../../sources/aws/to-policy.ts';
import type { Context } from '../context.ts';
import { getCatalogRoot } from '../find-catalog-root.ts';
import { loadBlueprints } from '../load-blueprints.ts';
import { selectSurveyTypes } from '../sync/select-scopes.ts';

export interface PolicyWish {
  readonly account: string | undefined;
  /** Which of several documents, from 1; undefined for all. */
  readonly part: string | undefined;
}

/** The policy on stdout and nothing else; what to know about it on stderr. */
export async function printPolicy(wish: PolicyWish, context: Context): Promise<void> {
  const catalog = await loadBlueprints(context.openFiles(await getCatalogRoot(context)));
  const types = selectSurveyTypes(catalog, { accounts: [], regions: [], types: [] });
  const policy = toPolicy({
    // The accounts of an organization are found through their own type.
    types:
      catalog.config.aws?.organization === undefined
        ? types
        : [...types, 'AWS::Organizations::Account'],
    partition: selectPartition(catalog.config.aws, wish.account),
    account: wish.account,
  });
  const { documents } = policy;
  const part = selectPart(wish.part, documents.length);
  const chosen = part === undefined ? documents : documents.slice(part - 1, part);
  context.io.stdout(renderPolicyJson(chosen));
  context.io.stderr(renderPolicyNotes(policy, chosen.length));
}

/** The partition that the account's regions are in. A policy names resources, and they belong to one. */
function selectPartition(config: AwsConfig | undefined, account: string | undefined): string {
  const accounts = config?.accounts ?? [];
  const ids = accounts.map(({ id }) => id);
  if (account !== undefined && ids.length > 0 && !ids.includes(account)) {
    const near = nearestName(account, ids);
    const hint = near === undefined ? `known: ${ids.join(', ')}` : `did you mean ${near}?`;
    throw new UserError(`--account ${account}: cadastre.yaml does not name it`, hint);
  }
  if (account !== undefined && !/^\d{12}$/.test(account))
    throw new UserError(`--account ${account}: an account is twelve digits`);
  const chosen = accounts.filter(({ id }) => account === undefined || id === account);
  const regions = [
    ...chosen.flatMap((each) => each.regions ?? config?.regions ?? []),
    ...(accounts.length === 0 ? (config?.regions ?? []) : []),
  ];
  const partitions = [...new Set(regions.map(partitionOf))].toSorted();
  if (partitions.length > 1) {
    throw new UserError(
      `the regions are in several partitions: ${partitions.join(', ')}`,
      'a policy is for one: name an account with --account, and give it `regions` of its own',
    );
  }
  return partitions[0] ?? 'aws';
}

function selectPart(text: string | undefined, parts: number): number | undefined {
  if (text === undefined) return undefined;
  const part = Number(text);
  if (Number.isInteger(part) && part >= 1 && part <= parts) return part;
  throw new UserError(
    `--part ${text}: there is no such part`,
    parts === 1 ? 'the policy is one document: leave --part out' : `write 1 to ${parts}`,
  );
}
