/** Files of a catalog that gets queues from AWS, with the accounts and regions that they are in. */
export const QUEUE_BLUEPRINTS: Readonly<Record<string, string>> = {
  'blueprints/sqs.yaml': `identifier: sqs
title: Queue
schema:
  properties:
    delay: {type: number, title: Delay}
    fifo: {type: boolean, title: First in first out}
    runbook: {type: string, title: Runbook}
relations:
  account: {target: awsAccount}
  region: {target: region}
  deadLetterQueue: {target: sqs}
sync:
  - aws: AWS::SQS::Queue
    title: .Properties.QueueName
    properties: {delay: .Properties.DelaySeconds, fifo: .Properties.FifoQueue}
    relations:
      account: .account
      region: .region
      deadLetterQueue: .Properties.RedrivePolicy | (fromjson? // .) | .deadLetterTargetArn?
`,
  'blueprints/account.yaml':
    'identifier: awsAccount\ntitle: Account\nschema: {properties: {}}\nsync:\n  - aws: AWS::Account\n    identifier: .Properties.Id\n',
  'blueprints/region.yaml':
    'identifier: region\ntitle: Region\nschema: {properties: {}}\nsync:\n  - aws: AWS::Region\n    identifier: .Properties.Name\n',
};
