import type { Step, Way } from '../derive/find-ways.ts';
import type { Read, Reads } from '../derive/snapshot/reads.ts';
import type { Left, Operand, Query, QueryRule } from './query.ts';
import type { QueryBlueprints } from './query-blueprint.ts';

/** What queries over the entities of a blueprint read: never less than they do. */
export function readsOfQueries(
  queries: readonly Query[],
  blueprint: string,
  blueprints: QueryBlueprints,
): Reads {
  const reads: Read[] = [];
  let isWhole = false;
  let isTimely = false;
  let isAsking = false;
  const rest = [...queries];
  for (let query = rest.pop(); query !== undefined; query = rest.pop()) {
    if (query.kind === 'group') {
      rest.push(...query.rules);
      continue;
    }
    isTimely ||= query.test === 'isExpired' || query.operand?.kind === 'preset';
    for (const side of sidesOf(query)) {
      if (side.kind === 'schema') isWhole = true;
      const read = readOf(side, blueprint, blueprints);
      if (read === 'anything') isAsking = true;
      else if (read !== 'itself') reads.push(read);
    }
  }
  const dependsOn = isAsking ? 'anything' : isTimely ? 'time' : 'entities';
  return { reads, isWhole, dependsOn };
}

function sidesOf({ left, operand }: QueryRule): readonly (Left | Operand)[] {
  return operand === undefined ? [left] : [left, operand];
}

/** `itself`: nothing but the entity as it is written. */
function readOf(
  side: Left | Operand,
  blueprint: string,
  blueprints: QueryBlueprints,
): Read | 'anything' | 'itself' {
  switch (side.kind) {
    case 'property': {
      const way = wayOf(side.steps, blueprint, blueprints);
      return way === undefined ? 'anything' : { way, property: side.name };
    }
    case 'relation': {
      if (side.target === '$identifier') return 'itself';
      const way = wayOf([side.relation], blueprint, blueprints);
      return way === undefined ? 'anything' : { way, property: '$title' };
    }
    case 'schema':
    case 'value':
    case 'range':
    case 'preset':
      return 'itself';
    case 'scorecard':
    case 'context':
    case 'path':
    case 'related':
    case 'jq':
      return 'anything';
  }
}

function wayOf(
  relations: readonly string[],
  blueprint: string,
  blueprints: QueryBlueprints,
): Way | undefined {
  const way: Step[] = [];
  let owner = blueprint;
  for (const relation of relations) {
    const to = blueprints.get(owner)?.relations.get(relation)?.target;
    if (to === undefined || !blueprints.has(to)) return undefined;
    way.push({ relation, owner, to, isBackward: false });
    owner = to;
  }
  return way;
}
