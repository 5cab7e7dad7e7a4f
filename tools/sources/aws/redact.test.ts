import { expect, test } from 'vitest';
import { redact } from './redact.ts';

test.each<[type: string, properties: Record<string, unknown>, expected: unknown]>([
  [
    'AWS::Lambda::Function',
    { FunctionName: 'f', Environment: { Variables: { KEY: 'planted' } } },
    { FunctionName: 'f', Environment: { Variables: { KEY: null } } },
  ],
  [
    'AWS::Lambda::Function',
    { Environment: { Variables: 'planted' } },
    { Environment: { Variables: null } },
  ],
  ['AWS::Lambda::Function', { Environment: 'odd' }, { Environment: 'odd' }],
  [
    'AWS::ECS::TaskDefinition',
    {
      ContainerDefinitions: [
        { Name: 'c', Command: ['planted'], Environment: [{ Name: 'K', Value: 'planted' }] },
      ],
    },
    { ContainerDefinitions: [{ Name: 'c', Environment: [{ Name: 'K' }] }] },
  ],
  ['AWS::SSM::Parameter', { Name: 'p', Value: 'planted' }, { Name: 'p' }],
  ['AWS::SQS::Queue', { QueueName: 'q' }, { QueueName: 'q' }],
  ['AWS::SNS::Subscription', { Endpoint: 'ann@example.com' }, {}],
  ['AWS::SNS::Subscription', { Endpoint: 'arn:aws:sqs:x' }, { Endpoint: 'arn:aws:sqs:x' }],
  [
    'AWS::Events::ApiDestination',
    { InvocationEndpoint: 'https://u:planted@example.com/planted?t=planted' },
    { InvocationEndpoint: 'https://example.com' },
  ],
])('%s %j', (type, properties, expected) => {
  const before = structuredClone(properties);
  expect(redact(type, properties)).toEqual(expected);
  expect(properties).toEqual(before);
});

test.each<[allowed: string[], properties: Record<string, unknown>, expected: unknown]>([
  [
    ['AWS::Lambda::Function Environment.Variables.LOG_LEVEL'],
    { Environment: { Variables: { LOG_LEVEL: 'info', KEY: 'planted' } } },
    { Environment: { Variables: { LOG_LEVEL: 'info', KEY: null } } },
  ],
  [
    ['AWS::SSM::Parameter Value', 'AWS::Lambda::Function Handler'],
    { Environment: { Variables: { KEY: 'planted' } }, Handler: 'h' },
    { Environment: { Variables: { KEY: null } }, Handler: 'h' },
  ],
  [['AWS::Lambda::Function Environment.Variables.LOG_LEVEL'], { Handler: 'h' }, { Handler: 'h' }],
])('allowed: %j', (allowed, properties, expected) => {
  expect(redact('AWS::Lambda::Function', properties, allowed)).toEqual(expected);
});

test('in lists, an allowed place is allowed in every element', () => {
  const container = { Name: 'c', Command: ['x'], EntryPoint: ['planted'] };
  const allowed = ['AWS::ECS::TaskDefinition ContainerDefinitions.*.Command'];
  expect(
    redact('AWS::ECS::TaskDefinition', { ContainerDefinitions: [container] }, allowed),
  ).toEqual({
    ContainerDefinitions: [{ Name: 'c', Command: ['x'] }],
  });
});
