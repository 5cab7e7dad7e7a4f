import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { TypeLibrary } from '../ports/type-library.ts';
import { loadServiceSpec } from './service-spec.ts';

const FACTS = path.join(import.meta.dirname, '../../../shared/corpus/aws/type-facts.json');
const isThere = existsSync(FACTS);
if (!isThere)
  console.log(
    `skipped: identifiers against the registry schemas, because ${path.relative(process.cwd(), FACTS)} is not here`,
  );

describe('the descriptions of AWS types', () => {
  let library: TypeLibrary;
  beforeAll(async () => {
    library = await loadServiceSpec();
  }, 60_000);

  test('a type in plain words', () => {
    const rule = library.find('AWS::Events::Rule');
    expect(rule).toMatchObject({
      primaryIdentifier: ['Arn'],
      tags: { property: 'Tags', isMap: false },
    });
    expect(rule?.properties.get('State')).toMatchObject({ shape: 'string', isReadOnly: false });
    expect(rule?.properties.get('State')?.values).toContain('ENABLED');
    expect(rule?.properties.get('Arn')).toMatchObject({ shape: 'string', isReadOnly: true });
    expect(rule?.properties.get('Targets')?.shape).toBe('other');
    expect(rule?.references).toContainEqual({
      path: ['RoleArn'],
      targets: [{ type: 'AWS::IAM::Role', property: 'Arn' }],
    });
    expect(rule?.references.map(({ path: steps }) => steps.join(' '))).toContain('Targets [] Arn');
  });

  test.each(['AWS::Not::There', 'constructor', ''])('no description of %j', (type) => {
    expect(library.find(type)).toBeUndefined();
  });

  test.skipIf(!isThere)('identifiers are those of Cloud Control', () => {
    const facts: Readonly<Record<string, { readonly primaryIdentifier: readonly string[] }>> =
      JSON.parse(readFileSync(FACTS, 'utf8'));
    const known = library.names.filter((name) => Object.hasOwn(facts, name));
    console.log(`identifiers: ${known.length} types compared`);
    const differences = known.filter(
      (name) =>
        library.find(name)?.primaryIdentifier.join('|') !==
        facts[name]?.primaryIdentifier.join('|'),
    );
    expect(differences).toEqual([]);
  });
});
