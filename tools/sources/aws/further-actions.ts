import type { ServiceActions } from './service-actions.ts';

const ROUTE_TABLES: ServiceActions = { ec2: 'DescribeRouteTables' };

/** The actions of `FURTHER_TYPES` and of what they are listed by; see `TYPE_ACTIONS`. */
export const FURTHER_ACTIONS: Readonly<Record<string, ServiceActions>> = {
  'AWS::AppConfig::Application': {
    appconfig: 'GetApplication ListApplications ListTagsForResource',
  },
  'AWS::AppConfig::ConfigurationProfile': {
    appconfig: 'GetConfigurationProfile ListConfigurationProfiles ListTagsForResource',
  },
  'AWS::AppConfig::Deployment': { appconfig: 'GetDeployment ListDeployments ListTagsForResource' },
  'AWS::AppConfig::Environment': {
    appconfig: 'GetEnvironment ListEnvironments ListTagsForResource',
  },
  'AWS::AppConfig::HostedConfigurationVersion': {
    appconfig: 'GetHostedConfigurationVersion ListHostedConfigurationVersions',
  },
  'AWS::AutoScaling::AutoScalingGroup': { autoscaling: 'Describe*', 'managed-fleets': 'Get*' },
  'AWS::Backup::BackupPlan': { backup: 'GetBackupPlan ListBackupPlans ListTags' },
  'AWS::Backup::BackupVault': {
    backup:
      'DescribeBackupVault GetBackupVaultAccessPolicy GetBackupVaultNotifications ListBackupVaults ListTags',
  },
  'AWS::Bedrock::Agent': {
    bedrock: [
      'GetAgent GetAgentActionGroup GetAgentCollaborator GetAgentKnowledgeBase GetGuardrail',
      'ListAgentActionGroups ListAgentCollaborators ListAgentKnowledgeBases ListAgents',
      'ListGuardrails ListTagsForResource',
    ].join(' '),
    kms: 'Decrypt Encrypt GenerateDataKey',
  },
  'AWS::Bedrock::AgentAlias': { bedrock: 'GetAgentAlias ListAgentAliases ListTagsForResource' },
  'AWS::Bedrock::KnowledgeBase': {
    bedrock: 'GetKnowledgeBase ListKnowledgeBases ListTagsForResource',
  },
  'AWS::CodeDeploy::Application': {
    codedeploy: 'GetApplication ListApplications ListTagsForResource',
  },
  'AWS::CodeDeploy::DeploymentGroup': {
    codedeploy:
      'GetDeployment GetDeploymentGroup ListDeploymentGroups ListDeployments ListTagsForResource',
  },
  'AWS::Cognito::UserPoolUser': { 'cognito-idp': 'AdminGetUser ListUsers' },
  'AWS::EC2::EIP': { ec2: 'DescribeAddresses' },
  'AWS::EC2::Instance': {
    ec2: [
      'DescribeInstanceAttribute DescribeInstanceCreditSpecifications DescribeInstances',
      'DescribeLaunchTemplates DescribeNetworkInterfaces DescribeVolumes',
    ].join(' '),
    ssm: 'DescribeAssociation ListAssociations',
  },
  'AWS::EC2::InternetGateway': { ec2: 'DescribeInternetGateways' },
  'AWS::EC2::LaunchTemplate': { ec2: 'DescribeLaunchTemplates' },
  'AWS::EC2::NatGateway': { ec2: 'DescribeNatGateways' },
  'AWS::EC2::NetworkAcl': { ec2: 'DescribeNetworkAcls DescribeTags' },
  'AWS::EC2::NetworkInterface': { ec2: 'DescribeNetworkInterfaces' },
  'AWS::EC2::Route': ROUTE_TABLES,
  'AWS::EC2::RouteTable': ROUTE_TABLES,
  'AWS::EC2::TransitGatewayRouteTable': { ec2: 'DescribeTransitGatewayRouteTables' },
  'AWS::EC2::TransitGatewayRouteTablePropagation': {
    ec2: 'GetTransitGatewayRouteTablePropagations',
  },
  'AWS::EC2::VPCCidrBlock': { ec2: 'DescribeVpcs' },
  'AWS::EC2::VPCEndpoint': {
    ec2: 'DescribeSecurityGroups DescribeSubnets DescribeVpcEndpoints DescribeVpcs',
    'vpc-lattice': 'DescribeServiceNetworkVpcEndpointAssociation',
  },
  'AWS::EFS::MountTarget': {
    elasticfilesystem: 'DescribeMountTargetSecurityGroups DescribeMountTargets',
  },
  'AWS::ElastiCache::ServerlessCache': {
    elasticache: 'DescribeServerlessCaches ListTagsForResource',
  },
  'AWS::ElasticLoadBalancingV2::TrustStore': {
    elasticloadbalancing: 'DescribeTags DescribeTrustStores',
    s3: 'GetObject GetObjectVersion',
  },
  'AWS::ElasticLoadBalancingV2::TrustStoreRevocation': {
    elasticloadbalancing: 'DescribeTrustStoreRevocations',
  },
  'AWS::Lambda::LayerVersionPermission': { lambda: 'GetLayerVersionPolicy' },
  'AWS::Lex::Bot': {
    lex: [
      'DescribeBot DescribeBotAlias DescribeBotReplica GetBotAlias ListBotAliases ListBotLocales',
      'ListBotReplicas ListBots ListCustomVocabularies ListIntents ListSlotTypes ListSlots',
      'ListTagsForResource',
    ].join(' '),
  },
  'AWS::Lex::BotAlias': { lex: 'DescribeBotAlias ListBotAliases ListTagsForResource' },
  'AWS::Lex::BotVersion': { lex: 'DescribeBotVersion ListBotVersions' },
  'AWS::Logs::AccountPolicy': {
    logs: 'DescribeAccountPolicies GetMetricExtractionPolicy GetTransformer',
  },
  'AWS::NetworkManager::GlobalNetwork': { networkmanager: 'DescribeGlobalNetworks' },
  'AWS::NetworkManager::Link': { networkmanager: 'GetLinks' },
  'AWS::NetworkManager::Site': { networkmanager: 'GetSites' },
  'AWS::OpenSearchServerless::SecurityPolicy': {
    aoss: 'GetSecurityPolicy ListSecurityPolicies',
    kms: 'DescribeKey',
  },
  'AWS::RDS::DBProxy': { rds: 'DescribeDBProxies ListTagsForResource' },
  'AWS::RDS::DBSubnetGroup': { rds: 'DescribeDBSubnetGroups ListTagsForResource' },
  'AWS::SSM::MaintenanceWindow': {
    ssm: 'DescribeMaintenanceWindows GetMaintenanceWindow ListTagsForResource',
  },
  'AWS::SSM::MaintenanceWindowTarget': { ssm: 'DescribeMaintenanceWindowTargets' },
  'AWS::SSM::MaintenanceWindowTask': {
    ssm: 'DescribeMaintenanceWindowTasks GetMaintenanceWindowTask',
  },
  'AWS::ServiceCatalog::CloudFormationProduct': {
    s3: 'GetObject',
    servicecatalog: [
      'DescribeProductAsAdmin DescribeProvisioningArtifact ListProvisioningArtifacts',
      'ListTagsForResource SearchProductsAsAdmin',
    ].join(' '),
  },
  'AWS::ServiceCatalog::PortfolioProductAssociation': {
    servicecatalog: 'ListPortfoliosForProduct',
  },
  'AWS::ServiceCatalog::TagOption': { servicecatalog: 'DescribeTagOption ListTagOptions' },
  'AWS::ServiceCatalog::TagOptionAssociation': { servicecatalog: 'ListResourcesForTagOption' },
  'AWS::ServiceCatalogAppRegistry::Application': {
    servicecatalog: 'GetApplication ListApplications',
  },
  'AWS::ServiceCatalogAppRegistry::AttributeGroupAssociation': {
    servicecatalog: 'ListAssociatedAttributeGroups',
  },
  'AWS::WAFv2::IPSet': { wafv2: 'GetIPSet ListIPSets ListTagsForResource' },
  'AWS::WAFv2::RegexPatternSet': {
    wafv2: 'GetRegexPatternSet ListRegexPatternSets ListTagsForResource',
  },
  'AWS::WAFv2::RuleGroup': { wafv2: 'GetRuleGroup ListRuleGroups ListTagsForResource' },
  'AWS::WAFv2::WebACL': { wafv2: 'GetWebACL ListTagsForResource ListWebACLs' },
};
