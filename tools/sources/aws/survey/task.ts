import type { CloudPlace } from '../../../ports/cloud.ts';
import { globalRegionOf } from '../partition-of.ts';
import { getAwsType } from '../types.ts';

export interface SurveyAccount {
  readonly id: string;
  readonly name: string | undefined;
  readonly regions: readonly string[];
}

/** One type in one account and region. */
export interface Task {
  readonly type: string;
  readonly account: SurveyAccount;
  /** `global` where one list covers all regions. */
  readonly region: string;
}

/** The tasks of one type in one account. */
export function tasksOf(type: string, account: SurveyAccount): readonly Task[] {
  const { isGlobal, isListedEverywhere } = getAwsType(type);
  const regions = isGlobal === true || isListedEverywhere === true ? ['global'] : account.regions;
  return regions.map((region) => ({ type, account, region }));
}

/** A name for a task that no other task of a survey has. */
export function taskKey({ type, account, region }: Keyed): string {
  return [account.id, region, type].join(' ');
}

interface Keyed {
  readonly type: string;
  readonly account: { readonly id: string };
  readonly region: string;
}

/** Where a task lists. */
export function listPlace({ account, region, type }: Task): CloudPlace {
  const [first = 'us-east-1'] = account.regions;
  if (region !== 'global') return { account: account.id, region };
  const isEverywhere = getAwsType(type).isListedEverywhere === true;
  return { account: account.id, region: isEverywhere ? first : globalRegionOf(first) };
}

/** Where one resource of a task may be read: all regions for what is listed everywhere, else one. */
export function readPlaces(task: Task, seen: string | undefined): readonly CloudPlace[] {
  const { account, type } = task;
  if (getAwsType(type).isListedEverywhere !== true) return [listPlace(task)];
  const regions = new Set([...(seen === undefined ? [] : [seen]), ...account.regions]);
  return [...regions].map((region) => ({ account: account.id, region }));
}
