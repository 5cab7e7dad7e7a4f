import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { FURTHER_ACTIONS } from './further-actions.ts';
import { TYPE_ACTIONS } from './type-actions.ts';

const FACTS = path.join(import.meta.dirname, '../../../../shared/corpus/aws/type-facts.json');
const isThere = existsSync(FACTS);
if (!isThere)
  console.log(
    `skipped: the actions against the registry schemas, because ${path.relative(process.cwd(), FACTS)} is not here`,
  );

interface Handler {
  readonly permissions: readonly string[];
}
type Facts = Readonly<
  Record<string, { readonly list: Handler | null; readonly read: Handler | null }>
>;

/** IAM does not mind the case of an action; three of the schemas do not either. */
const fold = (actions: readonly string[]): string[] =>
  [...new Set(actions.map((action) => action.toLowerCase()))].toSorted();

test('types and actions are sorted', () => {
  const further = Object.keys(FURTHER_ACTIONS);
  const types = Object.keys(TYPE_ACTIONS).filter((type) => !further.includes(type));
  expect(types).toEqual(types.toSorted());
  expect(further).toEqual(further.toSorted());
  for (const services of Object.values(TYPE_ACTIONS))
    for (const names of Object.values(services))
      expect(names).toBe(names.split(' ').toSorted().join(' '));
});

describe.skipIf(!isThere)('against the registry schemas', () => {
  test('every type has what its handlers declare, no more and no less', () => {
    const facts: Facts = JSON.parse(readFileSync(FACTS, 'utf8'));
    const differences = Object.entries(TYPE_ACTIONS).flatMap(([type, services]) => {
      const { list, read } = facts[type] ?? { list: null, read: null };
      const declared = fold([...(list?.permissions ?? []), ...(read?.permissions ?? [])]);
      const ours = fold(
        Object.entries(services).flatMap(([service, names]) =>
          names.split(' ').map((name) => `${service}:${name}`),
        ),
      );
      return [
        ...declared.filter((each) => !ours.includes(each)).map((each) => `${type} lacks ${each}`),
        ...ours.filter((each) => !declared.includes(each)).map((each) => `${type} has ${each}`),
      ];
    });
    console.log(`actions: ${Object.keys(TYPE_ACTIONS).length} types compared`);
    expect(differences).toEqual([]);
  });
});
