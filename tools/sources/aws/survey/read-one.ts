import { CloudFailure } from '../../../ports/cloud.ts';
import type { Observation } from '../observation.ts';
import { observe } from '../observe.ts';
import { getAwsType } from '../types.ts';
import { stateOf, type ListState } from './state-of.ts';
import type { Surroundings } from './surroundings.ts';
import { readPlaces, type Task } from './task.ts';

export type Read =
  | { readonly kind: 'read'; readonly observation: Observation }
  | { readonly kind: 'not-found'; readonly id: string }
  | { readonly kind: 'failed'; readonly state: ListState };

/** Reads one resource, where it was last seen first, then in every other region that may hold it. */
export async function readOne(
  { cloud, signal, namingOf }: Surroundings,
  task: Task,
  id: string,
  seen?: string,
): Promise<Read> {
  const isEverywhere = getAwsType(task.type).isListedEverywhere === true;
  for (const place of readPlaces(task, seen)) {
    try {
      const resource = await cloud.get(place, { type: task.type, identifier: id }, signal);
      const region = isEverywhere ? place.region : task.region;
      const at = { account: place.account, region, endpoint: place.region };
      return {
        kind: 'read',
        observation: observe(task.type, at, resource, namingOf(place.account)),
      };
    } catch (error) {
      if (error instanceof CloudFailure && error.kind === 'not-found') continue;
      return { kind: 'failed', state: stateOf(error) };
    }
  }
  return { kind: 'not-found', id };
}
