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
])('%s %j', (type, properties, expected) => {
  const before = structuredClone(properties);
  expect(redact(type, properties)).toEqual(expected);
  expect(properties).toEqual(before);
});
