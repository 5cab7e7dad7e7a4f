import type { Cloud } from '../../../ports/cloud.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Observation, Scope } from '../observation.ts';
import { getAwsType } from '../types.ts';
import { createListKnowledge } from './list-knowledge.ts';
import { modelsOf } from './models-of.ts';
import { settleUnlisted, type ParentList } from './settle-unlisted.ts';
import type { Surroundings } from './surroundings.ts';
import { surveyList, type ListResult } from './survey-list.ts';
import { tasksOf, type SurveyAccount, type Task } from './task.ts';

/** A resource that the catalog has and the survey should find, or find gone. */
export interface KnownResource {
  readonly type: string;
  readonly account: string;
  readonly region: string;
  readonly id: string;
}

export interface SurveyRequest {
  readonly accounts: readonly SurveyAccount[];
  readonly types: readonly string[];
  readonly known: readonly KnownResource[];
  /** Entries of `aws.allowSecretPaths`. */
  readonly allowedSecrets?: readonly string[] | undefined;
  /** Stops the survey: what was not read by then is not complete. */
  readonly signal?: AbortSignal | undefined;
  /** Called whenever a scope ends. */
  onProgress?(done: number, all: number): void;
}

export interface Survey {
  readonly observations: readonly Observation[];
  readonly scopes: readonly Scope[];
  /** Resources that a complete list did not name and a read of their own did not find either. */
  readonly gone: readonly KnownResource[];
}

/** As many lists side by side as fill the pace of a region while pages come one by one. */
const TASKS_IN_REGION = 12;
const LISTS_AT_ONCE = 32;

/** Reads every type in every account and region. Never throws for what one scope does: that is its state. */
export async function survey(cloud: Cloud, request: SurveyRequest): Promise<Survey> {
  const surroundings: Surroundings = {
    cloud,
    knowledge: createListKnowledge(),
    allowedSecrets: request.allowedSecrets ?? [],
    signal: request.signal,
  };
  const known = groupKnown(request.known);
  // Parents stand before their children, so that what a task waits for has been begun.
  const types = withParents(request.types);
  const tasks = types.flatMap((type) =>
    request.accounts.flatMap((account) => tasksOf(type, account)),
  );
  const places = new Set(tasks.map(({ account, region }) => `${account.id} ${region}`)).size;
  const results = new Map<string, Promise<TaskResult>>();
  let done = 0;
  const all = await mapConcurrently(tasks, places * TASKS_IN_REGION, async (task) => {
    const work = surveyTask(surroundings, task, {
      known: known.get(keyOf(task)) ?? [],
      parents: parentsOf(task, results),
    });
    results.set(keyOf(task), work);
    const result = await work;
    done += 1;
    request.onProgress?.(done, tasks.length);
    return result;
  });
  const wanted = new Set(request.types);
  const surveyed = all.filter(({ type }) => wanted.has(type));
  return {
    observations: surveyed.flatMap(({ observations }) => observations).toSorted(compare),
    scopes: surveyed.flatMap(({ scopes }) => scopes).toSorted(compare),
    gone: surveyed.flatMap(({ gone }) => gone).toSorted(compare),
  };
}

/** Every type with the types it is listed by before it, each once. */
function withParents(types: readonly string[]): readonly string[] {
  const ordered = new Set<string>();
  const add = (type: string): void => {
    const { parent } = getAwsType(type);
    if (parent !== undefined) add(parent.type);
    ordered.add(type);
  };
  for (const type of types) add(type);
  // A child waits for its parents: those that wait for nothing go first.
  return [...ordered].toSorted((a, b) => depthOf(a) - depthOf(b));
}

function depthOf(type: string): number {
  const { parent } = getAwsType(type);
  return parent === undefined ? 0 : 1 + depthOf(parent.type);
}

interface TaskResult {
  readonly type: string;
  readonly scopes: readonly Scope[];
  readonly observations: readonly Observation[];
  readonly gone: readonly KnownResource[];
}

interface TaskContext {
  readonly known: readonly KnownResource[];
  /** What was found of the parents, for a type that is listed by parent. */
  readonly parents: Promise<TaskResult> | undefined;
}

