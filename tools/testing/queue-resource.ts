import type { EstateResource } from '../emulators/aws/estate-resource.ts';

interface QueueOptions {
  /** Default: 111111111111. */
  readonly account?: string;
  /** Default: eu-west-1. */
  readonly region?: string;
  /** As AWS names them, such as `DelaySeconds`. */
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** A queue in a loopback AWS. */
export function queueResource(
  name: string,
  { account = '111111111111', region = 'eu-west-1', properties = {} }: QueueOptions = {},
): EstateResource {
  const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
  const own = {
    QueueUrl: url,
    Arn: `arn:aws:sqs:${region}:${account}:${name}`,
    QueueName: name,
    DelaySeconds: 0,
  };
  return {
    type: 'AWS::SQS::Queue',
    account,
    region,
    identifier: url,
    properties: { ...own, ...properties },
  };
}
