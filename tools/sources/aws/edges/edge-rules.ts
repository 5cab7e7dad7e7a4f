import type { EdgeKind } from '../../../model/edge.ts';

/** What a reference at a path of a type means. The first rule that fits counts. */
export interface EdgeRule {
  /** The type, or `*`. */
  readonly type: string;
  /** The start of a path, without the places in lists; or its end, after `…`. */
  readonly path: string;
  readonly kind: EdgeKind;
  /** The other one acts: a rule names its bus, and the bus triggers the rule. */
  readonly isReversed?: true;
  /** It may mean something else. */
  readonly isLikely?: true;
}

/** Paths as the registry schemas and live models of 2026-08 have them. What no rule fits is a use. */
export const EDGE_RULES: readonly EdgeRule[] = [
  { type: 'AWS::SQS::Queue', path: 'RedriveAllowPolicy', kind: 'on-failure', isReversed: true },
  { type: '*', path: '…deadLetterTargetArn', kind: 'on-failure' },
  { type: '*', path: '…DeadLetterConfig.TargetArn', kind: 'on-failure' },
  { type: '*', path: '…DeadLetterConfig.Arn', kind: 'on-failure' },
  { type: '*', path: '…OnFailure.Destination', kind: 'on-failure' },
  { type: '*', path: '…LoggingConfig.LogGroup', kind: 'logs-to' },
  { type: '*', path: '…LogGroupArn', kind: 'logs-to' },
  { type: '*', path: '…awslogs-group', kind: 'logs-to' },
  { type: '*', path: '…AccessLogSetting.DestinationArn', kind: 'logs-to' },
  { type: '*', path: '…AccessLogSettings.DestinationArn', kind: 'logs-to' },
  { type: 'AWS::IAM::Role', path: 'Policies', kind: 'may-access' },
  { type: 'AWS::IAM::ManagedPolicy', path: 'PolicyDocument', kind: 'may-access' },
  { type: 'AWS::SNS::Topic', path: 'TopicPolicy', kind: 'may-access', isReversed: true },
  { type: 'AWS::Events::EventBus', path: 'Policy', kind: 'may-access', isReversed: true },
  { type: '*', path: '…Role', kind: 'runs-as' },
  { type: '*', path: '…RoleArn', kind: 'runs-as' },
  { type: '*', path: '…RoleARN', kind: 'runs-as' },
  { type: 'AWS::Events::Rule', path: 'Targets', kind: 'triggers' },
  { type: 'AWS::Events::Rule', path: 'EventBusName', kind: 'triggers', isReversed: true },
  {
    type: 'AWS::Events::Rule',
    path: 'EventPattern',
    kind: 'triggers',
    isReversed: true,
    isLikely: true,
  },
  { type: 'AWS::Events::ApiDestination', path: 'ConnectionArn', kind: 'uses' },
  { type: 'AWS::Scheduler::Schedule', path: 'Target', kind: 'triggers' },
  { type: 'AWS::Pipes::Pipe', path: 'Source', kind: 'triggers', isReversed: true },
  { type: 'AWS::Pipes::Pipe', path: 'Enrichment', kind: 'calls' },
  { type: 'AWS::Pipes::Pipe', path: 'Target', kind: 'triggers' },
  { type: 'AWS::S3::Bucket', path: 'NotificationConfiguration', kind: 'triggers' },
  { type: 'AWS::SNS::Topic', path: 'Subscription', kind: 'triggers' },
  { type: 'AWS::Cognito::UserPool', path: 'LambdaConfig', kind: 'triggers' },
  { type: 'AWS::StepFunctions::StateMachine', path: 'DefinitionString', kind: 'calls' },
  { type: 'AWS::StepFunctions::StateMachine', path: 'Definition', kind: 'calls' },
  { type: 'AWS::CloudFront::Distribution', path: 'DistributionConfig.Origins', kind: 'calls' },
  { type: 'AWS::CloudFront::Distribution', path: '…LambdaFunctionARN', kind: 'triggers' },
  { type: 'AWS::CloudFront::Distribution', path: '…FunctionARN', kind: 'triggers' },
  { type: 'AWS::CloudFront::Distribution', path: 'DistributionConfig.Logging', kind: 'logs-to' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', path: '…ParameterValue', kind: 'calls' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', path: '…BucketARN', kind: 'triggers' },
  { type: 'AWS::DynamoDB::Table', path: 'KinesisStreamSpecification', kind: 'triggers' },
  { type: 'AWS::CloudWatch::Alarm', path: 'Dimensions', kind: 'watches' },
  { type: 'AWS::CloudWatch::Alarm', path: 'Metrics', kind: 'watches' },
  { type: 'AWS::CloudWatch::Alarm', path: '…Actions', kind: 'triggers' },
  { type: 'AWS::ECS::Service', path: 'TaskDefinition', kind: 'uses' },
  { type: 'AWS::ECS::Service', path: 'Cluster', kind: 'part-of' },
];

