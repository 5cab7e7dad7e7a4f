import { UserError } from '../../diagnostics/user-error.ts';
import type { AwsAccount, AwsConfig } from '../../model/config.ts';
import { CloudFailure } from '../../ports/cloud.ts';
import { listOrganization } from '../../sources/aws/organization/list-organization.ts';
import { globalRegionOf, partitionOf } from '../../sources/aws/partition-of.ts';
import type { OpenCloud } from './survey-aws.ts';

/** The accounts that the configuration names, and those of the organization that it means. */
export async function findAccounts(
  config: AwsConfig | undefined,
  {
    openCloud,
    signal,
  }: { readonly openCloud: OpenCloud; readonly signal?: AbortSignal | undefined },
): Promise<readonly AwsAccount[]> {
  const named = config?.accounts ?? [];
  const organization = config?.organization;
  if (organization === undefined) return named;
  const [region] = config?.regions ?? [];
  if (region === undefined) {
    throw new UserError(
      'the accounts of an organization are surveyed in `aws.regions`, and there are none',
      'add `aws: {regions: [eu-west-1]}`',
    );
  }
  const { via, role, except = [] } = organization;
  const asked = named.find(({ id }) => id === via);
  if (via !== undefined && asked === undefined) {
    throw new UserError(
      `aws.organization.via names ${via}, which is not in aws.accounts`,
      'add it there, with the role that may list the accounts',
    );
  }
  const roles = asked?.role === undefined ? {} : { [asked.id]: asked.role };
  const place = { account: via ?? '', region: globalRegionOf(region) };
  const found = await listOrganization(await openCloud(roles), place, signal).catch(
    (error: unknown) => {
      throw error instanceof CloudFailure ? unlisted(error) : error;
    },
  );
  const known = new Set([...named.map(({ id }) => id), ...except]);
  const others = found.filter(({ id }) => !known.has(id));
  const partition = partitionOf(region);
  return [
    ...named,
    ...others.map(({ id, name }) => ({
      id,
      ...(name === undefined ? {} : { name }),
      role: `arn:${partition}:iam::${id}:role/${role}`,
    })),
  ];
}

function unlisted(failure: CloudFailure): UserError {
  const hint =
    failure.kind === 'denied'
      ? 'only the management account or a delegated administrator may list them, with organizations:ListAccounts and organizations:DescribeAccount; name one in `aws.organization.via`, or name the accounts in `aws.accounts`'
      : 'try again, or name the accounts in `aws.accounts`; nothing was surveyed';
  const message = `the accounts of the organization cannot be listed: ${failure.message}`;
  return new UserError(message, hint, { cause: failure });
}
