import { describe, expect, test } from 'vitest';
import { renderYaml } from '../../../document/render-yaml.ts';
import type {
  TypeDescription,
  TypeLibrary,
  TypeProperty,
  TypeReference,
} from '../../../ports/type-library.ts';
import { chooseRelations } from './choose-relations.ts';
import type { Home } from './surroundings.ts';
import { toBlueprint } from './to-blueprint.ts';

const property = (
  shape: TypeProperty['shape'],
  more: Partial<Omit<TypeProperty, 'shape'>> = {},
): TypeProperty => ({ shape, values: [], isReadOnly: false, documentation: '', ...more });

const describeType = (
  type: string,
  more: Partial<Omit<TypeDescription, 'type' | 'properties'>> & {
    properties?: Record<string, TypeProperty>;
  } = {},
): TypeDescription => ({
  type,
  documentation: '',
  primaryIdentifier: [],
  arnTemplate: undefined,
  tags: undefined,
  references: [],
  ...more,
  properties: new Map(Object.entries(more.properties ?? {})),
});

const libraryOf = (...types: TypeDescription[]): TypeLibrary => ({
  names: types.map(({ type }) => type),
  find: (name) => types.find(({ type }) => type === name),
});

const homesOf = (homes: Readonly<Record<string, string>>): ReadonlyMap<string, Home> =>
  new Map(
    Object.entries(homes).map(([type, blueprint]) => [type, { blueprint, rule: { aws: type } }]),
  );

const ROLE = describeType('AWS::IAM::Role', {
  primaryIdentifier: ['RoleName'],
  arnTemplate: 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}',
});
const QUEUE = describeType('AWS::SQS::Queue', {
  primaryIdentifier: ['QueueUrl'],
  arnTemplate: 'arn:${Partition}:sqs:${Region}:${Account}:${QueueName}',
});
const TOPIC = describeType('AWS::SNS::Topic', {
  primaryIdentifier: ['TopicArn'],
  arnTemplate: 'arn:${Partition}:sns:${Region}:${Account}:${TopicName}',
});
const FUNCTION = describeType('AWS::Lambda::Function', {
  primaryIdentifier: ['FunctionName'],
  arnTemplate: 'arn:${Partition}:lambda:${Region}:${Account}:function:${FunctionName}',
});
const THING = describeType('AWS::Any::Thing', { primaryIdentifier: ['ThingId'] });

test('a blueprint: what people look for, its places, where it leads, and nothing that may be secret', () => {
  const machine = describeType('AWS::Any::PrintMachine', {
    documentation: 'Prints. It does so at once.',
    primaryIdentifier: ['Name'],
    tags: { property: 'Tags', isMap: false },
    properties: {
      Arn: property('string', { isReadOnly: true }),
      CreatedAt: property('string', { isReadOnly: true }),
      Status: property('string', { isReadOnly: true, values: ['ON', 'OFF'] }),
      Pages: property('number', { isReadOnly: true }),
      PrinterUrl: property('string', { isReadOnly: true }),
      AdminPassword: property('string'),
      Environment: property('other'),
      Speed: property('number', { documentation: 'Pages in a minute.' }),
      Duplex: property('boolean'),
      PaperType: property('string', { values: ['A4', 'A3', 'A4'] }),
      TrayNames: property('strings'),
      Name: property('string'),
      RoleArn: property('string'),
      Tags: property('other'),
    },
    references: [
      { path: ['RoleArn'], targets: [{ type: 'AWS::IAM::Role', property: 'Arn' }] },
      { path: ['Spool'], targets: [{ type: 'AWS::Not::Here', property: 'Arn' }] },
    ],
  });
  const { file } = toBlueprint(machine, 'printMachine', {
    library: libraryOf(machine, ROLE),
    homes: homesOf({
      'AWS::Region': 'region',
      'AWS::Account': 'awsAccount',
      'AWS::IAM::Role': 'iamRole',
      'AWS::Any::PrintMachine': 'printMachine',
    }),
  });
  expect(renderYaml(file)).toBe(`identifier: printMachine
title: Any print machine
description: Prints.
icon: AWS
schema:
  properties:
    name:
      type: string
      title: Name
    printerUrl:
      type: string
      title: Printer URL
    paperType:
      type: string
      title: Paper type
      enum:
        - A4
        - A3
    trayNames:
      type: array
      title: Tray names
      items:
        type: string
    duplex:
      type: boolean
      title: Duplex
    speed:
      type: number
      title: Speed
      description: Pages in a minute.
    tags:
      type: object
      title: Tags
      description: The tags of the resource, without those that AWS sets.
    stack:
      type: string
      title: CloudFormation stack
    arn:
      type: string
      title: ARN
relations:
  region:
    target: region
    title: Region
  account:
    target: awsAccount
    title: AWS account
  role:
    target: iamRole
    title: Role
ownership:
  type: Direct
sync:
  - aws: AWS::Any::PrintMachine
    title: .Properties.Name // .identifier
    properties:
      name: .Properties.Name
      printerUrl: .Properties.PrinterUrl
      paperType: .Properties.PaperType
      trayNames: .Properties.TrayNames
      duplex: .Properties.Duplex
      speed: .Properties.Speed
      tags: '[.Properties.Tags[]? | select(.Key? | strings | startswith("aws:") | not) | {key: .Key, value: .Value}] | from_entries'
      stack: first(.Properties.Tags[]? | select(.Key? == "aws:cloudformation:stack-name") | .Value)
      arn: .arn
    relations:
      region: .region
      account: .account
      role: .Properties.RoleArn
`);
});

