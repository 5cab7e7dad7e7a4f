import type { Blueprint, Catalog } from '../load/catalog.ts';
import type { AggregationProperty, PathFilter } from '../model/blueprint.ts';
import { findWays, renderWay, type Step, type Way } from './find-ways.ts';
import type { Problem } from './planned-property.ts';

type Blueprints = Catalog['blueprintsById'];

/**
 * Which way leads from a blueprint to what it aggregates: what `pathFilter` says, else the shortest, if it is the only
 * one of its length. The path of a filter starts at the blueprint itself; where `fromBlueprint` is the target, it starts
 * there and is followed against its direction (with a blueprint that aggregates itself, too).
 */
export function findAggregationWay(
  blueprints: Blueprints,
  blueprint: Blueprint,
  { target, pathFilter }: AggregationProperty,
): { readonly kind: 'way'; readonly way: Way } | Problem {
  const { identifier } = blueprint;
  const [filter] = pathFilter ?? [];
  if (filter !== undefined)
    return followFilter(blueprints, filter, { from: identifier, to: target });
  const ways = findWays({ blueprintsById: blueprints }, blueprint, target);
  const [way] = ways;
  if (way === undefined) return fail(`no relations join \`${identifier}\` and \`${target}\``);
  if (ways.length === 1) return { kind: 'way', way };
  const names = ways.map(renderWay).toSorted();
  const shown = names.length > 3 ? `${names.slice(0, 3).join(', ')} and more` : names.join(', ');
  const message = `more than one path joins \`${identifier}\` and \`${target}\`: ${shown}; say which with \`pathFilter\``;
  return { kind: 'ambiguous-path', message };
}

function followFilter(
  blueprints: Blueprints,
  filter: PathFilter,
  { from, to }: { readonly from: string; readonly to: string },
): ReturnType<typeof findAggregationWay> {
  const start = filter.fromBlueprint ?? from;
  const isBackward = filter.fromBlueprint !== undefined && start === to;
  if (start !== from && !isBackward)
    return fail(`\`pathFilter\` starts at \`${start}\`, which is neither end`);
  const steps = followForward(blueprints, start, filter.path ?? []);
  if (typeof steps === 'string') return fail(steps);
  const end = steps.at(-1)?.to ?? start;
  const wanted = isBackward ? from : to;
  if (end !== wanted || steps.length === 0)
    return fail(`\`pathFilter\` leads to \`${end}\`, not to \`${wanted}\``);
  return { kind: 'way', way: isBackward ? steps.toReversed().map(turn) : steps };
}

function fail(message: string): Problem {
  return { kind: 'path', message };
}

/** A step against its direction: its `to` is then the blueprint that declares the relation. */
function turn(step: Step): Step {
  return { ...step, isBackward: true, to: step.owner };
}

function followForward(
  blueprints: Blueprints,
  start: string,
  path: readonly string[],
): readonly Step[] | string {
  const steps: Step[] = [];
  let at = start;
  for (const relation of path) {
    const relations = blueprints.get(at)?.relations ?? {};
    const definition = Object.hasOwn(relations, relation) ? relations[relation] : undefined;
    if (definition === undefined) return `\`${relation}\` is no relation of \`${at}\``;
    steps.push({ relation, owner: at, isBackward: false, to: definition.target });
    at = definition.target;
  }
  return steps;
}
