import { expect, test } from 'vitest';
import { firstSentence } from './first-sentence.ts';
import { toCamelCase } from './to-camel-case.ts';
import { toTitle } from './to-title.ts';
import { typeIdentifier } from './type-identifier.ts';

test.each([
  ['DBInstanceClass', 'dbInstanceClass', 'DB instance class'],
  ['KmsKeyARNs', 'kmsKeyArns', 'KMS key ARNs'],
  ['EnableDns64', 'enableDns64', 'Enable DNS64'],
  ['Ipv6CidrBlock', 'ipv6CidrBlock', 'IPv6 CIDR block'],
  ['ARN', 'arn', 'ARN'],
  ['FifoQueue', 'fifoQueue', 'Fifo queue'],
  ['SubnetIds', 'subnetIds', 'Subnet IDs'],
  ['S3BucketName', 's3BucketName', 'S3 bucket name'],
  ['Endpoint.Address', 'endpointAddress', 'Endpoint address'],
])('%s', (name, identifier, title) => {
  expect([toCamelCase(name), toTitle(name)]).toEqual([identifier, title]);
});

test.each([
  ['AWS::RDS::DBInstance', 'rdsDbInstance'],
  ['AWS::SecretsManager::Secret', 'secretsManagerSecret'],
  ['AWS::EC2::VPC', 'ec2Vpc'],
  ['AWS::WAFv2::WebACL', 'wafv2WebAcl'],
  ['AWS::IoT::Thing', 'iotThing'],
  ['AWS::AppSync::GraphQLApi', 'appSyncGraphqlApi'],
])('%s', (type, identifier) => {
  expect(typeIdentifier(type)).toBe(identifier);
});

test.each([
  ['', ''],
  ['Creates a queue. It is fast.', 'Creates a queue.'],
  ['The `Name` of *it*, see [docs](https://example.com/a(b)). More.', 'The Name of it, see docs).'],
  ['> A note.\n\nThe thing itself , as it is', 'The thing itself, as it is'],
  ['The mode.\n\n- `A`\n- `B`', 'The mode.'],
  ['One of:\n- `A`', 'One of:'],
  ['Such as e.g. Linux. Next.', 'Such as e.g. Linux.'],
  ['\u201CQuoted\u201D\u0000 and\ttabbed', '"Quoted" and tabbed'],
  ['word '.repeat(20), 'word word word word word…'],
])('%j', (markdown, expected) => {
  expect(firstSentence(markdown, 26)).toBe(expected);
});
