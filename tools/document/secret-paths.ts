/** A place in the properties of a resource, and what may be said of it. */
export type SecretPath = readonly [path: string, how: SecretRule];

/**
 * `keys` keeps the names of a map and drops its values; `drop` removes the property; `arn` keeps it where it is an
 * ARN, not an address of a person; `host` keeps the host of a URL.
 */
export type SecretRule = 'keys' | 'drop' | 'arn' | 'host';

/**
 * Where secrets stand in readable Cloud Control properties (registry schemas and live models, 2026-08).
 * `*` is any element or key.
 */
export const SECRET_PATHS: Readonly<Record<string, readonly SecretPath[]>> = {
  'AWS::Lambda::Function': [['Environment.Variables', 'keys']],
  'AWS::Lambda::Permission': [['EventSourceToken', 'drop']],
  'AWS::ECS::TaskDefinition': [
    ['ContainerDefinitions.*.Environment.*.Value', 'drop'],
    ['ContainerDefinitions.*.DockerLabels', 'keys'],
    ['ContainerDefinitions.*.Command', 'drop'],
    ['ContainerDefinitions.*.EntryPoint', 'drop'],
  ],
  'AWS::AppRunner::Service': [
    [
      'SourceConfiguration.ImageRepository.ImageConfiguration.RuntimeEnvironmentVariables.*.Value',
      'drop',
    ],
    ['SourceConfiguration.ImageRepository.ImageConfiguration.StartCommand', 'drop'],
    [
      'SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.RuntimeEnvironmentVariables.*.Value',
      'drop',
    ],
    [
      'SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.StartCommand',
      'drop',
    ],
    [
      'SourceConfiguration.CodeRepository.CodeConfiguration.CodeConfigurationValues.BuildCommand',
      'drop',
    ],
  ],
  'AWS::ApiGateway::Stage': [['Variables', 'keys']],
  'AWS::ApiGatewayV2::Stage': [['StageVariables', 'keys']],
  'AWS::AppSync::GraphQLApi': [['EnvironmentVariables', 'keys']],
  'AWS::Amplify::App': [
    ['EnvironmentVariables.*.Value', 'drop'],
    ['BasicAuthConfig', 'drop'],
  ],
  'AWS::Amplify::Branch': [
    ['EnvironmentVariables.*.Value', 'drop'],
    ['BasicAuthConfig', 'drop'],
  ],
  'AWS::ApiGateway::ApiKey': [['Value', 'drop']],
  'AWS::Cognito::UserPoolClient': [['ClientSecret', 'drop']],
  'AWS::Cognito::UserPoolIdentityProvider': [['ProviderDetails', 'keys']],
  'AWS::SSM::Parameter': [['Value', 'drop']],
  'AWS::CloudFront::Distribution': [
    ['DistributionConfig.Origins.*.OriginCustomHeaders.*.HeaderValue', 'drop'],
  ],
  'AWS::KinesisFirehose::DeliveryStream': [
    ['SplunkDestinationConfiguration.HECToken', 'drop'],
    ['HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey', 'drop'],
    ['HttpEndpointDestinationConfiguration.RequestConfiguration.CommonAttributes', 'drop'],
    ['RedshiftDestinationConfiguration.Password', 'drop'],
    ['SnowflakeDestinationConfiguration.PrivateKey', 'drop'],
  ],
  'AWS::Events::ApiDestination': [['InvocationEndpoint', 'host']],
  'AWS::Events::Connection': [['AuthParameters', 'drop']],
  'AWS::Events::Rule': [
    ['Targets.*.Input', 'drop'],
    ['Targets.*.InputTransformer', 'drop'],
    ['Targets.*.HttpParameters', 'drop'],
  ],
  'AWS::Batch::JobDefinition': [
    ['ContainerProperties.Environment.*.Value', 'drop'],
    ['ContainerProperties.Command', 'drop'],
  ],
  'AWS::CloudFront::Function': [['FunctionCode', 'drop']],
  'AWS::CodePipeline::Pipeline': [['Stages.*.Actions.*.Configuration', 'keys']],
  'AWS::AppSync::FunctionConfiguration': [['Code', 'drop']],
  'AWS::AppSync::Resolver': [['Code', 'drop']],
  'AWS::SNS::Subscription': [['Endpoint', 'arn']],
  'AWS::SNS::Topic': [['Subscription.*.Endpoint', 'arn']],
  'AWS::WAFv2::RuleGroup': [['CustomResponseBodies', 'keys']],
  'AWS::WAFv2::WebACL': [['CustomResponseBodies', 'keys']],
  'AWS::Scheduler::Schedule': [
    ['Target.Input', 'drop'],
    ['Target.EcsParameters', 'drop'],
  ],
  'AWS::EC2::LaunchTemplate': [['LaunchTemplateData.UserData', 'drop']],
};

/** The type and the path of an entry of `aws.allowSecretPaths`, or undefined where no secret is known there. */
export function findSecretPath(
  entry: string,
): { readonly type: string; readonly path: readonly string[] } | undefined {
  const [type = '', text = '', ...more] = entry.split(' ');
  const path = text.split('.');
  if (more.length > 0 || !Object.hasOwn(SECRET_PATHS, type)) return undefined;
  const isKnown = (SECRET_PATHS[type] ?? []).some(([secret]) => {
    const steps = secret.split('.');
    return (
      steps.length <= path.length && steps.every((step, at) => step === '*' || step === path[at])
    );
  });
  return isKnown ? { type, path } : undefined;
}
