import { expect, test } from 'vitest';
import type { Blueprint } from '../load/catalog.ts';
import type { BlueprintFile } from '../model/blueprint.ts';
import { describeBlueprints } from './describe-blueprints.ts';

function blueprint(file: BlueprintFile): Blueprint {
  const { identifier, relations = {}, schema } = file;
  const { properties } = schema;
  const origin = { file: `${identifier}.yaml`, index: 0, path: [] };
  return { identifier, title: identifier, properties, required: [], relations, file, origin };
}

test('stored and derived properties with their types', () => {
  const team = blueprint({
    identifier: 'team',
    schema: { properties: { size: { type: 'number' } } },
    aggregationProperties: {
      services: {
        target: 'service',
        calculationSpec: { calculationBy: 'entities', func: 'count' },
      },
    },
  });
  const service = blueprint({
    identifier: 'service',
    schema: { properties: { url: { type: 'string', format: 'url' } } },
    relations: { owner: { target: 'team', required: true }, gone: { target: 'gone', many: true } },
    mirrorProperties: {
      size: { path: 'owner.size' },
      services: { path: 'owner.services' },
      title: { path: 'owner.$title' },
      lost: { path: 'gone.size' },
      strange: { path: 'constructor.constructor' },
    },
    calculationProperties: { isLarge: { calculation: '.x', type: 'boolean' } },
  });
  const described = describeBlueprints(
    new Map([team, service].map((each) => [each.identifier, each])),
  );
  const types = [...(described.get('service')?.properties ?? [])].map(([name, { type }]) => [
    name,
    type,
  ]);
  expect(types).toEqual([
    ['url', 'string'],
    ['isLarge', 'boolean'],
    ['size', 'number'],
    ['services', 'number'],
    ['title', 'string'],
    ['lost', undefined],
    ['strange', undefined],
  ]);
  expect([...(described.get('service')?.relations ?? [])]).toEqual([
    ['owner', { target: 'team', isRequired: true }],
    ['gone', { target: 'gone', isRequired: false }],
  ]);
});
