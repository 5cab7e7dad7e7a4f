import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { createEventValidator } from '../schema/create-event-validator.ts';
import { servicesOfSource } from '../sources/aws/live/services-of-source.ts';

const text = readFileSync(
  path.join(import.meta.dirname, '..', '..', 'docs', 'live-events.md'),
  'utf8',
);
const blocks = [...text.matchAll(/```json\n([\s\S]*?)```/g)].map(([, block = '']): unknown =>
  JSON.parse(block),
);

interface Rule {
  readonly Type: string;
  readonly Properties: {
    readonly Targets?: readonly {
      readonly InputTransformer: {
        readonly InputPathsMap: Readonly<Record<string, string>>;
        readonly InputTemplate: string;
      };
    }[];
  };
}

const [payload, template] = blocks;
const resources = Object(template).Resources as Readonly<Record<string, Rule>>;
const rules = Object.entries(resources).filter(([, { Type }]) => Type === 'AWS::Events::Rule');

/** What the events hold at these paths; a value may be of anybody's making. */
const EVENT: Readonly<Record<string, string>> = {
  '$.id': '7bf73129-1428-4cd3-a780-95db273d1602',
  '$.time': '2026-11-25T02:03:10Z',
  '$.detail.configurationItem.awsAccountId': '111111111111',
  '$.detail.configurationItem.awsRegion': 'eu-west-1',
  '$.detail.configurationItem.resourceType': 'AWS::SQS::Queue',
  '$.detail.recipientAccountId': '111111111111',
  '$.detail.awsRegion': 'eu-west-1',
  '$.detail.eventSource': 'lambda.amazonaws.com',
  '$.detail.eventName': 'Create","account":"999999999999',
  '$.detail.eventID': '7bf73129-1428-4cd3-a780-95db273d1602',
  '$.detail.eventTime': '2026-11-25T02:03:10Z',
};

test('the payload is one', () => {
  expect(createEventValidator()(payload).kind).toBe('event');
});

describe('what a transformer makes of an event', () => {
  test('there are two rules', () => {
    expect(rules.map(([name]) => name)).toEqual(['ConfigRule', 'CloudTrailRule']);
  });

  test.each(rules)('%s is a payload within the limits of GitHub', (_, { Properties }) => {
    const [target] = Properties.Targets ?? [];
    const { InputPathsMap: paths = {}, InputTemplate: input = '' } = target?.InputTransformer ?? {};
    const body: unknown = JSON.parse(
      input.replaceAll(/<(\w+)>/g, (__, name: string) => JSON.stringify(EVENT[paths[name] ?? ''])),
    );
    expect(body).toMatchObject({ event_type: 'cadastre-aws', client_payload: { version: 1 } });
    const sent = Object(body).client_payload;
    expect(Object.keys(sent).length).toBeLessThanOrEqual(10);
    expect(createEventValidator()(sent)).toMatchObject({
      kind: 'event',
      event: { account: '111111111111', region: 'eu-west-1' },
    });
  });
});

test('the table of services is the one that is used', () => {
  const rows = [...text.matchAll(/^\| `([a-z0-9.-]+)` +\| (.+?) +\|$/gm)];
  expect(rows.length).toBeGreaterThan(20);
  for (const [, source = '', types] of rows)
    expect(types).toBe(
      servicesOfSource(source)
        .map((service) => `\`${service}::*\``)
        .join(', '),
    );
});