function parentsOf(
  task: Task,
  results: ReadonlyMap<string, Promise<TaskResult>>,
): Promise<TaskResult> | undefined {
  const { parent } = getAwsType(task.type);
  if (parent === undefined) return undefined;
  const parents = results.get(keyOf({ ...task, type: parent.type }));
  // To go on without them would be to take their children for gone.
  if (parents === undefined) throw new Error(`${task.type} is surveyed before ${parent.type}`);
  return parents;
}

async function surveyTask(
  surroundings: Surroundings,
  task: Task,
  context: TaskContext,
): Promise<TaskResult> {
  const { known } = context;
  const { parent, isUnlisted } = getAwsType(task.type);
  const base = { account: task.account.id, region: task.region, type: task.type };
  const nothing = { type: task.type, observations: [], gone: [] };
  if (isUnlisted !== undefined) {
    const scope: Scope = { ...base, state: 'unsupported', reason: isUnlisted, listed: 0, read: 0 };
    return { ...nothing, scopes: [scope] };
  }
  const parents = await context.parents;
  if (parent === undefined || parents === undefined) {
    const result = await surveyList(surroundings, { task, parent: undefined, known });
    return { ...nothing, ...result, scopes: [result.scope], gone: goneOf(result) };
  }
  const open = parents.scopes.filter(isOpen);
  const models = modelsOf(parent, parents.observations);
  const parentLists = await mapConcurrently(models, LISTS_AT_ONCE, async (model) => ({
    model,
    result: await surveyList(surroundings, { task, parent: model, known: [] }),
  }));
  // Where the parents were not seen to the end, nobody knows whose children the others are.
  const unsettled = { lists: parentLists, known: open.length > 0 ? [] : known };
  const { lists, observations, gone } = await settleUnlisted(surroundings, task, unsettled);
  return {
    type: task.type,
    scopes: scopesOf(base, lists, open),
    observations: [...lists.flatMap(({ result }) => result.observations), ...observations],
    gone,
  };
}

/** A parent that was listed and then not found has children that nobody listed. */
function isOpen({ state, listed, read }: Scope): boolean {
  return state !== 'complete' || read < listed;
}

function goneOf({ scope, notFound }: ListResult): readonly KnownResource[] {
  return scope.state === 'complete' ? notFound : [];
}

/** One row for all lists that were complete, one for each that was not, and one where the parents are not all known. */
function scopesOf(
  base: Pick<Scope, 'account' | 'region' | 'type'>,
  lists: readonly ParentList[],
  open: readonly Scope[],
): readonly Scope[] {
  const complete = lists.filter(({ result }) => result.scope.state === 'complete');
  const sum = (key: 'listed' | 'read'): number =>
    complete.reduce((total, { result }) => total + result.scope[key], 0);
  const [first] = open;
  const counts = { listed: sum('listed'), read: sum('read') };
  const whole: Scope =
    first === undefined
      ? { ...base, ...counts, state: 'complete' }
      : {
          ...base,
          ...counts,
          state: first.state === 'complete' ? 'truncated?' : first.state,
          reason: `its parents, ${first.type}: ${first.reason ?? `${first.read} of ${first.listed} could be read`}`,
        };
  const failed = lists.flatMap(({ result: { scope } }) =>
    scope.state === 'complete' ? [] : [scope],
  );
  return [whole, ...failed];
}

function groupKnown(known: readonly KnownResource[]): ReadonlyMap<string, KnownResource[]> {
  const groups = new Map<string, KnownResource[]>();
  for (const each of known) {
    const { isListedEverywhere } = getAwsType(each.type);
    const region = isListedEverywhere === true ? 'global' : each.region;
    const key = keyOf({ ...each, region, account: { id: each.account } });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}

interface Keyed {
  readonly type: string;
  readonly account: { readonly id: string };
  readonly region: string;
}

function keyOf({ type, account, region }: Keyed): string {
  return [account.id, region, type].join('\u0000');
}

interface Sortable {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly parent?: string;
  readonly identifier?: string;
  readonly id?: string;
}

function compare(a: Sortable, b: Sortable): number {
  const key = ({ account, region, type, parent, identifier, id }: Sortable): string =>
    [account, region, type, parent ?? '', identifier ?? id ?? ''].join('\u0000');
  const [left, right] = [key(a), key(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
