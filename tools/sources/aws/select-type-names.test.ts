import { expect, test } from 'vitest';
import { UserError } from '../../diagnostics/user-error.ts';
import { selectTypeNames } from './select-type-names.ts';

const NAMES = [
  'AWS::IAM::Role',
  'AWS::Lambda::Function',
  'AWS::Lambda::Url',
  'AWS::SQS::Queue',
  'AWS::SQS::QueuePolicy',
];

test.each([
  [[], NAMES],
  [['AWS::SQS::Queue'], ['AWS::SQS::Queue']],
  [['AWS::Lambda::*'], ['AWS::Lambda::Function', 'AWS::Lambda::Url']],
  [
    ['*queue*', 'AWS::IAM::Role'],
    ['AWS::IAM::Role', 'AWS::SQS::Queue', 'AWS::SQS::QueuePolicy'],
  ],
  [['aws::*::*e'], ['AWS::IAM::Role', 'AWS::SQS::Queue']],
  [['*'], NAMES],
])('%j', (words, expected) => {
  expect(selectTypeNames(words, NAMES)).toEqual(expected);
});

test('the parts of a pattern do not lie over each other', () => {
  expect(() => selectTypeNames(['AWS::SQS::Queue*Queue'], NAMES)).toThrow(UserError);
});

test.each([
  ['AWS::Lambda::Funktion', 'did you mean AWS::Lambda::Function?'],
  ['Lambda::Url', 'did you mean AWS::Lambda::Url?'],
  ['sqs', "see `cadastre aws types 'AWS::SQS::*'`"],
  ['unheard-of', 'see `cadastre aws types` for all of them'],
])('%s → %s', (word, hint) => {
  expect(() => selectTypeNames([word], NAMES)).toThrow(
    expect.objectContaining({ message: `there is no AWS type \`${word}\``, hint }),
  );
});