/** Where a plain text is the name, or the id, of a resource of one of these types in the same account. */
export interface NameRule {
  readonly type: string;
  readonly path: string;
  readonly targets: readonly string[];
  /** It may as well be another word, or a secret: only what is the name of a known resource counts. */
  readonly isGuess?: true;
}

const FUNCTION = ['AWS::Lambda::Function'];
const GROUP = ['AWS::Logs::LogGroup'];

/** Types whose names stand in environments as plain words. */
export const STORES: readonly string[] = [
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
  'AWS::SQS::Queue',
  'AWS::Kinesis::Stream',
  'AWS::Events::EventBus',
];

export function isStore(type: string): boolean {
  return STORES.includes(type);
}

/** Types whose properties hold such words. */
export const GUESSING: ReadonlySet<string> = new Set([
  'AWS::Lambda::Function',
  'AWS::ECS::TaskDefinition',
  'AWS::AppRunner::Service',
]);

export const NAME_RULES: readonly NameRule[] = [
  { type: 'AWS::Lambda::Function', path: 'Environment.Variables', targets: STORES, isGuess: true },
  {
    type: 'AWS::ECS::TaskDefinition',
    path: 'ContainerDefinitions.Environment.Value',
    targets: STORES,
    isGuess: true,
  },
  {
    type: 'AWS::AppRunner::Service',
    path: '…RuntimeEnvironmentVariables.Value',
    targets: STORES,
    isGuess: true,
  },
  { type: '*', path: '…LoggingConfig.LogGroup', targets: GROUP },
  { type: '*', path: '…awslogs-group', targets: GROUP },
  { type: 'AWS::Logs::SubscriptionFilter', path: 'LogGroupName', targets: GROUP },
  { type: 'AWS::Events::Rule', path: 'EventBusName', targets: ['AWS::Events::EventBus'] },
  {
    type: 'AWS::Events::Rule',
    path: 'EventPattern.detail.bucket.name',
    targets: ['AWS::S3::Bucket'],
  },
  {
    type: 'AWS::Events::ApiDestination',
    path: 'ConnectionName',
    targets: ['AWS::Events::Connection'],
  },
  { type: 'AWS::Lambda::EventSourceMapping', path: 'FunctionName', targets: FUNCTION },
  { type: 'AWS::Lambda::Permission', path: 'FunctionName', targets: FUNCTION },
  { type: 'AWS::Lambda::EventInvokeConfig', path: 'FunctionName', targets: FUNCTION },
  { type: 'AWS::Lambda::Url', path: 'TargetFunctionArn', targets: FUNCTION },
  { type: 'AWS::ApiGatewayV2::Integration', path: 'ApiId', targets: ['AWS::ApiGatewayV2::Api'] },
  { type: 'AWS::ApiGateway::Authorizer', path: 'RestApiId', targets: ['AWS::ApiGateway::RestApi'] },
  { type: 'AWS::ApiGateway::Stage', path: 'RestApiId', targets: ['AWS::ApiGateway::RestApi'] },
  { type: 'AWS::ApiGatewayV2::Stage', path: 'ApiId', targets: ['AWS::ApiGatewayV2::Api'] },
  { type: 'AWS::StepFunctions::StateMachine', path: '…FunctionName', targets: FUNCTION },
  {
    type: 'AWS::StepFunctions::StateMachine',
    path: '…TableName',
    targets: ['AWS::DynamoDB::Table'],
  },
  {
    type: 'AWS::StepFunctions::StateMachine',
    path: '…EventBusName',
    targets: ['AWS::Events::EventBus'],
  },
  { type: 'AWS::StepFunctions::StateMachine', path: '…Bucket', targets: ['AWS::S3::Bucket'] },
  { type: 'AWS::ECS::Service', path: 'Cluster', targets: ['AWS::ECS::Cluster'] },
  { type: 'AWS::AppSync::DataSource', path: 'ApiId', targets: ['AWS::AppSync::GraphQLApi'] },
  {
    type: 'AWS::AppSync::DataSource',
    path: 'DynamoDBConfig.TableName',
    targets: ['AWS::DynamoDB::Table'],
  },
  {
    type: 'AWS::CloudWatch::Alarm',
    path: '…Dimensions.Value',
    targets: [...STORES, ...FUNCTION, ...GROUP, 'AWS::ECS::Cluster', 'AWS::ApiGatewayV2::Api'],
  },
];

