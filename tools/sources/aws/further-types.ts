import type { AwsParent, AwsType } from './aws-type.ts';

/** A type that is listed by parent, and has no ARN unless it says so. */
function childOf(type: string, model: AwsParent['model'], arn = ''): AwsType {
  return { arn, parent: { type, model } };
}

/** Types that no list finds, and why. */
function unlisted(reason: string, names: string): Readonly<Record<string, AwsType>> {
  return Object.fromEntries(
    names.split(' ').map((name) => [`AWS::${name}`, { arn: '', isUnlisted: reason }]),
  );
}

function ec2(resource: string, property: string): AwsType {
  return { arn: `arn:\${Partition}:ec2:\${Region}:\${Account}:${resource}/\${${property}}` };
}

const REST_API = 'AWS::ApiGateway::RestApi';
const REST_ARN = 'arn:${Partition}:apigateway:${Region}::/restapis/${RestApiId}';

/** Lists of firewalls are of one scope; those for CloudFront are kept where CloudFront is. */
const FIREWALL: AwsType = {
  arn: 'Arn',
  models: [
    { model: { Scope: 'REGIONAL' } },
    { model: { Scope: 'CLOUDFRONT' }, region: 'us-east-1' },
  ],
};

/**
 * Types that no shipped blueprint has: where their ARN is, what they are listed by, and which have no list.
 * From the registry schemas of 2026-08; the ARNs of EC2 from its service authorization reference.
 */
