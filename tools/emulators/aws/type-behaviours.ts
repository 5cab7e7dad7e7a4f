/** How Cloud Control behaves for one type. */
export interface TypeBehaviour {
  /** Properties that make the identifier, in order. */
  readonly primaryIdentifier: readonly string[];
  /** What a list tells of each resource: its identifier, these properties, or all of them. */
  readonly list: 'identifier' | 'full' | 'unsupported' | readonly string[];
  /** Properties that a list's ResourceModel must give. */
  readonly parent?: readonly string[];
  /** Parts of the identifier that a read answers as they were asked for. */
  readonly echoes?: readonly string[];
  /** What a list by a parent without children answers. */
  readonly whenChildless?: 'not-found';
  /** Every region's endpoint answers with all of them. */
  readonly isGlobal?: true;
  /** Listed by every region's endpoint, read by its own. */
  readonly isListedEverywhere?: true;
  /** How many a page holds. */
  readonly pageSize?: number;
  /** The list ends here, without a token. */
  readonly truncatesAt?: number;
}

/**
 * Identifiers and parents from the registry schemas of 2026-08; contents of lists where a real answer was seen
 * (S3 and SQS: identifier; log groups: rich) or as the list permissions suggest; silent ends from aws-cli#9314.
 */
export const TYPE_BEHAVIOURS: Readonly<Record<string, TypeBehaviour>> = {
  'AWS::ApiGateway::ApiKey': { primaryIdentifier: ['APIKeyId'], list: 'full', truncatesAt: 25 },
  'AWS::ApiGateway::Authorizer': {
    primaryIdentifier: ['RestApiId', 'AuthorizerId'],
    list: 'full',
    parent: ['RestApiId'],
  },
  'AWS::ApiGateway::DomainName': { primaryIdentifier: ['DomainName'], list: 'full' },
  'AWS::ApiGateway::Method': {
    primaryIdentifier: ['RestApiId', 'ResourceId', 'HttpMethod'],
    list: 'unsupported',
  },
  'AWS::ApiGateway::Resource': {
    primaryIdentifier: ['RestApiId', 'ResourceId'],
    list: 'full',
    parent: ['RestApiId'],
  },
  'AWS::ApiGateway::RestApi': { primaryIdentifier: ['RestApiId'], list: 'full', pageSize: 25 },
  'AWS::ApiGateway::Stage': {
    primaryIdentifier: ['RestApiId', 'StageName'],
    list: 'full',
    parent: ['RestApiId'],
  },
  'AWS::ApiGatewayV2::Api': { primaryIdentifier: ['ApiId'], list: 'full' },
  'AWS::ApiGatewayV2::Integration': {
    primaryIdentifier: ['ApiId', 'IntegrationId'],
    list: 'full',
    parent: ['ApiId'],
  },
  'AWS::ApiGatewayV2::Route': {
    primaryIdentifier: ['ApiId', 'RouteId'],
    list: 'full',
    parent: ['ApiId'],
  },
  'AWS::ApiGatewayV2::Stage': {
    primaryIdentifier: ['ApiId', 'StageName'],
    list: 'full',
    parent: ['ApiId'],
  },
  'AWS::AppRunner::Service': {
    primaryIdentifier: ['ServiceArn'],
    list: ['ServiceArn', 'ServiceName', 'ServiceId', 'Status'],
  },
  'AWS::AppSync::DataSource': {
    primaryIdentifier: ['DataSourceArn'],
    list: ['DataSourceArn', 'Name', 'Type'],
    parent: ['ApiId'],
  },
  'AWS::AppSync::GraphQLApi': { primaryIdentifier: ['ApiId'], list: ['ApiId', 'Arn', 'Name'] },
  'AWS::CloudFormation::Stack': {
    primaryIdentifier: ['StackId'],
    list: ['StackId', 'StackName', 'StackStatus'],
  },
  'AWS::CloudFront::Distribution': {
    primaryIdentifier: ['Id'],
    list: ['Id', 'DomainName'],
    isGlobal: true,
  },
  'AWS::CloudWatch::Alarm': { primaryIdentifier: ['AlarmName'], list: 'full' },
  'AWS::Cognito::IdentityPool': { primaryIdentifier: ['Id'], list: ['Id'] },
  'AWS::Cognito::UserPool': {
    primaryIdentifier: ['UserPoolId'],
    list: ['UserPoolId', 'UserPoolName'],
  },
  'AWS::Cognito::UserPoolClient': {
    primaryIdentifier: ['UserPoolId', 'ClientId'],
    list: ['UserPoolId', 'ClientId', 'ClientName'],
    parent: ['UserPoolId'],
  },
  'AWS::DynamoDB::GlobalTable': { primaryIdentifier: ['TableName'], list: 'identifier' },
  'AWS::DynamoDB::Table': { primaryIdentifier: ['TableName'], list: 'identifier', pageSize: 100 },
  'AWS::ECR::Repository': { primaryIdentifier: ['RepositoryName'], list: 'full' },
  'AWS::ECS::Cluster': { primaryIdentifier: ['ClusterName'], list: 'full' },
  'AWS::ECS::Service': {
    primaryIdentifier: ['ServiceArn', 'Cluster'],
    list: 'full',
    echoes: ['Cluster'],
  },
  'AWS::ECS::TaskDefinition': { primaryIdentifier: ['TaskDefinitionArn'], list: 'full' },
  'AWS::Events::ApiDestination': { primaryIdentifier: ['Name'], list: ['Name', 'Arn'] },
  'AWS::Events::Connection': { primaryIdentifier: ['Name'], list: ['Name', 'Arn'] },
  'AWS::Events::EventBus': { primaryIdentifier: ['Name'], list: ['Name', 'Arn', 'Policy'] },
  'AWS::Events::Rule': {
    primaryIdentifier: ['Arn'],
    list: ['Arn', 'Name', 'EventPattern', 'ScheduleExpression', 'State'],
  },
  'AWS::IAM::ManagedPolicy': {
    primaryIdentifier: ['PolicyArn'],
    list: ['PolicyArn'],
    isGlobal: true,
  },
  'AWS::IAM::Role': {
    primaryIdentifier: ['RoleName'],
    list: ['RoleName', 'Arn', 'RoleId', 'Path'],
    isGlobal: true,
  },
  'AWS::Kinesis::Stream': { primaryIdentifier: ['Name'], list: 'identifier' },
  'AWS::KinesisFirehose::DeliveryStream': {
    primaryIdentifier: ['DeliveryStreamName'],
    list: 'identifier',
    pageSize: 10,
  },
  'AWS::Lambda::Alias': {
    primaryIdentifier: ['AliasArn'],
    list: ['AliasArn', 'Name'],
    parent: ['FunctionName'],
  },
  'AWS::Lambda::EventInvokeConfig': {
    primaryIdentifier: ['FunctionName', 'Qualifier'],
    list: 'full',
    parent: ['FunctionName'],
  },
  'AWS::Lambda::EventSourceMapping': { primaryIdentifier: ['Id'], list: 'full' },
  'AWS::Lambda::Function': {
    primaryIdentifier: ['FunctionName'],
    list: ['FunctionName', 'Arn', 'Runtime', 'Handler', 'MemorySize', 'Timeout', 'Role'],
    pageSize: 50,
  },
  'AWS::Lambda::LayerVersion': {
    primaryIdentifier: ['LayerVersionArn'],
    list: ['LayerVersionArn'],
    parent: ['LayerName'],
  },
  'AWS::Lambda::Permission': {
    primaryIdentifier: ['FunctionName', 'Id'],
    list: ['FunctionName', 'Id', 'Principal'],
    parent: ['FunctionName'],
    echoes: ['FunctionName'],
    whenChildless: 'not-found',
  },
  'AWS::Lambda::Url': {
    primaryIdentifier: ['FunctionArn'],
    list: ['FunctionArn', 'FunctionUrl', 'AuthType'],
    parent: ['TargetFunctionArn'],
  },
  'AWS::Logs::LogGroup': {
    primaryIdentifier: ['LogGroupName'],
    list: ['LogGroupName', 'RetentionInDays', 'Arn'],
    pageSize: 50,
  },
  'AWS::Logs::SubscriptionFilter': {
    primaryIdentifier: ['FilterName', 'LogGroupName'],
    list: 'full',
    parent: ['LogGroupName'],
  },
  'AWS::Pipes::Pipe': { primaryIdentifier: ['Name'], list: ['Name', 'Arn', 'Source', 'Target'] },
  'AWS::S3::Bucket': {
    primaryIdentifier: ['BucketName'],
    list: 'identifier',
    isListedEverywhere: true,
    pageSize: 1000,
  },
  'AWS::Organizations::Account': {
    primaryIdentifier: ['AccountId'],
    list: ['AccountName'],
    isGlobal: true,
  },
  'AWS::SNS::Subscription': {
    primaryIdentifier: ['Arn'],
    list: ['Arn', 'TopicArn', 'Protocol', 'Endpoint'],
  },
  'AWS::SNS::Topic': { primaryIdentifier: ['TopicArn'], list: 'identifier', pageSize: 100 },
  'AWS::SQS::Queue': {
    primaryIdentifier: ['QueueUrl'],
    list: 'identifier',
    truncatesAt: 1000,
    echoes: ['QueueUrl'],
  },
  'AWS::SQS::QueuePolicy': { primaryIdentifier: ['Id'], list: 'unsupported' },
  'AWS::Scheduler::Schedule': { primaryIdentifier: ['Name'], list: ['Name', 'Arn', 'State'] },
  'AWS::StepFunctions::StateMachine': {
    primaryIdentifier: ['Arn'],
    list: ['Arn', 'StateMachineName', 'StateMachineType'],
  },
};

const DEFAULT: TypeBehaviour = { primaryIdentifier: [], list: 'identifier' };

export function getTypeBehaviour(type: string): TypeBehaviour {
  return TYPE_BEHAVIOURS[type] ?? DEFAULT;
}

/** Types with no page size of their own; small, so that paging is met in every test. */
export const DEFAULT_PAGE_SIZE = 20;
