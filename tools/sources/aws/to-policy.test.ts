import { describe, expect, test } from 'vitest';
import { MANAGED_POLICY_LIMIT, toPolicy, type PolicyDocument } from './to-policy.ts';
import { TYPE_ACTIONS } from './type-actions.ts';
import { AWS_TYPES } from './types.ts';
import { FURTHER_TYPES } from './further-types.ts';

const ask = (types: readonly string[], partition = 'aws', account?: string) =>
  toPolicy({ types, partition, account });

const actionsOf = (documents: readonly PolicyDocument[]): string[] =>
  documents.flatMap(({ Statement }) => Statement.flatMap(({ Action }) => Action));

test('a queue: Cloud Control, and what its handlers read', () => {
  expect(ask(['AWS::SQS::Queue'], 'aws', '111111111111')).toEqual({
    documents: [
      {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'CloudControl',
            Effect: 'Allow',
            Action: ['cloudformation:GetResource', 'cloudformation:ListResources'],
            Resource: 'arn:aws:cloudformation:*:111111111111:resource/*',
          },
          {
            Sid: 'ReadSqs',
            Effect: 'Allow',
            Action: ['sqs:GetQueueAttributes', 'sqs:ListQueueTags', 'sqs:ListQueues'],
            Resource: '*',
          },
        ],
      },
    ],
    types: ['AWS::SQS::Queue'],
    withheld: [],
    unknown: [],
    unlisted: [],
  });
});

test.each([
  ['aws', undefined, 'arn:aws:cloudformation:*:*:resource/*'],
  ['aws-cn', '111111111111', 'arn:aws-cn:cloudformation:*:111111111111:resource/*'],
  ['aws-us-gov', undefined, 'arn:aws-us-gov:cloudformation:*:*:resource/*'],
  ['aws-eusc', undefined, 'arn:aws-eusc:cloudformation:*:*:resource/*'],
])('in %s, account %s', (partition, account, expected) => {
  const { documents } = ask(['AWS::ApiGateway::RestApi'], partition, account);
  const [control, gateway] = documents[0]?.Statement ?? [];
  expect(control?.Resource).toBe(expected);
  expect(gateway?.NotResource?.[0]).toBe(`arn:${partition}:apigateway:*::/apikeys`);
});

test('what is listed by parent needs the parent too', () => {
  const { documents, types } = ask(['AWS::Lambda::Url']);
  expect(types).toEqual(['AWS::Lambda::Function', 'AWS::Lambda::Url']);
  expect(actionsOf(documents)).toContain('lambda:ListFunctions');
});

test('what a catalog must not hold is left out and told', () => {
  const { documents, withheld } = ask([
    'AWS::SecretsManager::Secret',
    'AWS::Lambda::Function',
    'AWS::Pipes::Pipe',
    'AWS::ApiGateway::VpcLink',
  ]);
  expect(
    actionsOf(documents).filter((action) => /Decrypt|SecretValue|Create/.test(action)),
  ).toEqual([]);
  expect(withheld.map(({ action, types }) => `${action} ${types.join(' ')}`)).toEqual([
    'ec2:CreateVpcEndpointServiceConfiguration AWS::ApiGateway::VpcLink',
    'ec2:DeleteVpcEndpointServiceConfigurations AWS::ApiGateway::VpcLink',
    'ec2:ModifyVpcEndpointServicePermissions AWS::ApiGateway::VpcLink',
    'kms:Decrypt AWS::Lambda::Function AWS::Pipes::Pipe',
    'secretsmanager:GetSecretValue AWS::SecretsManager::Secret',
  ]);
});

test('API keys are readable only where a blueprint asks for them', () => {
  const resourcesOf = (types: string[]) =>
    ask(types).documents[0]?.Statement.find(({ Sid }) => Sid === 'ReadApigateway');
  expect(resourcesOf(['AWS::ApiGateway::ApiKey'])?.NotResource).toEqual([
    'arn:aws:apigateway:*::/usageplans/*/keys',
    'arn:aws:apigateway:*::/usageplans/*/keys/*',
  ]);
  expect(resourcesOf(['AWS::ApiGateway::ApiKey', 'AWS::ApiGateway::UsagePlanKey'])).toMatchObject({
    Resource: '*',
  });
});

test('a type that is not in the table, and one that has no list', () => {
  const { documents, unknown, unlisted } = ask(['AWS::Any::Thing', 'AWS::SQS::QueuePolicy']);
  expect(unknown).toEqual(['AWS::Any::Thing']);
  expect(unlisted.map(({ type }) => type)).toEqual(['AWS::SQS::QueuePolicy']);
  expect(actionsOf(documents)).toEqual([
    'cloudformation:GetResource',
    'cloudformation:ListResources',
  ]);
});

describe('of every type that is known', () => {
  const tables = [TYPE_ACTIONS, AWS_TYPES, FURTHER_TYPES];
  const types = [...new Set(tables.flatMap((table) => Object.keys(table)))];
  const { documents, unknown } = ask(types);

  test('the actions read and do nothing else', () => {
    const others = actionsOf(documents).filter(
      (action) =>
        !/^[a-z0-9-]+:(?:Get|List|Describe)[A-Za-z0-9]*\*?$|^apigateway:GET$/.test(action),
    );
    expect(others).toEqual([]);
    expect(
      documents.flatMap(({ Statement }) => Statement).every(({ Effect }) => Effect === 'Allow'),
    ).toBe(true);
  });

  test('they are sorted, each once, each service in one statement with a legal name', () => {
    const statements = documents.flatMap(({ Statement }) => Statement);
    for (const { Action } of statements) expect(Action).toEqual([...new Set(Action)].toSorted());
    const names = statements.map(({ Sid }) => Sid);
    expect(names).toEqual([...new Set(names)]);
    expect(names.filter((name) => !/^[A-Za-z0-9]+$/.test(name))).toEqual([]);
  });

  test('every document fits into a managed policy', () => {
    const sizes = documents.map((document) => JSON.stringify(document).length);
    expect(sizes.every((size) => size <= MANAGED_POLICY_LIMIT)).toBe(true);
    expect(documents.length).toBeGreaterThan(1);
  });

  test('the order of the types does not matter', () => {
    expect(ask(types.toReversed())).toEqual(ask(types));
  });

  test('none of them is unknown', () => {
    expect(unknown).toEqual([]);
  });
});
