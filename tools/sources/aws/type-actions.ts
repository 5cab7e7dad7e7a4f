import { FURTHER_ACTIONS } from './further-actions.ts';
import type { ServiceActions } from './service-actions.ts';

const API_GATEWAY: ServiceActions = { apigateway: 'GET' };

/**
 * What the handlers of a Cloud Control type ask of the service behind when they list and read it: they
 * call it with the permissions of whoever calls Cloud Control. From the registry schemas of 2026-08
 * (`handlers.list.permissions`, `handlers.read.permissions`), in the spelling of the services. What a
 * catalog must not hold stands here too, and is left out by `withheld-actions.ts`. A type that has no
 * list is not surveyed and is not here.
 */
export const TYPE_ACTIONS: Readonly<Record<string, ServiceActions>> = {
  'AWS::Amplify::App': {
    amplify: 'GetApp ListApps ListTagsForResource',
    codecommit: 'GetRepository GetRepositoryTriggers',
    iam: 'PassRole',
  },
  'AWS::Amplify::Branch': {
    amplify: 'GetBranch ListBranches ListTagsForResource',
    codecommit: 'GetRepository GetRepositoryTriggers',
    iam: 'PassRole',
    s3: 'GetObject GetObjectAcl',
  },
  'AWS::ApiGateway::ApiKey': API_GATEWAY,
  'AWS::ApiGateway::Authorizer': API_GATEWAY,
  'AWS::ApiGateway::BasePathMapping': API_GATEWAY,
  'AWS::ApiGateway::BasePathMappingV2': API_GATEWAY,
  'AWS::ApiGateway::Deployment': API_GATEWAY,
  'AWS::ApiGateway::DocumentationPart': API_GATEWAY,
  'AWS::ApiGateway::DocumentationVersion': API_GATEWAY,
  'AWS::ApiGateway::DomainName': API_GATEWAY,
  'AWS::ApiGateway::DomainNameV2': API_GATEWAY,
  'AWS::ApiGateway::GatewayResponse': API_GATEWAY,
  'AWS::ApiGateway::Model': API_GATEWAY,
  'AWS::ApiGateway::RequestValidator': API_GATEWAY,
  'AWS::ApiGateway::Resource': API_GATEWAY,
  'AWS::ApiGateway::RestApi': API_GATEWAY,
  'AWS::ApiGateway::Stage': API_GATEWAY,
  'AWS::ApiGateway::UsagePlan': API_GATEWAY,
  'AWS::ApiGateway::UsagePlanKey': API_GATEWAY,
  'AWS::ApiGateway::VpcLink': {
    ...API_GATEWAY,
    ec2: [
      'CreateVpcEndpointServiceConfiguration',
      'DeleteVpcEndpointServiceConfigurations',
      'DescribeVpcEndpointServiceConfigurations',
      'ModifyVpcEndpointServicePermissions',
    ].join(' '),
  },
  'AWS::ApiGatewayV2::Api': { ...API_GATEWAY, s3: 'GetObject' },
  'AWS::ApiGatewayV2::ApiMapping': API_GATEWAY,
  'AWS::ApiGatewayV2::Authorizer': API_GATEWAY,
  'AWS::ApiGatewayV2::Deployment': API_GATEWAY,
  'AWS::ApiGatewayV2::DomainName': API_GATEWAY,
  'AWS::ApiGatewayV2::Integration': API_GATEWAY,
  'AWS::ApiGatewayV2::Model': API_GATEWAY,
  'AWS::ApiGatewayV2::Route': API_GATEWAY,
  'AWS::ApiGatewayV2::Stage': API_GATEWAY,
  'AWS::AppRunner::Service': {
    apprunner: 'DescribeService ListServices',
    iam: 'PassRole',
  },
  'AWS::AppSync::Api': { appsync: 'GetApi ListApis ListTagsForResource' },
  'AWS::AppSync::ChannelNamespace': {
    appsync: 'GetChannelNamespace ListChannelNamespaces ListTagsForResource',
  },
  'AWS::AppSync::DataSource': { appsync: 'GetDataSource ListDataSources' },
  'AWS::AppSync::FunctionConfiguration': { appsync: 'GetFunction ListFunctions' },
  'AWS::AppSync::GraphQLApi': {
    appsync: [
      'GetGraphqlApi GetGraphqlApiEnvironmentVariables ListGraphqlApis',
      'ListTagsForResource',
    ].join(' '),
  },
  'AWS::CertificateManager::Certificate': {
    acm: 'DescribeCertificate ListCertificates ListTagsForCertificate',
  },
  'AWS::CloudFormation::Stack': {
    cloudformation: 'DescribeStacks GetStackPolicy GetTemplate ListStacks',
  },
  'AWS::CloudFront::Distribution': {
    cloudfront: 'GetDistribution GetDistributionConfig ListDistributions ListTagsForResource',
  },
  'AWS::CloudFront::Function': {
    cloudfront: 'DescribeFunction GetFunction ListFunctions ListTagsForResource',
  },
  'AWS::CloudWatch::Alarm': { cloudwatch: 'DescribeAlarms ListTagsForResource' },
  'AWS::Cognito::IdentityPool': {
    'cognito-identity': 'DescribeIdentityPool ListIdentityPools ListTagsForResource',
  },
  'AWS::Cognito::IdentityPoolRoleAttachment': { 'cognito-identity': 'GetIdentityPoolRoles' },
  'AWS::Cognito::UserPool': {
    'cognito-idp': 'DescribeUserPool GetUserPoolMfaConfig ListUserPools',
    kms: 'Decrypt DescribeKey',
  },
  'AWS::Cognito::UserPoolClient': {
    'cognito-idp': 'DescribeUserPoolClient ListUserPoolClients',
  },
  'AWS::Cognito::UserPoolGroup': { 'cognito-idp': 'GetGroup ListGroups' },
  'AWS::Cognito::UserPoolIdentityProvider': {
    'cognito-idp': 'DescribeIdentityProvider ListIdentityProviders',
  },
  'AWS::Cognito::UserPoolResourceServer': {
    'cognito-idp': 'DescribeResourceServer ListResourceServers',
  },
  'AWS::DynamoDB::GlobalTable': {
    'application-autoscaling': 'Describe*',
    cloudwatch: 'PutMetricData',
    dynamodb: 'Describe* GetResourcePolicy ListTables ListTagsOfResource',
    kms: 'DescribeKey',
  },
  'AWS::DynamoDB::Table': {
    dynamodb: [
      'DescribeContinuousBackups DescribeContributorInsights',
      'DescribeKinesisStreamingDestination DescribeTable DescribeTimeToLive',
      'GetResourcePolicy ListTables ListTagsOfResource',
    ].join(' '),
  },
  'AWS::EC2::SecurityGroup': { ec2: 'DescribeSecurityGroups' },
  'AWS::EC2::Subnet': { ec2: 'DescribeNetworkAcls DescribeSubnets' },
  'AWS::EC2::VPC': {
    ec2: [
      'DescribeNetworkAcls DescribeSecurityGroups DescribeVpcAttribute',
      'DescribeVpcEncryptionControls DescribeVpcs',
    ].join(' '),
  },
  'AWS::ECR::Repository': {
    ecr: [
      'DescribeRepositories GetLifecyclePolicy GetRepositoryPolicy',
      'ListTagsForResource',
    ].join(' '),
  },
  'AWS::ECS::Cluster': { ecs: 'DescribeClusters ListClusters', kms: 'DescribeKey' },
  'AWS::ECS::Service': { ecs: 'DescribeServices ListClusters ListServices' },
  'AWS::ECS::TaskDefinition': { ecs: 'DescribeTaskDefinition ListTaskDefinitions' },
  'AWS::EFS::FileSystem': {
    elasticfilesystem: [
      'DescribeBackupPolicy DescribeFileSystemPolicy DescribeFileSystems',
      'DescribeLifecycleConfiguration DescribeReplicationConfigurations',
    ].join(' '),
  },
  'AWS::EKS::Cluster': { eks: 'DescribeCluster ListClusters' },
  'AWS::ElasticLoadBalancingV2::Listener': {
    elasticloadbalancing: 'DescribeListenerAttributes DescribeListeners DescribeTags',
  },
  'AWS::ElasticLoadBalancingV2::ListenerRule': {
    elasticloadbalancing: 'DescribeRules DescribeTags',
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': {
    elasticloadbalancing: [
      'DescribeCapacityReservation DescribeLoadBalancerAttributes',
      'DescribeLoadBalancers DescribeTags',
    ].join(' '),
  },
  'AWS::ElasticLoadBalancingV2::TargetGroup': {
    elasticloadbalancing: [
      'DescribeTags DescribeTargetGroupAttributes DescribeTargetGroups',
      'DescribeTargetHealth',
    ].join(' '),
  },
  'AWS::EventSchemas::Registry': { schemas: 'DescribeRegistry ListRegistries' },
  'AWS::EventSchemas::Schema': {
    schemas: 'DescribeSchema ListSchemaVersions ListSchemas',
  },
  'AWS::Events::ApiDestination': { events: 'DescribeApiDestination ListApiDestinations' },
  'AWS::Events::Archive': { events: 'DescribeArchive ListArchives', kms: 'Decrypt' },
  'AWS::Events::Connection': {
    events: 'DescribeConnection ListConnections',
    kms: 'Decrypt',
  },
  'AWS::Events::EventBus': {
    events: 'DescribeEventBus ListEventBuses ListTagsForResource',
  },
  'AWS::Events::Rule': {
    events: 'DescribeRule ListRules ListTagsForResource ListTargetsByRule',
    iam: 'PassRole',
  },
  'AWS::IAM::Group': {
    iam: 'GetGroup GetGroupPolicy ListAttachedGroupPolicies ListGroupPolicies ListGroups',
  },
  'AWS::IAM::ManagedPolicy': {
    iam: 'GetPolicy GetPolicyVersion ListEntitiesForPolicy ListPolicies',
  },
  'AWS::IAM::Role': {
    iam: 'GetRole GetRolePolicy ListAttachedRolePolicies ListRolePolicies ListRoles',
  },
  'AWS::IAM::User': {
    iam: [
      'GetLoginProfile GetUser GetUserPolicy ListAttachedUserPolicies',
      'ListGroupsForUser ListUserPolicies ListUsers',
    ].join(' '),
  },
  'AWS::KMS::Key': {
    kms: 'DescribeKey GetKeyPolicy GetKeyRotationStatus ListKeys ListResourceTags',
  },
  'AWS::Kinesis::Stream': {
    kinesis: 'DescribeStreamSummary ListStreams ListTagsForResource ListTagsForStream',
  },
  'AWS::Kinesis::StreamConsumer': {
    kinesis: 'DescribeStreamConsumer ListStreamConsumers ListTagsForResource',
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    firehose: 'DescribeDeliveryStream ListDeliveryStreams ListTagsForDeliveryStream',
  },
  'AWS::Lambda::Alias': {
    lambda: 'GetAlias GetProvisionedConcurrencyConfig ListAliases',
  },
  'AWS::Lambda::CodeSigningConfig': {
    lambda: 'GetCodeSigningConfig ListCodeSigningConfigs ListTags',
  },
  'AWS::Lambda::EventInvokeConfig': {
    lambda: 'GetFunctionEventInvokeConfig ListFunctionEventInvokeConfigs',
  },
  'AWS::Lambda::EventSourceMapping': {
    kms: 'Decrypt',
    lambda: 'GetEventSourceMapping ListEventSourceMappings ListTags',
  },
  'AWS::Lambda::Function': {
    kms: 'Decrypt',
    lambda: [
      'GetFunction GetFunctionCodeSigningConfig GetFunctionRecursionConfig',
      'GetFunctionScalingConfig GetRuntimeManagementConfig ListFunctions',
    ].join(' '),
  },
  'AWS::Lambda::LayerVersion': { lambda: 'GetLayerVersion ListLayerVersions' },
  'AWS::Lambda::Permission': { lambda: 'GetPolicy' },
  'AWS::Lambda::Url': { lambda: 'GetFunctionUrlConfig ListFunctionUrlConfigs' },
  'AWS::Lambda::Version': {
    lambda: [
      'GetFunctionConfiguration GetFunctionScalingConfig',
      'GetProvisionedConcurrencyConfig GetRuntimeManagementConfig',
      'ListVersionsByFunction',
    ].join(' '),
  },
  'AWS::Logs::LogGroup': {
    logs: [
      'DescribeIndexPolicies DescribeLogGroups DescribeResourcePolicies',
      'GetDataProtectionPolicy ListTagsForResource',
    ].join(' '),
  },
  'AWS::Logs::LogStream': { logs: 'DescribeLogStreams' },
  'AWS::Logs::SubscriptionFilter': { logs: 'DescribeSubscriptionFilters' },
  'AWS::Logs::Transformer': { logs: 'DescribeLogGroups GetTransformer' },
  'AWS::Organizations::Account': {
    organizations: 'DescribeAccount ListAccounts ListParents ListTagsForResource',
  },
  'AWS::Pipes::Pipe': { kms: 'Decrypt', pipes: 'DescribePipe ListPipes' },
  'AWS::RDS::DBCluster': { rds: 'DescribeDBClusters' },
  'AWS::RDS::DBInstance': {
    ec2: [
      'DescribeAccountAttributes DescribeAvailabilityZones',
      'DescribeInternetGateways DescribeSecurityGroups DescribeSubnets',
      'DescribeVpcAttribute DescribeVpcs',
    ].join(' '),
    rds: 'DescribeDBInstances',
  },
  'AWS::Route53::HostedZone': {
    route53: 'GetHostedZone ListHostedZones ListQueryLoggingConfigs ListTagsForResource',
  },
  'AWS::S3::Bucket': {
    s3: [
      'GetAccelerateConfiguration GetAnalyticsConfiguration GetBucketAbac',
      'GetBucketCORS GetBucketLogging GetBucketMetadataTableConfiguration',
      'GetBucketNotification GetBucketObjectLockConfiguration',
      'GetBucketOwnershipControls GetBucketPublicAccessBlock GetBucketTagging',
      'GetBucketVersioning GetBucketWebsite GetEncryptionConfiguration',
      'GetIntelligentTieringConfiguration GetInventoryConfiguration',
      'GetLifecycleConfiguration GetMetricsConfiguration',
      'GetReplicationConfiguration ListAllMyBuckets ListBucket',
      'ListTagsForResource',
    ].join(' '),
  },
  'AWS::SNS::Subscription': { sns: 'GetSubscriptionAttributes ListSubscriptions' },
  'AWS::SNS::Topic': {
    sns: [
      'GetDataProtectionPolicy GetTopicAttributes ListSubscriptionsByTopic',
      'ListTagsForResource ListTopics',
    ].join(' '),
  },
  'AWS::SQS::Queue': { sqs: 'GetQueueAttributes ListQueueTags ListQueues' },
  'AWS::SSM::Parameter': { ssm: 'DescribeParameters GetParameters ListTagsForResource' },
  'AWS::Scheduler::Schedule': { scheduler: 'GetSchedule ListSchedules' },
  'AWS::Scheduler::ScheduleGroup': {
    scheduler: 'GetScheduleGroup ListScheduleGroups ListTagsForResource',
  },
  'AWS::SecretsManager::Secret': {
    secretsmanager: 'DescribeSecret GetSecretValue ListSecrets',
  },
  'AWS::StepFunctions::StateMachine': {
    kms: 'Decrypt',
    states: 'DescribeStateMachine ListStateMachines ListTagsForResource',
  },
  'AWS::StepFunctions::StateMachineAlias': {
    states: 'DescribeStateMachineAlias ListStateMachineAliases',
  },
  'AWS::StepFunctions::StateMachineVersion': {
    states: 'DescribeStateMachine ListStateMachineVersions',
  },
  ...FURTHER_ACTIONS,
};
