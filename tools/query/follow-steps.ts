import type { Step } from './query.ts';
import type { QueryBlueprints } from './query-blueprint.ts';
import type { Subject } from './subject.ts';

export interface Way {
  readonly blueprints: QueryBlueprints;
  find(blueprint: string, identifier: string): Subject | undefined;
}

/** An entity that a relation names; it need not exist. */
export interface Target {
  readonly blueprint: string;
  readonly identifier: string;
}

/** What a relation of a subject names. Nothing where the blueprint has no such relation. */
export function targetsOf(
  { blueprint, relations }: Subject,
  relation: string,
  { blueprints }: Way,
): readonly Target[] {
  const target = blueprints.get(blueprint)?.relations.get(relation)?.target;
  if (target === undefined) return [];
  return identifiersOf(relations, relation).map((identifier) => ({
    blueprint: target,
    identifier,
  }));
}

/** The identifiers in a relation, whether it is one, a list or nothing. */
export function identifiersOf(
  relations: Subject['relations'],
  relation: string,
): readonly string[] {
  const value = Object.hasOwn(relations, relation) ? relations[relation] : undefined;
  if (value === null || value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}

/** Where steps end that begin at subjects, by key. Every entity is looked at once a step, however many ways lead to it. */
export function followSteps(starts: readonly Subject[], steps: readonly Step[], way: Way): Targets {
  let at: Targets = new Map(starts.map((start) => [keyOf(start), start]));
  for (const step of steps) at = followStep(at, step, way);
  return at;
}

/**
 * The same where every relation on the way names at most one entity, as most do: the end, or undefined where there is none.
 * `several` where there may be more.
 */
export function followSingle(
  { blueprint, identifier: name }: Target,
  relations: readonly string[],
  way: Way,
): Target | 'several' | undefined {
  let at = way.find(blueprint, name);
  let end: Target | undefined;
  for (const relation of relations) {
    if (at === undefined) return undefined;
    const target = way.blueprints.get(at.blueprint)?.relations.get(relation)?.target;
    const named = identifiersOf(at.relations, relation);
    if (named.length > 1) return 'several';
    const [identifier] = named;
    if (target === undefined || identifier === undefined) return undefined;
    end = { blueprint: target, identifier };
    at = way.find(target, identifier);
  }
  return end;
}

type Targets = ReadonlyMap<string, Target>;

function followStep(starts: Targets, { relation, hops }: Step, way: Way): Targets {
  const reached = new Map<string, Target>();
  let at = starts;
  for (let hop = 0; hop < hops && at.size > 0; hop += 1) {
    at = new Map([...at.values()].flatMap((from) => linksOf(from, relation, way, reached)));
    for (const [key, target] of at) reached.set(key, target);
  }
  return reached;
}

function linksOf(
  { blueprint, identifier }: Target,
  relation: string,
  way: Way,
  except: Targets,
): readonly (readonly [string, Target])[] {
  const subject = way.find(blueprint, identifier);
  if (subject === undefined) return [];
  return targetsOf(subject, relation, way)
    .map((target) => [keyOf(target), target] as const)
    .filter(([key]) => !except.has(key));
}

/** Identifiers may hold anything but a control character. */
export function keyOf({ blueprint, identifier }: Target): string {
  return `${blueprint}\n${identifier}`;
}
