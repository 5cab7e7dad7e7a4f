import { normaliseArn } from './normalise-arn.ts';
import { getAwsType } from './types.ts';

interface Place {
  readonly account: string;
  readonly region: string;
}

/** The normalised ARN of a resource, from its ARN property or from the template of its type. */
export function toArn(
  type: string,
  place: Place,
  identifier: string,
  properties: Readonly<Record<string, unknown>>,
): string | undefined {
  const { arn } = getAwsType(type);
  if (arn.startsWith('arn:')) return fill(arn, place, { ...properties, Identifier: identifier });
  const value = properties[arn];
  if (typeof value === 'string') return normaliseArn(value);
  return normaliseArn(identifier);
}

function fill(
  template: string,
  { account, region }: Place,
  properties: Readonly<Record<string, unknown>>,
): string | undefined {
  let isWhole = true;
  const text = template.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    if (name === 'Partition') return partitionOf(region);
    if (name === 'Region') return region;
    if (name === 'Account') return account;
    const value = properties[name];
    if (typeof value === 'string' && value !== '') return value;
    isWhole = false;
    return '';
  });
  return isWhole ? text : undefined;
}

/** The partition that a region is in. */
function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  if (region.startsWith('us-gov-')) return 'aws-us-gov';
  return region.startsWith('eusc-') ? 'aws-eusc' : 'aws';
}
