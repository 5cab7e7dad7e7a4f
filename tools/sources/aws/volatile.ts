/**
 * What changes by itself, wherever it stands: a value of it would make a change of every survey. From the table that
 * cdk-real-drift strips, and from the live models.
 */
const ANYWHERE =
  /^(?:Creat(?:ion|ed)(?:Date|DateTime|Time|Timestamp|At|By)|LastModified\w*|LastUpdated?(?:Date|Time|Timestamp|At|By|Status\w*|On)?|UpdatedAt|RevisionId|OwnerId)$/;

const BY_TYPE: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::Stage': ['DeploymentId'],
  'AWS::ApiGatewayV2::Stage': ['DeploymentId', 'LastDeploymentStatusMessage'],
  'AWS::AppRunner::Service': ['Status'],
  'AWS::CloudFormation::Stack': ['LastUpdateTime'],
  'AWS::DynamoDB::GlobalTable': ['WarmThroughput'],
  'AWS::DynamoDB::Table': ['WarmThroughput'],
  'AWS::ECS::Service': ['DesiredCount'],
  'AWS::Lambda::Function': ['CodeSha256', 'CodeSize'],
  'AWS::Pipes::Pipe': ['CurrentState', 'StateReason'],
  'AWS::StepFunctions::StateMachine': ['StateMachineRevisionId'],
};

/** Whether a key of the type changes by itself. Not asked of the keys of people, such as those of tags. */
export function isVolatile(type: string, key: string): boolean {
  return ANYWHERE.test(key) || BY_TYPE[type]?.includes(key) === true;
}
