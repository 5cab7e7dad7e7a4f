import { toIdentifier } from './to-identifier.ts';

interface Named {
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly identifier: string;
  readonly arn: string | undefined;
}

/**
 * What a resource is called in the catalog: its ARN, or a name made of type, place and identifier. The
 * identifier alone would not do: Cloud Control echoes what it was asked for, a name here and an ARN there.
 */
export function toKey({ type, account, region, identifier, arn }: Named): string {
  if (arn !== undefined) return toIdentifier(arn);
  const parts = identifier.split('|').map(withoutArn);
  return toIdentifier([type, account, region, ...parts].join('/'));
}

/** `arn:aws:lambda:eu-west-1:111111111111:function:cart:live` → `cart:live`. */
function withoutArn(part: string): string {
  if (!part.startsWith('arn:')) return part;
  const resource = part.split(':').slice(5).join(':');
  return resource.replace(/^[a-z-]+[:/]/, '');
}