export const FURTHER_TYPES: Readonly<Record<string, AwsType>> = {
  'AWS::ApiGateway::BasePathMappingV2': childOf(
    'AWS::ApiGateway::DomainNameV2',
    { DomainNameArn: 'DomainNameArn' },
    'BasePathMappingArn',
  ),
  'AWS::ApiGateway::DocumentationPart': childOf(
    REST_API,
    { RestApiId: 'RestApiId' },
    `${REST_ARN}/documentation/parts/\${DocumentationPartId}`,
  ),
  'AWS::ApiGateway::DocumentationVersion': childOf(
    REST_API,
    { RestApiId: 'RestApiId' },
    `${REST_ARN}/documentation/versions/\${DocumentationVersion}`,
  ),
  'AWS::ApiGateway::DomainNameV2': { arn: 'DomainNameArn' },
  'AWS::ApiGateway::UsagePlan': {
    arn: 'arn:${Partition}:apigateway:${Region}::/usageplans/${Id}',
  },
  'AWS::ApiGatewayV2::DomainName': { arn: 'DomainNameArn' },
  'AWS::AppConfig::ConfigurationProfile': childOf('AWS::AppConfig::Application', {
    ApplicationId: 'ApplicationId',
  }),
  'AWS::AppConfig::Deployment': childOf('AWS::AppConfig::Environment', {
    ApplicationId: 'ApplicationId',
    EnvironmentId: 'EnvironmentId',
  }),
  'AWS::AppConfig::Environment': childOf('AWS::AppConfig::Application', {
    ApplicationId: 'ApplicationId',
  }),
  'AWS::AppConfig::HostedConfigurationVersion': childOf('AWS::AppConfig::ConfigurationProfile', {
    ApplicationId: 'ApplicationId',
    ConfigurationProfileId: 'ConfigurationProfileId',
  }),
  'AWS::AppSync::ChannelNamespace': childOf(
    'AWS::AppSync::Api',
    { ApiId: 'ApiId' },
    'ChannelNamespaceArn',
  ),
  'AWS::AutoScaling::AutoScalingGroup': { arn: 'AutoScalingGroupARN' },
  'AWS::Backup::BackupPlan': { arn: 'BackupPlanArn' },
  'AWS::Backup::BackupVault': { arn: 'BackupVaultArn' },
  'AWS::Bedrock::Agent': { arn: 'AgentArn' },
  'AWS::Bedrock::AgentAlias': childOf(
    'AWS::Bedrock::Agent',
    { AgentId: 'AgentId' },
    'AgentAliasArn',
  ),
  'AWS::Bedrock::KnowledgeBase': { arn: 'KnowledgeBaseArn' },
  'AWS::CodeDeploy::DeploymentGroup': childOf('AWS::CodeDeploy::Application', {
    ApplicationName: 'ApplicationName',
  }),
  'AWS::Cognito::UserPoolUser': childOf('AWS::Cognito::UserPool', { UserPoolId: 'UserPoolId' }),
  'AWS::EC2::EIP': ec2('elastic-ip', 'AllocationId'),
  'AWS::EC2::Instance': ec2('instance', 'InstanceId'),
  'AWS::EC2::InternetGateway': ec2('internet-gateway', 'InternetGatewayId'),
  'AWS::EC2::LaunchTemplate': ec2('launch-template', 'LaunchTemplateId'),
  'AWS::EC2::NatGateway': ec2('natgateway', 'NatGatewayId'),
  'AWS::EC2::NetworkAcl': ec2('network-acl', 'Id'),
  'AWS::EC2::NetworkInterface': ec2('network-interface', 'Id'),
  'AWS::EC2::Route': childOf('AWS::EC2::RouteTable', { RouteTableId: 'RouteTableId' }),
  'AWS::EC2::RouteTable': ec2('route-table', 'RouteTableId'),
  'AWS::EC2::SecurityGroup': ec2('security-group', 'GroupId'),
  'AWS::EC2::Subnet': ec2('subnet', 'SubnetId'),
  'AWS::EC2::TransitGatewayRouteTablePropagation': childOf('AWS::EC2::TransitGatewayRouteTable', {
    TransitGatewayRouteTableId: 'TransitGatewayRouteTableId',
  }),
  'AWS::EC2::VPC': ec2('vpc', 'VpcId'),
  'AWS::EC2::VPCCidrBlock': childOf('AWS::EC2::VPC', { VpcId: 'VpcId' }),
  'AWS::EC2::VPCEndpoint': ec2('vpc-endpoint', 'Id'),
  'AWS::EFS::MountTarget': childOf('AWS::EFS::FileSystem', { FileSystemId: 'FileSystemId' }),
  'AWS::ElastiCache::ServerlessCache': { arn: 'ARN' },
  'AWS::ElasticLoadBalancingV2::TrustStoreRevocation': childOf(
    'AWS::ElasticLoadBalancingV2::TrustStore',
    { TrustStoreArn: 'TrustStoreArn' },
  ),
  'AWS::EventSchemas::Schema': childOf(
    'AWS::EventSchemas::Registry',
    { RegistryName: 'RegistryName' },
    'SchemaArn',
  ),
  'AWS::Lambda::LayerVersionPermission': childOf('AWS::Lambda::LayerVersion', {
    LayerVersionArn: 'LayerVersionArn',
  }),
  'AWS::Lex::BotAlias': childOf('AWS::Lex::Bot', { BotId: 'Id' }, 'Arn'),
  'AWS::Lex::BotVersion': childOf('AWS::Lex::Bot', { BotId: 'Id' }),
  'AWS::Logs::AccountPolicy': {
    arn: '',
    models: [
      { model: { PolicyType: 'DATA_PROTECTION_POLICY' } },
      { model: { PolicyType: 'FIELD_INDEX_POLICY' } },
      { model: { PolicyType: 'SUBSCRIPTION_FILTER_POLICY' } },
      { model: { PolicyType: 'TRANSFORMER_POLICY' } },
    ],
  },
  'AWS::NetworkManager::Link': childOf(
    'AWS::NetworkManager::GlobalNetwork',
    { GlobalNetworkId: 'Id' },
    'LinkArn',
  ),
  'AWS::NetworkManager::Site': childOf(
    'AWS::NetworkManager::GlobalNetwork',
    { GlobalNetworkId: 'Id' },
    'SiteArn',
  ),
  'AWS::OpenSearchServerless::SecurityPolicy': {
    arn: '',
    models: [{ model: { Type: 'encryption' } }, { model: { Type: 'network' } }],
  },
  'AWS::RDS::DBCluster': { arn: 'DBClusterArn' },
  'AWS::RDS::DBInstance': { arn: 'DBInstanceArn' },
  'AWS::RDS::DBProxy': { arn: 'DBProxyArn' },
  'AWS::RDS::DBSubnetGroup': { arn: 'DBSubnetGroupArn' },
  'AWS::SSM::MaintenanceWindowTarget': childOf('AWS::SSM::MaintenanceWindow', {
    WindowId: 'WindowId',
  }),
  'AWS::SSM::MaintenanceWindowTask': childOf('AWS::SSM::MaintenanceWindow', {
    WindowId: 'WindowId',
  }),
  'AWS::SecretsManager::Secret': { arn: 'Id' },
  'AWS::ServiceCatalog::PortfolioProductAssociation': childOf(
    'AWS::ServiceCatalog::CloudFormationProduct',
    { ProductId: 'Id' },
  ),
  'AWS::ServiceCatalog::TagOptionAssociation': childOf('AWS::ServiceCatalog::TagOption', {
    TagOptionId: 'Id',
  }),
  'AWS::ServiceCatalogAppRegistry::AttributeGroupAssociation': childOf(
    'AWS::ServiceCatalogAppRegistry::Application',
    { ApplicationArn: 'Arn' },
  ),
  'AWS::WAFv2::IPSet': FIREWALL,
  'AWS::WAFv2::RegexPatternSet': FIREWALL,
  'AWS::WAFv2::RuleGroup': FIREWALL,
  'AWS::WAFv2::WebACL': FIREWALL,
  ...unlisted(
    'a list needs the name of a GraphQL type, which Cloud Control does not list',
    'AppSync::Resolver',
  ),
  ...unlisted(
    'Cloud Control has no list of them',
    'ApiGateway::Account CloudFront::MonitoringSubscription Cognito::UserPoolDomain Cognito::UserPoolRiskConfigurationAttachment EC2::NetworkAclEntry ECS::ExpressGatewayService ECS::PrimaryTaskSet ECS::TaskSet IAM::GroupPolicy IAM::Policy IAM::RolePolicy IAM::ServiceLinkedRole IAM::UserPolicy SNS::TopicInlinePolicy SQS::QueueInlinePolicy VpcLattice::AuthPolicy WAFv2::WebACLAssociation',
  ),
  ...unlisted(
    'Cloud Control does not know the type',
    'AppSync::ApiKey CodeBuild::Project IAM::AccessKey Route53::RecordSet Route53::RecordSetGroup',
  ),
};
