/** What the survey must know of a Cloud Control type beyond its name. */
export interface AwsType {
  /** The property that holds the ARN, or a template over properties and `Partition`, `Region`, `Account`, `Identifier`. */
  readonly arn: string;
  /** Every region's endpoint answers with all of them: read once, in us-east-1. */
  readonly isGlobal?: true;
  /** Listed by every region's endpoint, but readable only in the resource's own. */
  readonly isListedEverywhere?: true;
  /** Lists end here without saying so; a count of exactly this may be cut short. */
  readonly silentLimit?: number;
  /** Arrays whose order means something; all others are sets and are sorted. */
  readonly ordered?: readonly string[];
}

/**
 * The types that need more than the defaults (ARN in `Arn`, regional).
 * Facts: registry schemas of 2026-08 for the identifiers and ARNs; silent limits from aws-cli#9314;
 * which types are global from the list that Port's exporter keeps.
 */
const AWS_TYPES: Readonly<Record<string, AwsType>> = {
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
  'AWS::ECS::Service': { arn: 'ServiceArn' },
  'AWS::ECS::TaskDefinition': { arn: 'TaskDefinitionArn' },
  'AWS::IAM::Group': { arn: 'Arn', isGlobal: true },
  'AWS::IAM::ManagedPolicy': { arn: 'PolicyArn', isGlobal: true },
  'AWS::IAM::Role': { arn: 'Arn', isGlobal: true },
  'AWS::IAM::User': { arn: 'Arn', isGlobal: true },
  'AWS::Lambda::Function': { arn: 'Arn', ordered: ['Layers'] },
  'AWS::Lambda::EventSourceMapping': { arn: 'EventSourceMappingArn' },
  'AWS::Lambda::Url': { arn: 'FunctionArn' },
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
};

const DEFAULT: AwsType = { arn: 'Arn' };

/** What is known of a type; the defaults for one that is not in the table. */
export function getAwsType(type: string): AwsType {
  return AWS_TYPES[type] ?? DEFAULT;
}
