import type { Cloud, CloudPlace } from '../../ports/cloud.ts';
import { getAwsType } from '../../sources/aws/types.ts';

const PAGE = 100;

/** A cloud that makes up what it is asked for: so many resources of each regional type in each account and region. */
export function createEstateCloud(types: readonly string[], perList: number): Cloud {
  const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 1));
  return {
    async list(place, { type, token }) {
      await pause();
      if (!types.includes(type)) return { resources: [], nextToken: undefined };
      const start = Number(token ?? 0);
      const end = Math.min(perList, start + PAGE);
      const resources = Array.from({ length: end - start }, (_, index) => {
        const identifier = nameOf(place, type, start + index);
        // A log group's list says all; others name what they list.
        const properties =
          type === 'AWS::Logs::LogGroup' ? propertiesOf(place, type, identifier) : {};
        return { identifier, properties };
      });
      return { resources, nextToken: end < perList ? String(end) : undefined };
    },
    async get(place, { type, identifier }) {
      await pause();
      const text = JSON.stringify(propertiesOf(place, type, identifier));
      return { identifier, properties: Object(JSON.parse(text)) };
    },
  };
}

/** The types that are in every region, of which an estate is made here. */
export function isRegional(type: string): boolean {
  const { isGlobal, isListedEverywhere, parent, isUnlisted } = getAwsType(type);
  return [isGlobal, isListedEverywhere, parent, isUnlisted].every((each) => each === undefined);
}

/** Not all ARNs name an account. */
function nameOf({ account }: CloudPlace, type: string, index: number): string {
  return `${type.split('::').at(-1)?.toLowerCase()}-of-a-service-${account.slice(-2)}-${index}`;
}

/** As large as the median of real ones, some 1,000 characters. */
function propertiesOf(
  { account, region }: CloudPlace,
  type: string,
  name: string,
): Readonly<Record<string, unknown>> {
  const service = type.split('::')[1]?.toLowerCase();
  const arn = `arn:aws:${service}:${region}:${account}:${name}`;
  const { arn: arnProperty } = getAwsType(type);
  const names = ['Name', 'Id', 'ApiId', 'RestApiId', 'FunctionName', 'QueueName', 'LogGroupName'];
  return {
    ...Object.fromEntries(names.map((each) => [each, name])),
    ...(arnProperty.startsWith('arn:') || arnProperty === '' ? {} : { [arnProperty]: arn }),
    Description: `What ${name} in ${region} is for, in a sentence or two that somebody wrote once.`,
    Role: `arn:aws:iam::${account}:role/role-of-${name}`,
    MemorySize: 512,
    Timeout: 30,
    RetentionInDays: 14,
    DelaySeconds: 3,
    VpcConfig: {
      SubnetIds: [`subnet-${name}-a`, `subnet-${name}-b`],
      SecurityGroupIds: [`sg-${name}`],
    },
    Tags: [
      { Key: 'team', Value: 'shop' },
      { Key: 'service', Value: name },
      { Key: 'aws:cloudformation:stack-name', Value: `stack-${name}` },
    ],
  };
}