/** A type that is nothing but a connection between two others. */
export interface Connector {
  readonly type: string;
  /** Surveyed where this type is. */
  readonly anchor: string;
  /** The path of the one that acts; the whole path. */
  readonly from: string;
  readonly to: string;
  readonly kind: EdgeKind;
  /** It allows what it says, and does not do it. */
  readonly isLikely?: true;
  /** What acts is an address that everybody may call. */
  readonly isAddress?: true;
}

const MAPPING = { type: 'AWS::Lambda::EventSourceMapping', anchor: 'AWS::Lambda::Function' };
const INVOKE = { type: 'AWS::Lambda::EventInvokeConfig', anchor: 'AWS::Lambda::Function' };
const SUBSCRIPTION = { type: 'AWS::SNS::Subscription', anchor: 'AWS::SNS::Topic' };
const AUTHORIZER = { type: 'AWS::ApiGateway::Authorizer', anchor: 'AWS::ApiGateway::RestApi' };
const DATA_SOURCE = { type: 'AWS::AppSync::DataSource', anchor: 'AWS::AppSync::GraphQLApi' };

export const CONNECTORS: readonly Connector[] = [
  { ...MAPPING, from: 'EventSourceArn', to: 'FunctionName', kind: 'triggers' },
  {
    ...MAPPING,
    from: 'FunctionName',
    to: 'DestinationConfig.OnFailure.Destination',
    kind: 'on-failure',
  },
  {
    ...INVOKE,
    from: 'FunctionName',
    to: 'DestinationConfig.OnSuccess.Destination',
    kind: 'triggers',
  },
  {
    ...INVOKE,
    from: 'FunctionName',
    to: 'DestinationConfig.OnFailure.Destination',
    kind: 'on-failure',
  },
  {
    type: 'AWS::Lambda::Permission',
    anchor: 'AWS::Lambda::Function',
    from: 'SourceArn',
    to: 'FunctionName',
    kind: 'triggers',
    isLikely: true,
  },
  {
    type: 'AWS::Lambda::Url',
    anchor: 'AWS::Lambda::Function',
    from: 'FunctionUrl',
    to: 'FunctionArn',
    kind: 'triggers',
    isAddress: true,
  },
  { ...SUBSCRIPTION, from: 'TopicArn', to: 'Endpoint', kind: 'triggers' },
  {
    ...SUBSCRIPTION,
    from: 'TopicArn',
    to: 'RedrivePolicy.deadLetterTargetArn',
    kind: 'on-failure',
  },
  {
    type: 'AWS::ApiGatewayV2::Integration',
    anchor: 'AWS::ApiGatewayV2::Api',
    from: 'ApiId',
    to: 'IntegrationUri',
    kind: 'triggers',
  },
  {
    type: 'AWS::ApiGatewayV2::Stage',
    anchor: 'AWS::ApiGatewayV2::Api',
    from: 'ApiId',
    to: 'AccessLogSettings.DestinationArn',
    kind: 'logs-to',
  },
  {
    type: 'AWS::ApiGateway::Stage',
    anchor: 'AWS::ApiGateway::RestApi',
    from: 'RestApiId',
    to: 'AccessLogSetting.DestinationArn',
    kind: 'logs-to',
  },
  { ...AUTHORIZER, from: 'RestApiId', to: 'AuthorizerUri', kind: 'calls' },
  { ...AUTHORIZER, from: 'RestApiId', to: 'ProviderARNs', kind: 'uses' },
  { ...DATA_SOURCE, from: 'ApiId', to: 'LambdaConfig.LambdaFunctionArn', kind: 'calls' },
  { ...DATA_SOURCE, from: 'ApiId', to: 'DynamoDBConfig.TableName', kind: 'uses' },
  { ...DATA_SOURCE, from: 'ApiId', to: 'EventBridgeConfig.EventBusArn', kind: 'triggers' },
  {
    type: 'AWS::Logs::SubscriptionFilter',
    anchor: 'AWS::Logs::LogGroup',
    from: 'LogGroupName',
    to: 'DestinationArn',
    kind: 'triggers',
  },
];

/** The types that an edge may need and no blueprint: those of the connectors of what is surveyed. */
export function connectorTypes(types: readonly string[]): readonly string[] {
  const wanted = CONNECTORS.filter(({ anchor }) => types.includes(anchor)).map(({ type }) => type);
  return [...new Set(wanted)].filter((type) => !types.includes(type));
}

/** The types that a connection is surveyed with. */
export function anchorsOf(type: string): readonly string[] {
  return CONNECTORS.filter((each) => each.type === type).map(({ anchor }) => anchor);
}
