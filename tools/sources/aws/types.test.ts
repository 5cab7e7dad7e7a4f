import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { AwsType } from './aws-type.ts';
import { FURTHER_TYPES } from './further-types.ts';
import { AWS_TYPES, getAwsType } from './types.ts';

const FACTS = path.join(import.meta.dirname, '../../../../shared/corpus/aws/type-facts.json');
const isThere = existsSync(FACTS);
if (!isThere)
  console.log(
    `skipped: the types against the registry schemas, because ${path.relative(process.cwd(), FACTS)} is not here`,
  );

test('no type is in both tables', () => {
  expect(Object.keys(FURTHER_TYPES).filter((type) => Object.hasOwn(AWS_TYPES, type))).toEqual([]);
});

test.each([
  ['AWS::CloudFront::KeyGroup', { arn: 'Arn', isGlobal: true }],
  ['AWS::IAM::Role', { arn: 'Arn', isGlobal: true }],
  ['AWS::SQS::Queue', { arn: 'Arn', silentLimit: 1000 }],
  ['AWS::Any::Thing', { arn: 'Arn' }],
  ['constructor', { arn: 'Arn' }],
])('%s', (type, expected) => {
  expect(getAwsType(type)).toEqual(expected);
});

type Facts = Readonly<
  Record<string, { readonly list: { readonly modelRequired: readonly unknown[] } | null }>
>;

/** What a list of the type needs: the members of a model, or nothing, or there is no list. */
function ours({ isUnlisted, parent, models }: AwsType): string {
  if (isUnlisted !== undefined) return 'no list';
  return Object.keys(parent?.model ?? models?.[0]?.model ?? {})
    .toSorted()
    .join(' ');
}

describe.skipIf(!isThere)('against the registry schemas', () => {
  test('lists need what the tables say', () => {
    const facts: Facts = JSON.parse(readFileSync(FACTS, 'utf8'));
    const theirs = (type: string): readonly string[] => {
      const list = facts[type]?.list;
      if (list === undefined || list === null) return ['no list'];
      // Some may be asked in one of several ways.
      const ways = list.modelRequired.filter((each) => Array.isArray(each));
      return (ways.length > 0 ? ways : [list.modelRequired]).map((way) =>
        way.map(String).toSorted().join(' '),
      );
    };
    const differences = Object.entries({ ...AWS_TYPES, ...FURTHER_TYPES })
      // The one that has a list which the survey cannot ask.
      .filter(([type]) => type !== 'AWS::AppSync::Resolver')
      .filter(([type, row]) => !theirs(type).includes(ours(row)))
      .map(([type, row]) => `${type}: here "${ours(row)}", there "${theirs(type).join('" or "')}"`);
    console.log(
      `types: ${Object.keys(AWS_TYPES).length + Object.keys(FURTHER_TYPES).length} compared`,
    );
    expect(differences).toEqual([]);
  });
});
