/**
 * What CloudTrail calls a service → what the names of its types begin with. Every type of the service that a
 * blueprint names is surveyed again: which of them a call changed is not worth a guess.
 */
const SERVICES: Readonly<Record<string, readonly string[]>> = {
  'apigateway.amazonaws.com': ['AWS::ApiGateway', 'AWS::ApiGatewayV2'],
  'apprunner.amazonaws.com': ['AWS::AppRunner'],
  'appsync.amazonaws.com': ['AWS::AppSync'],
  'cloudformation.amazonaws.com': ['AWS::CloudFormation'],
  'cloudfront.amazonaws.com': ['AWS::CloudFront'],
  'cognito-identity.amazonaws.com': ['AWS::Cognito'],
  'cognito-idp.amazonaws.com': ['AWS::Cognito'],
  'dynamodb.amazonaws.com': ['AWS::DynamoDB'],
  'ecr.amazonaws.com': ['AWS::ECR'],
  'ecs.amazonaws.com': ['AWS::ECS'],
  'elasticloadbalancing.amazonaws.com': ['AWS::ElasticLoadBalancingV2'],
  'events.amazonaws.com': ['AWS::Events'],
  'firehose.amazonaws.com': ['AWS::KinesisFirehose'],
  'iam.amazonaws.com': ['AWS::IAM'],
  'kinesis.amazonaws.com': ['AWS::Kinesis'],
  'kms.amazonaws.com': ['AWS::KMS'],
  'lambda.amazonaws.com': ['AWS::Lambda'],
  'logs.amazonaws.com': ['AWS::Logs'],
  'monitoring.amazonaws.com': ['AWS::CloudWatch'],
  'pipes.amazonaws.com': ['AWS::Pipes'],
  'rds.amazonaws.com': ['AWS::RDS'],
  'route53.amazonaws.com': ['AWS::Route53'],
  's3.amazonaws.com': ['AWS::S3'],
  'scheduler.amazonaws.com': ['AWS::Scheduler'],
  'secretsmanager.amazonaws.com': ['AWS::SecretsManager'],
  'sns.amazonaws.com': ['AWS::SNS'],
  'sqs.amazonaws.com': ['AWS::SQS'],
  'ssm.amazonaws.com': ['AWS::SSM'],
  'states.amazonaws.com': ['AWS::StepFunctions'],
};

/** The beginnings of the types of a service, without the `::` behind them; none for one that is not known. */
export function servicesOfSource(source: string): readonly string[] {
  return Object.hasOwn(SERVICES, source) ? (SERVICES[source] ?? []) : [];
}
