import type { EstateResource } from '../../emulators/aws/estate-resource.ts';

/** What a resource of a random estate is made of, by numbers that any number will do for. */
export interface Seed {
  readonly kind: number;
  readonly account: number;
  readonly region: number;
  readonly name: number;
  /** Of a child: whose. */
  readonly parent: number;
  readonly values: Values;
}

export interface Values {
  readonly Note?: string | undefined;
  readonly Count?: number | undefined;
  readonly Labels?: readonly string[] | undefined;
  readonly Dlq?: number | undefined;
}

export const ACCOUNTS = ['111111111111', '222222222222'] as const;
export const REGIONS = ['eu-west-1', 'us-east-1', 'ap-south-1'] as const;
/** Names that a file system, YAML or a path may take badly. */
const NAMES = [
  'a',
  'cart',
  'Cart',
  'größe',
  'x'.repeat(90),
  'no',
  '1e3',
  'con',
  'a.b_c-d',
] as const;

interface Place {
  readonly account: string;
  readonly region: string;
  readonly name: string;
  readonly parent: string;
}

type Made = readonly [identifier: string, properties: object];

interface Kind {
  readonly type: string;
  readonly blueprint: string;
  readonly parent?: string;
  make(place: Place): Made;
}

/** One of each way in which types differ for a survey. */
export const KINDS: readonly Kind[] = [
  {
    type: 'AWS::Logs::LogGroup',
    blueprint: 'group',
    make: ({ account, region, name }) => [
      name,
      { LogGroupName: name, Arn: `arn:aws:logs:${region}:${account}:log-group:${name}:*` },
    ],
  },
  {
    type: 'AWS::SQS::Queue',
    blueprint: 'queue',
    make: ({ account, region, name }) => {
      const url = `https://sqs.${region}.amazonaws.com/${account}/${name}`;
      return [url, { QueueUrl: url, QueueName: name, Arn: queueArn({ account, region, name }) }];
    },
  },
  {
    type: 'AWS::IAM::Role',
    blueprint: 'role',
    make: ({ account, name }) => [
      name,
      { RoleName: name, Arn: `arn:aws:iam::${account}:role/${name}` },
    ],
  },
  {
    type: 'AWS::S3::Bucket',
    blueprint: 'bucket',
    make: ({ account, name }) => {
      const bucket = `${name}-${account}`;
      return [bucket, { BucketName: bucket, Arn: `arn:aws:s3:::${bucket}` }];
    },
  },
  {
    type: 'AWS::Lambda::Function',
    blueprint: 'function',
    make: ({ account, region, name }) => [
      name,
      { FunctionName: name, Arn: `arn:aws:lambda:${region}:${account}:function:${name}` },
    ],
  },
  {
    type: 'AWS::Lambda::Permission',
    blueprint: 'permission',
    parent: 'AWS::Lambda::Function',
    make: ({ name, parent }) => [`${parent}|${name}`, { FunctionName: parent, Id: name }],
  },
  {
    type: 'AWS::ApiGatewayV2::Api',
    blueprint: 'api',
    make: ({ name }) => [name, { ApiId: name }],
  },
  {
    type: 'AWS::ApiGatewayV2::Route',
    blueprint: 'route',
    parent: 'AWS::ApiGatewayV2::Api',
    make: ({ name, parent }) => [`${parent}|${name}`, { ApiId: parent, RouteId: name }],
  },
  {
    type: 'AWS::ECS::Service',
    blueprint: 'service',
    make: ({ account, region, name }) => {
      const arn = `arn:aws:ecs:${region}:${account}:service/shop/${name}`;
      return [`${arn}|shop`, { ServiceArn: arn, Cluster: 'shop' }];
    },
  },
];

export function kindOf(type: string): Kind | undefined {
  return KINDS.find((kind) => kind.type === type);
}

export function pick<Item>(items: readonly Item[], number: number): Item {
  const item = items[number % items.length];
  if (item === undefined) throw new Error('nothing to pick from');
  return item;
}

/** A seed → a resource; a child belongs to a resource of its own place, or does not exist. */
export function toResource(
  seed: Seed,
  estate: readonly EstateResource[],
): EstateResource | undefined {
  const kind = pick(KINDS, seed.kind);
  const account = pick(ACCOUNTS, seed.account);
  const region = kind.blueprint === 'role' ? 'global' : pick(REGIONS, seed.region);
  const parents = estate.filter(({ type }) => type === kind.parent);
  const parent = parents.length === 0 ? undefined : pick(parents, seed.parent);
  if (kind.parent !== undefined && parent === undefined) return undefined;
  const place = {
    account: parent?.account ?? account,
    region: parent?.region ?? region,
    name: pick(NAMES, seed.name),
  };
  const [identifier, properties] = kind.make({ ...place, parent: parent?.identifier ?? '' });
  const { type } = kind;
  const own = { ...properties, ...toProperties(seed.values, place) };
  return { type, account: place.account, region: place.region, identifier, properties: own };
}

/** A new value for what a resource has besides its names. */
export function toProperties(
  { Note, Count, Labels, Dlq }: Values,
  { account, region }: { readonly account: string; readonly region: string },
): object {
  return {
    ...(Note === undefined ? {} : { Note }),
    ...(Count === undefined ? {} : { Count }),
    ...(Labels === undefined ? {} : { Labels }),
    ...(Dlq === undefined ? {} : { Dlq: queueArn({ account, region, name: pick(NAMES, Dlq) }) }),
  };
}

/** Nothing twice, and no child without its parent. */
export function consistent(estate: readonly EstateResource[]): readonly EstateResource[] {
  const seen = new Set<string>();
  const unique = estate.filter((each) => {
    const key = [each.type, each.account, placeOf(each), each.identifier].join(' ');
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  return unique.filter((each) => {
    const parent = kindOf(each.type)?.parent;
    if (parent === undefined) return true;
    const [name] = each.identifier.split('|');
    return unique.some(
      (other) =>
        other.type === parent &&
        other.account === each.account &&
        other.region === each.region &&
        other.identifier === name,
    );
  });
}

/** The name of a bucket is one in the world. */
function placeOf({ type, region }: EstateResource): string {
  return type === 'AWS::S3::Bucket' ? '' : region;
}

function queueArn({
  account,
  region,
  name,
}: {
  readonly account: string;
  readonly region: string;
  readonly name: string;
}): string {
  return `arn:aws:sqs:${region}:${account}:${name}`;
}
