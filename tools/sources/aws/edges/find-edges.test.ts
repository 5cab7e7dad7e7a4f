import { expect, test } from 'vitest';
import { collectReferences } from './collect-references.ts';
import { createEdgeIndex } from './edge-index.ts';
import { findEdges } from './find-edges.ts';

const A = '111111111111';
const R = 'eu-west-1';

interface Resource {
  readonly type: string;
  readonly id: string;
  readonly arn?: string;
  readonly region?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

const arn = (service: string, resource: string): string =>
  `arn:aws:${service}:${R}:${A}:${resource}`;
const fn = (name: string, properties = {}): Resource => ({
  type: 'AWS::Lambda::Function',
  id: name,
  arn: arn('lambda', `function:${name}`),
  properties,
});
const queue = (name: string, properties = {}): Resource => ({
  type: 'AWS::SQS::Queue',
  id: `https://sqs.${R}.amazonaws.com/${A}/${name}`,
  arn: arn('sqs', name),
  properties,
});
const bucket = (name: string, properties = {}): Resource => ({
  type: 'AWS::S3::Bucket',
  id: name,
  arn: `arn:aws:s3:::${name}`,
  properties,
});
const table = (name: string): Resource => ({
  type: 'AWS::DynamoDB::Table',
  id: name,
  arn: arn('dynamodb', `table/${name}`),
});
const api = (id: string): Resource => ({
  type: 'AWS::ApiGatewayV2::Api',
  id,
  arn: `arn:aws:apigateway:${R}::/apis/${id}`,
});
const other = (type: string, id: string, properties: object, own?: string): Resource => ({
  type,
  id,
  properties: { ...properties },
  ...(own === undefined ? {} : { arn: own }),
});

/** The edges of these entities and connections, as `from kind target via`, with blueprints named after types. */
function edgesOf(entities: readonly Resource[], connections: readonly Resource[]): string[] {
  const names = new Set(entities.map(({ id }) => id.split('/').at(-1) ?? id));
  const naming = { isName: (text: string) => names.has(text), tagKeys: new Set(['team']) };
  const toReferrer = ({ type, id, region = R, properties = {} }: Resource, isEntity: boolean) => ({
    type,
    account: A,
    region,
    entity: isEntity ? referenceOf(type, id) : undefined,
    references: collectReferences(type, properties, naming),
  });
  const index = createEdgeIndex(
    entities.map(({ type, id, region = R, ...each }) => ({
      reference: referenceOf(type, id),
      arn: each.arn,
      source: { aws: type, account: A, region, id },
    })),
    new Map([[`https://u.lambda-url.${R}.on.aws/`, arn('lambda', 'function:cart')]]),
  );
  const request = { index, tags: new Map([['team', '_team']]), isEntity: isTeam };
  const referrers = [
    ...entities.map((each) => toReferrer(each, true)),
    ...connections.map((each) => toReferrer(each, false)),
  ];
  return [...findEdges(request, referrers)]
    .map(({ from, kind, target, via, isLikely, isExternal }) =>
      [from, isLikely ? 'likely' : [], kind, isExternal ? `(${target})` : target, 'via', via]
        .flat()
        .join(' '),
    )
    .toSorted();
}

const isTeam = (reference: string): boolean => reference === '_team/checkout';

function referenceOf(type: string, id: string): string {
  return `${type.split('::')[2]}/${id.split('/').at(-1) ?? id}`;
}

type Row = [name: string, entities: Resource[], connections: Resource[], expected: string[]];

const CART = arn('lambda', 'function:cart');

test.each<Row>([
  [
    'a queue that a function polls',
    [queue('orders'), fn('cart')],
    [
      other('AWS::Lambda::EventSourceMapping', 'm', {
        EventSourceArn: arn('sqs', 'orders'),
        FunctionName: `${CART}:live`,
        DestinationConfig: { OnFailure: { Destination: arn('sqs', 'dlq') } },
      }),
    ],
    [
      `Function/cart on-failure (${arn('sqs', 'dlq')}) via AWS::Lambda::EventSourceMapping FunctionName`,
      'Queue/orders triggers Function/cart via AWS::Lambda::EventSourceMapping EventSourceArn',
    ],
  ],
  [
    'a table whose stream a function reads, named by its name',
    [table('orders'), fn('cart')],
    [
      other('AWS::Lambda::EventSourceMapping', 'm', {
        EventSourceArn: `${arn('dynamodb', 'table/orders')}/stream/2026-07-14T06:39:17.645`,
        FunctionName: 'cart',
      }),
    ],
    ['Table/orders triggers Function/cart via AWS::Lambda::EventSourceMapping EventSourceArn'],
  ],
  [
    'a source that is not surveyed is external',
    [fn('cart')],
    [
      other('AWS::Lambda::EventSourceMapping', 'm', {
        EventSourceArn: arn('kafka', 'cluster/k/1'),
        FunctionName: CART,
      }),
    ],
    [
      `Function/cart triggered-by (${arn('kafka', 'cluster/k/1')}) via AWS::Lambda::EventSourceMapping EventSourceArn`,
    ],
  ],
  [
    'a topic that sends to a queue, and to an address that is nobody’s business',
    [other('AWS::SNS::Topic', 't', {}, arn('sns', 't')), queue('orders')],
    [
      other('AWS::SNS::Subscription', 's', {
        TopicArn: arn('sns', 't'),
        Endpoint: arn('sqs', 'orders'),
      }),
      other('AWS::SNS::Subscription', 's2', {
        TopicArn: arn('sns', 't'),
        Endpoint: 'ann@example.com',
      }),
    ],
    ['Topic/t triggers Queue/orders via AWS::SNS::Subscription TopicArn'],
  ],
  [
    'a bucket that notifies',
    [
      bucket('files', {
        NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:*', Function: CART }] },
      }),
      fn('cart'),
    ],
    [],
    [
      'Bucket/files triggers Function/cart via NotificationConfiguration.LambdaConfigurations.Function',
    ],
  ],
  [
    'a rule: its bus, its pattern, its targets, their failures',
    [
      other('AWS::Events::EventBus', 'shop', {}, arn('events', 'event-bus/shop')),
      bucket('files'),
      fn('cart'),
      queue('dlq'),
      other(
        'AWS::Events::Rule',
        'r',
        {
          EventBusName: 'shop',
          EventPattern: { source: ['aws.s3'], detail: { bucket: { name: ['files'] } } },
          Targets: [{ Id: 'a', Arn: CART, DeadLetterConfig: { Arn: arn('sqs', 'dlq') } }],
        },
        arn('events', 'rule/shop/r'),
      ),
    ],
    [],
    [
      'Bucket/files likely triggers Rule/r via AWS::Events::Rule EventPattern.detail.bucket.name',
      'EventBus/shop triggers Rule/r via AWS::Events::Rule EventBusName',
      'Rule/r on-failure Queue/dlq via Targets.DeadLetterConfig.Arn',
      'Rule/r triggers Function/cart via Targets.Arn',
    ],
  ],
  [
    'what a permission allows is likely',
    [api('abcdef1234'), fn('cart')],
    [
      other('AWS::Lambda::Permission', 'p', {
        FunctionName: 'cart',
        SourceArn: `arn:aws:execute-api:${R}:${A}:abcdef1234/*/*/*`,
      }),
    ],
    ['Api/abcdef1234 likely triggers Function/cart via AWS::Lambda::Permission SourceArn'],
  ],
  [
    'an HTTP API',
    [api('abcdef1234'), fn('cart')],
    [other('AWS::ApiGatewayV2::Integration', 'i', { ApiId: 'abcdef1234', IntegrationUri: CART })],
    ['Api/abcdef1234 triggers Function/cart via AWS::ApiGatewayV2::Integration ApiId'],
  ],
  [
    'the address of a function, called by everybody and by a distribution',
    [
      fn('cart'),
      other(
        'AWS::CloudFront::Distribution',
        'D',
        { DistributionConfig: { Origins: [{ DomainName: `u.lambda-url.${R}.on.aws` }] } },
        `arn:aws:cloudfront::${A}:distribution/D`,
      ),
    ],
    [
      other('AWS::Lambda::Url', 'u', {
        FunctionUrl: `https://u.lambda-url.${R}.on.aws/`,
        FunctionArn: CART,
      }),
    ],
    [
      'Distribution/D calls Function/cart via DistributionConfig.Origins.DomainName',
      `Function/cart triggered-by (https://u.lambda-url.${R}.on.aws/) via AWS::Lambda::Url FunctionUrl`,
    ],
  ],
  [
    'a pipe, both sides of it',
    [
      queue('in'),
      queue('out'),
      fn('cart'),
      other(
        'AWS::Pipes::Pipe',
        'p',
        { Source: arn('sqs', 'in'), Enrichment: CART, Target: arn('sqs', 'out') },
        arn('pipes', 'pipe/p'),
      ),
    ],
    [],
    [
      'Pipe/p calls Function/cart via Enrichment',
      'Pipe/p triggers Queue/out via Target',
      'Queue/in triggers Pipe/p via AWS::Pipes::Pipe Source',
    ],
  ],
  [
    'a schedule, and the role it runs as',
    [
      fn('cart'),
      other(
        'AWS::Scheduler::Schedule',
        's',
        { Target: { Arn: CART, RoleArn: `arn:aws:iam::${A}:role/r` } },
        arn('scheduler', 'schedule/default/s'),
      ),
    ],
    [],
    [
      `Schedule/s runs-as (arn:aws:iam::${A}:role/r) via Target.RoleArn`,
      'Schedule/s triggers Function/cart via Target.Arn',
    ],
  ],
  [
    'a role: what it may access, where a pattern means something, and not where it means all',
    [
      queue('orders-a'),
      queue('orders-b'),
      bucket('files'),
      other(
        'AWS::IAM::Role',
        'r',
        {
          Policies: [
            {
              PolicyDocument: {
                Statement: [
                  {
                    Resource: [
                      arn('sqs', 'orders-*'),
                      'arn:aws:s3:::files/*',
                      '*',
                      arn('sqs', 'elsewhere'),
                    ],
                  },
                ],
              },
            },
          ],
        },
        `arn:aws:iam::${A}:role/r`,
      ),
    ],
    [],
    [
      'Role/r may-access Bucket/files via Policies.PolicyDocument.Statement.Resource',
      'Role/r may-access Queue/orders-a via Policies.PolicyDocument.Statement.Resource',
      'Role/r may-access Queue/orders-b via Policies.PolicyDocument.Statement.Resource',
    ],
  ],
  [
    'an environment: a table by its name is likely, a queue by its address certain',
    [
      fn('cart', {
        Environment: {
          Variables: {
            T: 'orders',
            Q: `https://sqs.${R}.amazonaws.com/${A}/in`,
            SECRET: 'no-such-thing',
          },
        },
      }),
      table('orders'),
      queue('in'),
    ],
    [],
    [
      'Function/cart likely uses Table/orders via Environment.Variables.T',
      'Function/cart uses Queue/in via Environment.Variables.Q',
    ],
  ],
  [
    'a state machine by name and by ARN',
    [
      fn('cart'),
      fn('pay'),
      other(
        'AWS::StepFunctions::StateMachine',
        'm',
        {
          DefinitionString: JSON.stringify({
            States: {
              A: { Resource: CART },
              B: {
                Resource: 'arn:aws:states:::lambda:invoke',
                Arguments: { FunctionName: `${arn('lambda', 'function:pay')}:$LATEST` },
              },
            },
          }),
        },
        arn('states', 'stateMachine:m'),
      ),
    ],
    [],
    [
      'StateMachine/m calls Function/cart via DefinitionString.States.A.Resource',
      'StateMachine/m calls Function/pay via DefinitionString.States.B.Arguments.FunctionName',
    ],
  ],
  [
    'dead letters, said by either side',
    [
      queue('orders', {
        RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('sqs', 'dlq') }),
      }),
      queue('dlq', { RedriveAllowPolicy: { sourceQueueArns: [arn('sqs', 'orders')] } }),
    ],
    [],
    [
      'Queue/orders on-failure Queue/dlq via AWS::SQS::Queue RedriveAllowPolicy.sourceQueueArns',
      'Queue/orders on-failure Queue/dlq via RedrivePolicy.deadLetterTargetArn',
    ],
  ],
  [
    'an alarm by the name of what it watches',
    [
      fn('cart'),
      other(
        'AWS::CloudWatch::Alarm',
        'a',
        { Dimensions: [{ Name: 'FunctionName', Value: 'cart' }], AlarmActions: [arn('sns', 't')] },
        arn('cloudwatch', 'alarm:a'),
      ),
    ],
    [],
    [
      `Alarm/a triggers (${arn('sns', 't')}) via AlarmActions`,
      'Alarm/a watches Function/cart via Dimensions.Value',
    ],
  ],
  [
    'a service of ECS: its cluster by name, its task, its log group, its image',
    [
      other('AWS::ECS::Cluster', 'c', {}, arn('ecs', 'cluster/c')),
      other('AWS::Logs::LogGroup', 'g', {}, arn('logs', 'log-group:g')),
      other('AWS::ECR::Repository', 'web', {}, arn('ecr', 'repository/web')),
      other(
        'AWS::ECS::TaskDefinition',
        't',
        {
          ContainerDefinitions: [
            {
              Image: `${A}.dkr.ecr.${R}.amazonaws.com/web:1`,
              LogConfiguration: { Options: { 'awslogs-group': 'g' } },
              Environment: [{ Name: 'A', Value: 'hunter2' }],
            },
          ],
        },
        arn('ecs', 'task-definition/t:1'),
      ),
      other(
        'AWS::ECS::Service',
        's',
        { Cluster: 'c', TaskDefinition: arn('ecs', 'task-definition/t:1') },
        arn('ecs', 'service/c/s'),
      ),
    ],
    [],
    [
      'Service/s part-of Cluster/c via Cluster',
      'Service/s uses TaskDefinition/t via TaskDefinition',
      'TaskDefinition/t logs-to LogGroup/g via ContainerDefinitions.LogConfiguration.Options.awslogs-group',
      'TaskDefinition/t uses Repository/web via ContainerDefinitions.Image',
    ],
  ],
  [
    'a tag that names a team, and one that names none',
    [
      queue('a', { Tags: [{ Key: 'Team', Value: 'Checkout' }] }),
      queue('b', { Tags: [{ Key: 'team', Value: 'nobody' }] }),
    ],
    [],
    ['Queue/a owned-by _team/checkout via Tags.Team'],
  ],
  [
    'itself is nobody else',
    [queue('orders', { Arn: arn('sqs', 'orders'), Policy: { Resource: arn('sqs', 'orders') } })],
    [],
    [],
  ],
])('%s', (_, entities, connections, expected) => {
  expect(edgesOf(entities, connections)).toEqual(expected);
});

test('of two regions the name means the one of the asker', () => {
  const near = { ...table('orders'), region: R };
  const far = {
    ...table('orders'),
    region: 'us-east-1',
    arn: `arn:aws:dynamodb:us-east-1:${A}:table/orders`,
  };
  const cart = fn('cart', { Environment: { Variables: { T: 'orders' } } });
  expect(edgesOf([far, near, cart], [])).toHaveLength(1);
  expect(edgesOf([far, { ...cart, region: 'eu-north-1' }], [])).toHaveLength(1);
  expect(edgesOf([far, near, { ...cart, region: 'eu-north-1' }], [])).toEqual([]);
});
