import type { RelatedDirection } from '../model/query.ts';
import { followSteps, keyOf, targetsOf, type Target, type Way } from './follow-steps.ts';
import type { PathLeft, RelatedLeft } from './query.ts';
import type { QueryBlueprints } from './query-blueprint.ts';
import type { Subject } from './subject.ts';

/**
 * Which entities are connected with which, at any distance. Each question is answered once for all subjects, so that asking it of
 * a hundred thousand of them walks the graph once.
 */
export interface RelationIndex {
  /** Whether `relatedTo` finds the subject from one of the identifiers. An entity is related to itself in a cycle alone. */
  isRelated(subject: Target, left: RelatedLeft, identifiers: readonly string[]): boolean;
  /** Whether a path from one of the identifiers of another blueprint ends at the subject. */
  isEnd(subject: Target, left: PathLeft, identifiers: readonly string[]): boolean;
}

/** Reads the subjects when it is first asked, and not before. */
export function createRelationIndex(
  subjects: Iterable<Subject>,
  blueprints: QueryBlueprints,
): RelationIndex {
  const answers = new Map<string, ReadonlySet<string>>();
  let graph: Graph | undefined;
  const answer = (question: readonly unknown[], find: (at: Graph) => ReadonlySet<string>) => {
    const key = JSON.stringify(question);
    const known = answers.get(key);
    if (known !== undefined) return known;
    graph ??= createGraph(subjects, blueprints);
    const found = find(graph);
    answers.set(key, found);
    return found;
  };
  return {
    isRelated(subject, { blueprint, direction, isRequired }, identifiers) {
      const starts = identifiers.map((identifier) => keyOf({ blueprint, identifier }));
      const directions =
        direction === undefined ? (['upstream', 'downstream'] as const) : [direction];
      return directions.some((each) =>
        answer(['related', blueprint, each, isRequired, identifiers], (at) =>
          reach(at, starts, each, isRequired),
        ).has(keyOf(subject)),
      );
    },
    isEnd(subject, { from, steps }, identifiers) {
      if (from === undefined) return false;
      return answer(['end', from, steps, identifiers], (at) => {
        const starts = identifiers.flatMap((identifier) => at.find(from, identifier) ?? []);
        return new Set(followSteps(starts, steps, at).keys());
      }).has(keyOf(subject));
    },
  };
}

interface Link {
  readonly key: string;
  readonly isRequired: boolean;
}

interface Graph extends Way {
  /** By key, what each entity names, and who names it. */
  readonly upstream: ReadonlyMap<string, readonly Link[]>;
  readonly downstream: ReadonlyMap<string, readonly Link[]>;
}

function createGraph(subjects: Iterable<Subject>, blueprints: QueryBlueprints): Graph {
  const byKey = new Map<string, Subject>();
  for (const subject of subjects) byKey.set(keyOf(subject), subject);
  const find = (blueprint: string, identifier: string): Subject | undefined =>
    byKey.get(keyOf({ blueprint, identifier }));
  const way = { blueprints, find };
  const upstream = new Map<string, Link[]>();
  const downstream = new Map<string, Link[]>();
  for (const [key, subject] of byKey) {
    // What does not exist cannot be found, and leads nowhere.
    for (const link of linksOf(subject, way).filter((each) => byKey.has(each.key))) {
      add(upstream, key, link);
      add(downstream, link.key, { key, isRequired: link.isRequired });
    }
  }
  return { ...way, upstream, downstream };
}

function linksOf(subject: Subject, way: Way): readonly Link[] {
  const relations = way.blueprints.get(subject.blueprint)?.relations ?? new Map<string, never>();
  return [...relations].flatMap(([name, { isRequired }]) =>
    targetsOf(subject, name, way).map((target) => ({ key: keyOf(target), isRequired })),
  );
}

function add(links: Map<string, Link[]>, from: string, link: Link): void {
  const list = links.get(from);
  if (list === undefined) links.set(from, [link]);
  else list.push(link);
}

/** Everything at least one link away. */
function reach(
  graph: Graph,
  starts: readonly string[],
  direction: RelatedDirection,
  isRequired: boolean | undefined,
): ReadonlySet<string> {
  const found = new Set<string>();
  const waiting = [...starts];
  for (let from = waiting.pop(); from !== undefined; from = waiting.pop()) {
    for (const link of graph[direction].get(from) ?? []) {
      if (found.has(link.key)) continue;
      if (isRequired !== undefined && link.isRequired !== isRequired) continue;
      found.add(link.key);
      waiting.push(link.key);
    }
  }
  return found;
}
