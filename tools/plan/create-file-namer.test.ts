import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createFileNamer } from './create-file-namer.ts';
import type { ObservedEntity } from './plan-sync.ts';

const entity = (identifier: string, blueprint = 'sqs'): ObservedEntity => ({
  blueprint,
  identifier,
  title: undefined,
  properties: {},
  relations: {},
  source: { aws: 'AWS::SQS::Queue', account: '111111111111', region: 'eu-west-1', id: 'x' },
});

const FOLDER = 'catalog/aws/111111111111/eu-west-1';

test.each([
  ['arn:aws:sqs:eu-west-1:111111111111:orders', /^sqs\/orders\.yaml$/],
  ['arn:aws:sqs:eu-west-1:111111111111:Orders', /^sqs\/orders-[0-9a-f]{8}\.yaml$/],
  ['arn:aws:sqs:eu-west-1:111111111111:con', /^sqs\/con-[0-9a-f]{8}\.yaml$/],
  ['../../etc/passwd', /^sqs\/etc-passwd-[0-9a-f]{8}\.yaml$/],
  ['…', /^sqs\/entity-[0-9a-f]{8}\.yaml$/],
  ['a'.repeat(300), /^sqs\/a{80}-[0-9a-f]{8}\.yaml$/],
])('%s', (identifier, expected) => {
  const file = createFileNamer(new Set())(entity(identifier));
  expect(file.slice(FOLDER.length + 1)).toMatch(expected);
});

test('a file that is there is never named, whatever its case', () => {
  const name = createFileNamer(new Set([`${FOLDER}/sqs/ORDERS.yaml`]));
  expect(name(entity('orders'))).toMatch(/orders-[0-9a-f]{8}\.yaml$/);
});

test('different identifiers, different files; no name leaves the folder', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('.', '/', '\\', 'a', 'A', ':') }),
  );
  fc.assert(
    fc.property(fc.uniqueArray(text, { maxLength: 20 }), text, (identifiers, blueprint) => {
      const name = createFileNamer(new Set());
      const files = identifiers.map((identifier) => name(entity(identifier, blueprint)));
      expect(new Set(files.map((file) => file.toLowerCase())).size).toBe(identifiers.length);
      for (const file of files)
        expect(file).toMatch(
          /^catalog\/aws\/111111111111\/eu-west-1\/[\w-][\w.-]*\/[\w-][\w.-]*\.yaml$/,
        );
    }),
  );
});
