import type { AggregationProperty } from '../model/blueprint.ts';
import type { Blueprint, Catalog } from '../load/catalog.ts';
import type { CatalogCheck } from './check.ts';
import { findAggregationWay } from '../derive/find-aggregation-way.ts';
import { findWays, renderWay } from '../derive/find-ways.ts';
import { followRelations } from '../derive/follow-relations.ts';
import { propertyNames } from './property-names.ts';
import { suggest } from './suggest.ts';

type Fail = (path: readonly (string | number)[], message: string, hint?: string) => void;

export const blueprintAggregationPath: CatalogCheck = (catalog, report) => {
  for (const blueprint of catalog.blueprints) {
    for (const [name, aggregation] of Object.entries(blueprint.file.aggregationProperties ?? {})) {
      const fail: Fail = (path, message, hint) => {
        const at = { origin: blueprint.origin, path: ['aggregationProperties', name, ...path] };
        report('blueprint/aggregation-path', at, `aggregation \`${name}\`: ${message}`, hint);
      };
      const target = catalog.blueprintsById.get(aggregation.target);
      if (typeof aggregation.target !== 'string') continue;
      if (target === undefined) {
        const at = { origin: blueprint.origin, path: ['aggregationProperties', name, 'target'] };
        const message = `aggregation \`${name}\` is over \`${aggregation.target}\`, which is no blueprint`;
        report(
          'blueprint/unknown-target',
          at,
          message,
          suggest(aggregation.target, catalog.blueprintsById.keys()),
        );
        continue;
      }
      checkProperty(aggregation, target, fail);
      if ((aggregation.pathFilter ?? []).length > 0) {
        checkPathFilter(catalog, blueprint, aggregation, fail);
        continue;
      }
      const paths = findWays(catalog, blueprint, target.identifier).map(renderWay);
      if (paths.length === 0)
        fail(
          ['target'],
          `no relations join \`${blueprint.identifier}\` and \`${target.identifier}\``,
        );
      if (paths.length < 2) continue;
      const at = { origin: blueprint.origin, path: ['aggregationProperties', name] };
      const message = `aggregation \`${name}\`: more than one path joins \`${blueprint.identifier}\` and \`${target.identifier}\`: ${paths.slice(0, 3).join(', ')}`;
      const hint = 'say which with `pathFilter`; Port would answer nothing';
      report('blueprint/ambiguous-aggregation', at, message, hint);
    }
  }
};

function checkProperty(aggregation: AggregationProperty, target: Blueprint, fail: Fail): void {
  const spec: Partial<AggregationProperty['calculationSpec']> = aggregation.calculationSpec ?? {};
  const { calculationBy, func, property } = spec;
  if (calculationBy === 'property' && property === undefined) {
    fail(
      ['calculationSpec'],
      '`property` is missing',
      `add the property of \`${target.identifier}\` to measure`,
    );
  }
  if (property !== undefined && !propertyNames(target).includes(property)) {
    const hint = suggest(property, propertyNames(target));
    fail(
      ['calculationSpec', 'property'],
      `\`${property}\` is no property of \`${target.identifier}\``,
      hint,
    );
  }
  if (
    calculationBy === 'entities' &&
    func !== undefined &&
    func !== 'count' &&
    func !== 'average'
  ) {
    fail(
      ['calculationSpec', 'func'],
      `entities can be counted or averaged, not \`${func}\``,
      'use `calculationBy: property`',
    );
  }
}

function checkPathFilter(
  catalog: Catalog,
  blueprint: Blueprint,
  aggregation: AggregationProperty,
  fail: Fail,
): void {
  let isSound = true;
  for (const [index, filter] of (aggregation.pathFilter ?? []).entries()) {
    const start = catalog.blueprintsById.get(filter.fromBlueprint ?? blueprint.identifier);
    if (start === undefined) {
      isSound = false;
      fail(['pathFilter', index, 'fromBlueprint'], `\`${filter.fromBlueprint}\` is no blueprint`);
      continue;
    }
    const followed = followRelations(catalog, start, filter.path ?? []);
    if (followed.kind === 'unknown') isSound = false;
    if (followed.kind !== 'broken') continue;
    isSound = false;
    const hint = suggest(followed.step, Object.keys(followed.at.relations));
    fail(
      ['pathFilter', index, 'path'],
      `\`${followed.step}\` is no relation of \`${followed.at.identifier}\``,
      hint,
    );
  }
  if (!isSound) return;
  const found = findAggregationWay(catalog.blueprintsById, blueprint, aggregation);
  if (found.kind !== 'way') fail(['pathFilter'], found.message);
}
