import type { AwsParent, AwsType } from './aws-type.ts';
import { FURTHER_TYPES } from './further-types.ts';

export type { AwsParent, AwsType } from './aws-type.ts';

const REST_API: AwsParent = { type: 'AWS::ApiGateway::RestApi', model: { RestApiId: 'RestApiId' } };
const HTTP_API: AwsParent = { type: 'AWS::ApiGatewayV2::Api', model: { ApiId: 'ApiId' } };
const FUNCTION: AwsParent = {
  type: 'AWS::Lambda::Function',
  model: { FunctionName: 'FunctionName' },
};
const USER_POOL: AwsParent = {
  type: 'AWS::Cognito::UserPool',
  model: { UserPoolId: 'UserPoolId' },
};
const STATE_MACHINE: AwsParent = {
  type: 'AWS::StepFunctions::StateMachine',
  model: { StateMachineArn: 'Arn' },
};
const GRAPHQL_API: AwsParent = { type: 'AWS::AppSync::GraphQLApi', model: { ApiId: 'ApiId' } };
const LOG_GROUP: AwsParent = {
  type: 'AWS::Logs::LogGroup',
  model: { LogGroupName: 'LogGroupName' },
};
const REST_ARN = 'arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}';
const HTTP_ARN = 'arn:${Partition}:apigateway:${Region}::/apis/${ApiId}';

/**
 * The types that need more than the defaults (ARN in `Arn`, regional, listed without a parent).
 * Facts: registry schemas of 2026-08 for the identifiers, ARNs and parents (`handlers.list.handlerSchema`);
 * ARNs of API Gateway from its service authorization reference; silent limits from aws-cli#9314; which
 * types are global from the list that Port's exporter keeps.
 */
