import { canonicalIdentifier } from '../canonical-identifier.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Observation } from '../observation.ts';
import { belongsTo } from './belongs-to.ts';
import type { ParentModel } from './models-of.ts';
import { readOne } from './read-one.ts';
import type { KnownResource } from './survey.ts';
import type { Surroundings } from './surroundings.ts';
import type { ListResult } from './survey-list.ts';
import type { Task } from './task.ts';

/** The list of one parent's children. */
export interface ParentList {
  readonly model: ParentModel;
  readonly result: ListResult;
}

interface Unsettled {
  readonly lists: readonly ParentList[];
  readonly known: readonly KnownResource[];
  observe(observation: Observation): void;
}

interface Settled {
  /** The lists, of which those that left out what exists are not complete any more. */
  readonly lists: readonly ParentList[];
  readonly gone: readonly KnownResource[];
}

const READS_AT_ONCE = 32;

/**
 * What the catalog has and no parent's list names. An identifier may look as if it belonged to several parents (a
 * route named like another API), so that one list alone says nothing: a resource is gone if a read of its own says
 * so and the lists of all parents that it may belong to were complete.
 */
export async function settleUnlisted(
  surroundings: Surroundings,
  task: Task,
  { lists, known, observe }: Unsettled,
): Promise<Settled> {
  const listed = new Set(lists.flatMap(({ result }) => [...result.listed]));
  const unlisted = known.flatMap((resource) => {
    const id = canonicalIdentifier(task.type, resource.id);
    const parents = lists.filter(({ model }) => belongsTo(id, model.name));
    const isSettled = listed.has(id) || !parents.every(isComplete);
    return isSettled ? [] : [{ resource, id, parents }];
  });
  const reads = await mapConcurrently(unlisted, READS_AT_ONCE, async (each) => ({
    ...each,
    read: await readOne(surroundings, task, each.id),
  }));
  // Of a resource whose parent is not there nobody says that it belongs to the estate.
  for (const { read, parents } of reads)
    if (read.kind === 'read' && parents.length > 0) observe(read.observation);
  const settled = lists.map((list) => {
    const own = reads.filter(({ parents }) => parents.includes(list));
    const failed = own.flatMap(({ read }) => (read.kind === 'failed' ? [read.state] : []));
    const found = own.filter(({ read }) => read.kind === 'read').length;
    const [state] = found === 0 ? failed : [leftOut(list)];
    if (state === undefined) return list;
    const { scope } = list.result;
    const read = scope.read + found;
    return {
      ...list,
      result: { ...list.result, scope: { ...scope, parent: list.model.name, read, ...state } },
    };
  });
  const complete = new Set(settled.filter(isComplete).map(({ model }) => model));
  return {
    lists: settled,
    gone: reads.flatMap(({ read, parents, resource }) =>
      read.kind === 'not-found' && parents.every(({ model }) => complete.has(model))
        ? [resource]
        : [],
    ),
  };
}

function isComplete({ result }: ParentList): boolean {
  return result.scope.state === 'complete';
}

function leftOut({ result }: ParentList): { state: 'truncated?'; reason: string } {
  const reason = `the list ends at ${result.scope.listed} without saying that it is complete`;
  return { state: 'truncated?', reason };
}