describe('where a reference leads', () => {
  const homes = homesOf({
    'AWS::IAM::Role': 'iamRole',
    'AWS::SQS::Queue': 'sqs',
    'AWS::SNS::Topic': 'sns',
    'AWS::Lambda::Function': 'lambda',
    'AWS::Any::Thing': 'thing',
  });
  const relationsOf = (reference: TypeReference) => {
    const source = describeType('AWS::Any::Source', {
      primaryIdentifier: ['Id'],
      properties: { Arn: property('string', { isReadOnly: true }) },
      references: [reference],
    });
    const library = libraryOf(source, ROLE, QUEUE, TOPIC, FUNCTION, THING);
    return chooseRelations(source, { library, homes }).map(
      ({ name, target, isMany, program }) =>
        `${name} ${isMany ? 'many ' : ''}${target}: ${program}`,
    );
  };

  test.each<[string, TypeReference, string[]]>([
    [
      'an ARN',
      { path: ['RoleArn'], targets: [{ type: 'AWS::IAM::Role', property: 'Arn' }] },
      ['role iamRole: .Properties.RoleArn'],
    ],
    [
      'ARNs in a list of a list',
      { path: ['Targets', '[]', 'Arn'], targets: [{ type: 'AWS::SQS::Queue', property: 'Arn' }] },
      ['targets many sqs: [.Properties.Targets[]?.Arn?]'],
    ],
    [
      'a name, of which the ARN is made',
      { path: ['RoleName'], targets: [{ type: 'AWS::IAM::Role', property: 'RoleName' }] },
      [
        'role iamRole: . as {$arn, $account} | .Properties.RoleName | strings | if startswith("arn:") then . else "arn:\\($arn // "arn:aws" | split(":")[1]):iam::\\($account):role/\\(.)" end',
      ],
    ],
    [
      'an ARN that may be a name all the same',
      {
        path: ['TargetFunctionArn'],
        targets: [{ type: 'AWS::Lambda::Function', property: 'Arn' }],
      },
      [
        'targetFunction lambda: . as {$arn, $region, $account} | .Properties.TargetFunctionArn | strings | if startswith("arn:") then . else "arn:\\($arn // "arn:aws" | split(":")[1]):lambda:\\($region):\\($account):function:\\(.)" end',
      ],
    ],
    [
      'the identifier of what has no ARN',
      { path: ['ThingIds', '[]'], targets: [{ type: 'AWS::Any::Thing', property: 'ThingId' }] },
      [
        'things many thing: . as {$region, $account} | [.Properties.ThingIds[]? | strings | if startswith("arn:") then . else "AWS::Any::Thing/\\($account)/\\($region)/\\(.)" end]',
      ],
    ],
    [
      'one of two: the service in the ARN tells',
      {
        path: ['Config', 'TargetArn'],
        targets: [
          { type: 'AWS::SQS::Queue', property: 'Arn' },
          { type: 'AWS::SNS::Topic', property: 'TopicArn' },
        ],
      },
      [
        'targetSqs sqs: .Properties.Config.TargetArn? | strings | select(split(":")[2] | . == "sqs")',
        'targetSns sns: .Properties.Config.TargetArn? | strings | select(split(":")[2] | . == "sns")',
      ],
    ],
    [
      'no blueprint has it',
      { path: ['X'], targets: [{ type: 'AWS::Not::Here', property: 'Arn' }] },
      [],
    ],
    [
      'its own name names another by accident',
      { path: ['Id'], targets: [{ type: 'AWS::Any::Thing', property: 'ThingId' }] },
      [],
    ],
    [
      'too deep to be of interest',
      { path: ['A', 'B', 'C', 'D'], targets: [{ type: 'AWS::SQS::Queue', property: 'Arn' }] },
      [],
    ],
  ])('%s', (_, reference, expected) => {
    expect(relationsOf(reference)).toEqual(expected);
  });
});
