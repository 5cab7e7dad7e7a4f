import { getAwsType } from '../types.ts';
import type { Task } from './task.ts';

/** A part of a survey: the first is 1. */
export interface Shard {
  readonly index: number;
  readonly of: number;
}

/**
 * The tasks of one shard. Each task is in exactly one, and in the same whenever the tasks are the same. A child is
 * where its parents are. Whole accounts and regions stay together as long as there are enough of them, because
 * each has a pace of its own.
 */
export function tasksOfShard(tasks: readonly Task[], { index, of }: Shard): readonly Task[] {
  const places = new Set(tasks.map(placeOf));
  const groupOf = places.size >= of ? placeOf : familyOf;
  const groups = [...new Set(tasks.map(groupOf))].toSorted();
  const mine = new Set(groups.filter((_, position) => position % of === index - 1));
  return tasks.filter((task) => mine.has(groupOf(task)));
}

function placeOf({ account, region }: Task): string {
  return `${account.id} ${region}`;
}

function familyOf(task: Task): string {
  return `${placeOf(task)} ${rootOf(task.type)}`;
}

/** The type that nothing lists by parent: its children, and theirs, are found through it. */
function rootOf(type: string): string {
  const { parent } = getAwsType(type);
  return parent === undefined ? type : rootOf(parent.type);
}
