/**
 * Where secrets stand in readable Cloud Control properties (registry schemas and live models, 2026-08).
 * `*` is any element or key. `keys` keeps the names of a map and drops its values; `drop` removes the property.
 */
const SECRET_PATHS: Readonly<
  Record<string, readonly (readonly [path: string, how: 'keys' | 'drop'])[]>
> = {
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
  'AWS::KinesisFirehose::DeliveryStream': [['SplunkDestinationConfiguration.HECToken', 'drop']],
  'AWS::Events::Rule': [['Targets.*.Input', 'drop']],
  'AWS::Scheduler::Schedule': [['Target.Input', 'drop']],
  'AWS::EC2::LaunchTemplate': [['LaunchTemplateData.UserData', 'drop']],
};

/** The properties without what may be a secret. What no mapping sees, no mapping can write. */
export function redact(
  type: string,
  properties: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  let result: unknown = properties;
  for (const [path, how] of SECRET_PATHS[type] ?? []) {
    result = redactAt(result, path.split('.'), how);
  }
  // Every step answers a mapping with a mapping.
  return result as Readonly<Record<string, unknown>>;
}

function redactAt(
  value: unknown,
  [step, ...rest]: readonly string[],
  how: 'keys' | 'drop',
): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (step === undefined) return value;
  if (Array.isArray(value)) {
    return step === '*' ? value.map((element) => redactAt(element, rest, how)) : value;
  }
  const entries = Object.entries(value).flatMap(([key, member]): [string, unknown][] => {
    if (step !== '*' && step !== key) return [[key, member]];
    if (rest.length > 0) return [[key, redactAt(member, rest, how)]];
    return how === 'drop' ? [] : [[key, namesOnly(member)]];
  });
  return Object.fromEntries(entries);
}

function namesOnly(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return Object.fromEntries(Object.keys(value).map((key) => [key, null]));
}
