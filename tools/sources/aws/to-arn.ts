import { normaliseArn } from './normalise-arn.ts';
import { partitionOf } from './partition-of.ts';
import { getAwsType } from './types.ts';

interface Place {
  readonly account: string;
  /** `global` for what has none. */
  readonly region: string;
  /** The region that answered: it tells the partition. */
  readonly endpoint: string;
}

/** The normalised ARN of a resource, from its ARN property or from the template of its type. */
export function toArn(
  type: string,
  place: Place,
  identifier: string,
  properties: Readonly<Record<string, unknown>>,
): string | undefined {
  const { arn, isQualified } = getAwsType(type);
  if (arn === '') return undefined;
  if (arn.startsWith('arn:')) return fill(arn, place, { ...properties, Identifier: identifier });
  const value = properties[arn];
  const text = typeof value === 'string' ? value : identifier;
  return isQualified === true && text.startsWith('arn:') ? text : normaliseArn(text);
}

function fill(
  template: string,
  { account, region, endpoint }: Place,
  properties: Readonly<Record<string, unknown>>,
): string | undefined {
  let isWhole = true;
  const text = template.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
    if (name === 'Partition') return partitionOf(endpoint);
    if (name === 'Region') return region;
    if (name === 'Account') return account;
    const value = properties[name];
    if (typeof value === 'string' && value !== '') return value;
    isWhole = false;
    return '';
  });
  return isWhole ? text : undefined;
}