export const AWS_TYPES: Readonly<Record<string, AwsType>> = {
  'AWS::ApiGateway::RestApi': {
    arn: 'arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}',
  },
  'AWS::ApiGatewayV2::Api': { arn: 'arn:${Partition}:apigateway:${Region}::/apis/${ApiId}' },
  'AWS::AppRunner::Service': { arn: 'ServiceArn' },
  'AWS::CloudFront::Distribution': {
    arn: 'arn:${Partition}:cloudfront::${Account}:distribution/${Id}',
    isGlobal: true,
  },
  'AWS::Cognito::UserPool': {
    arn: 'arn:${Partition}:cognito-idp:${Region}:${Account}:userpool/${Identifier}',
  },
  'AWS::ECS::Service': { arn: 'ServiceArn', echoed: { property: 'Cluster', position: 1 } },
  'AWS::ECS::TaskDefinition': { arn: 'TaskDefinitionArn' },
  'AWS::IAM::Group': { arn: 'Arn', isGlobal: true },
  'AWS::IAM::ManagedPolicy': { arn: 'PolicyArn', isGlobal: true },
  'AWS::IAM::Role': { arn: 'Arn', isGlobal: true },
  'AWS::IAM::User': { arn: 'Arn', isGlobal: true },
  'AWS::Lambda::EventSourceMapping': { arn: 'EventSourceMappingArn' },
  'AWS::Lambda::Url': {
    arn: '',
    parent: { type: 'AWS::Lambda::Function', model: { TargetFunctionArn: 'Arn' } },
  },
  'AWS::Organizations::Account': { arn: 'Arn', isGlobal: true },
  'AWS::Route53::HostedZone': {
    arn: 'arn:${Partition}:route53:::hostedzone/${Id}',
    isGlobal: true,
  },
  'AWS::S3::Bucket': { arn: 'Arn', isListedEverywhere: true },
  'AWS::SNS::Topic': { arn: 'TopicArn' },
  'AWS::SNS::Subscription': { arn: 'Arn' },
  'AWS::SQS::Queue': { arn: 'Arn', silentLimit: 1000 },
  'AWS::ApiGateway::ApiKey': {
    arn: 'arn:${Partition}:apigateway:${Region}::/apikeys/${APIKeyId}',
    silentLimit: 25,
  },
  'AWS::CloudFormation::Stack': { arn: 'StackId' },
  'AWS::ApiGateway::Authorizer': {
    arn: `${REST_ARN}/authorizers/\${AuthorizerId}`,
    parent: REST_API,
  },
  'AWS::ApiGateway::BasePathMapping': {
    arn: 'arn:${Partition}:apigateway:${Region}::/domainnames/${DomainName}/basepathmappings/${BasePath}',
    parent: { type: 'AWS::ApiGateway::DomainName', model: { DomainName: 'DomainName' } },
  },
  'AWS::ApiGateway::Deployment': {
    arn: `${REST_ARN}/deployments/\${DeploymentId}`,
    parent: REST_API,
  },
  'AWS::ApiGateway::DomainName': {
    arn: 'arn:${Partition}:apigateway:${Region}::/domainnames/${DomainName}',
  },
  'AWS::ApiGateway::GatewayResponse': {
    arn: `${REST_ARN}/gatewayresponses/\${ResponseType}`,
    parent: REST_API,
  },
  'AWS::ApiGateway::Method': { arn: '', isUnlisted: 'Cloud Control lists no methods' },
  'AWS::ApiGateway::Model': { arn: `${REST_ARN}/models/\${Name}`, parent: REST_API },
  'AWS::ApiGateway::RequestValidator': {
    arn: `${REST_ARN}/requestvalidators/\${RequestValidatorId}`,
    parent: REST_API,
  },
  'AWS::ApiGateway::Resource': { arn: `${REST_ARN}/resources/\${ResourceId}`, parent: REST_API },
  'AWS::ApiGateway::Stage': { arn: `${REST_ARN}/stages/\${StageName}`, parent: REST_API },
  'AWS::ApiGateway::UsagePlanKey': {
    arn: 'arn:${Partition}:apigateway:${Region}::/usageplans/${UsagePlanId}/keys/${KeyId}',
    parent: { type: 'AWS::ApiGateway::UsagePlan', model: { UsagePlanId: 'Id' } },
  },
  'AWS::ApiGatewayV2::Authorizer': {
    arn: `${HTTP_ARN}/authorizers/\${AuthorizerId}`,
    parent: HTTP_API,
  },
  'AWS::ApiGatewayV2::Deployment': {
    arn: `${HTTP_ARN}/deployments/\${DeploymentId}`,
    parent: HTTP_API,
  },
  'AWS::ApiGatewayV2::Integration': {
    arn: `${HTTP_ARN}/integrations/\${IntegrationId}`,
    parent: HTTP_API,
  },
  'AWS::ApiGatewayV2::Model': { arn: `${HTTP_ARN}/models/\${ModelId}`, parent: HTTP_API },
  'AWS::ApiGatewayV2::Route': { arn: `${HTTP_ARN}/routes/\${RouteId}`, parent: HTTP_API },
  'AWS::ApiGatewayV2::Stage': { arn: `${HTTP_ARN}/stages/\${StageName}`, parent: HTTP_API },
  'AWS::Amplify::Branch': {
    arn: 'Arn',
    parent: { type: 'AWS::Amplify::App', model: { AppId: 'AppId' } },
  },
  'AWS::AppSync::DataSource': { arn: 'DataSourceArn', parent: GRAPHQL_API },
  'AWS::AppSync::FunctionConfiguration': { arn: 'FunctionArn', parent: GRAPHQL_API },
  'AWS::Cognito::IdentityPoolRoleAttachment': {
    arn: '',
    parent: { type: 'AWS::Cognito::IdentityPool', model: { IdentityPoolId: 'Id' } },
  },
  'AWS::Cognito::UserPoolClient': { arn: '', parent: USER_POOL },
  'AWS::Cognito::UserPoolGroup': { arn: '', parent: USER_POOL },
  'AWS::Cognito::UserPoolIdentityProvider': { arn: '', parent: USER_POOL },
  'AWS::Cognito::UserPoolResourceServer': { arn: '', parent: USER_POOL },
  'AWS::ElasticLoadBalancingV2::Listener': {
    arn: 'ListenerArn',
    parent: {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      model: { LoadBalancerArn: 'LoadBalancerArn' },
    },
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    arn: 'RuleArn',
    parent: {
      type: 'AWS::ElasticLoadBalancingV2::Listener',
      model: { ListenerArn: 'ListenerArn' },
    },
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { arn: 'LoadBalancerArn' },
  'AWS::Lambda::Alias': { arn: 'AliasArn', isQualified: true, parent: FUNCTION },
  'AWS::Lambda::EventInvokeConfig': {
    arn: '',
    parent: FUNCTION,
    echoed: { property: 'FunctionName', position: 0 },
  },
  'AWS::Lambda::LayerVersion': {
    arn: 'LayerVersionArn',
    parent: { type: 'AWS::Lambda::Function', model: { LayerName: 'Layers' } },
  },
  'AWS::Lambda::Permission': {
    arn: '',
    parent: FUNCTION,
    echoed: { property: 'FunctionName', position: 0 },
  },
  'AWS::Lambda::Version': { arn: 'FunctionArn', isQualified: true, parent: FUNCTION },
  'AWS::Logs::Transformer': { arn: '', ordered: ['TransformerConfig'] },
  'AWS::Logs::LogStream': { arn: '', parent: LOG_GROUP },
  'AWS::Logs::SubscriptionFilter': { arn: '', parent: LOG_GROUP },
  'AWS::SQS::QueuePolicy': { arn: '', isUnlisted: 'Cloud Control lists no queue policies' },
  'AWS::SNS::TopicPolicy': { arn: '', isUnlisted: 'Cloud Control lists no topic policies' },
  'AWS::StepFunctions::StateMachineAlias': { arn: 'Arn', isQualified: true, parent: STATE_MACHINE },
  'AWS::StepFunctions::StateMachineVersion': {
    arn: 'Arn',
    isQualified: true,
    parent: STATE_MACHINE,
  },
};

/** Services whose types have no region, unless the table says otherwise. */
const GLOBAL_SERVICES: ReadonlySet<string> = new Set([
  'CloudFront',
  'IAM',
  'Organizations',
  'Route53',
  'WAF',
]);

const DEFAULT: AwsType = { arn: 'Arn' };

/** What the tables know of a type. */
export function findAwsType(type: string): AwsType | undefined {
  return [AWS_TYPES, FURTHER_TYPES].find((table) => Object.hasOwn(table, type))?.[type];
}

/** What is known of a type; the defaults for one that is in no table. */
export function getAwsType(type: string): AwsType {
  const known = findAwsType(type);
  if (known !== undefined) return known;
  const [, service = ''] = type.split('::');
  return GLOBAL_SERVICES.has(service) ? { ...DEFAULT, isGlobal: true } : DEFAULT;
}
