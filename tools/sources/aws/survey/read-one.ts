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
  /** It exists, in a region that nobody asked for. */
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'failed'; readonly state: ListState };

/** Reads one resource, where it was last seen first, then in every other region that may hold it. */
export async function readOne(
  { cloud, signal, namingOf, allowedSecrets }: Surroundings,
  task: Task,
  id: string,
  seen?: string,
): Promise<Read> {
  const isEverywhere = getAwsType(task.type).isListedEverywhere === true;
  const failures: CloudFailure[] = [];
  for (const place of readPlaces(task, seen)) {
    try {
      const resource = await cloud.get(place, { type: task.type, identifier: id }, signal);
      const region = isEverywhere ? place.region : task.region;
      const at = { account: place.account, region, endpoint: place.region };
      const naming = namingOf(place.account);
      return {
        kind: 'read',
        observation: observe(task.type, at, resource, { naming, allowedSecrets }),
      };
    } catch (error) {
      if (!(error instanceof CloudFailure)) throw error;
      if (error.kind === 'stopped') return { kind: 'failed', state: stateOf(error) };
      // One region that says no to all calls must not hide a bucket in another.
      if (error.kind !== 'not-found') failures.push(error);
    }
  }
  if (failures.length === 0) return { kind: 'not-found', id };
  const failure = failures.find(({ kind }) => kind !== 'elsewhere');
  if (failure === undefined && isEverywhere) return { kind: 'elsewhere' };
  return { kind: 'failed', state: stateOf(failure ?? failures[0]) };
}
