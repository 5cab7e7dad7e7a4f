import type { Cloud } from '../../../ports/cloud.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Observation, Scope } from '../observation.ts';
import { getAwsType } from '../types.ts';
import { GUESSING, isStore } from '../edges/edge-rules.ts';
import { createKnownNames } from './known-names.ts';
import { learnStores } from './learn-stores.ts';
import { compareSurveyed } from './compare-surveyed.ts';
import { fixedModels } from './fixed-models.ts';
import { createListKnowledge } from './list-knowledge.ts';
import { modelsOf, type KeptResource } from './models-of.ts';
import { settleUnlisted, type ParentList } from './settle-unlisted.ts';
import type { Surroundings } from './surroundings.ts';
import { surveyList, type ListResult } from './survey-list.ts';
import type { SurveyRecord, TaskEnd } from './survey-record.ts';
import { surveyTasks } from './survey-tasks.ts';
import { taskKey, type SurveyAccount, type Task } from './task.ts';
import { tasksOfShard, type Shard } from './tasks-of-shard.ts';

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
  /** Keys of tags that name entities, in lower case. */
  readonly tagKeys: ReadonlySet<string>;
  /** Surveys only this part. */
  readonly shard?: Shard | undefined;
  readonly record: SurveyRecord;
  /** Entries of `aws.allowSecretPaths`. */
  readonly allowedSecrets?: readonly string[] | undefined;
  /** Stops the survey: what was not read by then is not complete. */
  readonly signal?: AbortSignal | undefined;
  /** Called whenever a scope ends. */
  onProgress?(done: number, all: number): void;
}

export interface Survey {
  readonly scopes: readonly Scope[];
  /** Resources that a complete list did not name and a read of their own did not find either. */
  readonly gone: readonly KnownResource[];
}

/** As many lists side by side as fill the pace of a region while pages come one by one. */
const TASKS_IN_REGION = 12;
const LISTS_AT_ONCE = 32;

/**
 * Reads every type in every account and region, and records what it observes. Never throws for what one scope does:
 * that is its state.
 */
export async function survey(cloud: Cloud, request: SurveyRequest): Promise<Survey> {
  const surroundings: Surroundings = {
    cloud,
    knowledge: createListKnowledge(),
    ...createKnownNames(request.known, request.tagKeys),
    allowedSecrets: request.allowedSecrets ?? [],
    signal: request.signal,
  };
  const known = groupKnown(request.known);
  const all = surveyTasks(request.accounts, request.types);
  const tasks = request.shard === undefined ? all : tasksOfShard(all, request.shard);
  const places = new Set(tasks.map(({ account, region }) => `${account.id} ${region}`)).size;
  const keep = propertiesForChildren(tasks);
  const results = new Map<string, Promise<TaskResult>>();
  const learnt = new Map<string, Promise<void>>();
  const learn = async ({ type, account }: Task): Promise<void> => {
    if (!GUESSING.has(type)) return;
    const work =
      learnt.get(account.id) ?? learnStores(surroundings, request.types, account, results);
    learnt.set(account.id, work);
    await work;
  };
  let done = 0;
  const ends = await mapConcurrently(tasks, places * TASKS_IN_REGION, async (task) => {
    const work = surveyTask(surroundings, task, {
      known: known.get(taskKey(task)) ?? [],
      parents: parentsOf(task, results),
      names: () => learn(task),
      record: request.record,
      keep: keep.get(task.type) ?? [],
    });
    results.set(taskKey(task), work);
    const { type, end } = await work;
    done += 1;
    request.onProgress?.(done, tasks.length);
    return { type, end };
  });
  return toSurvey(ends, request.types);
}

/** What tasks found, in one order; types that were read for their children only are left out. */
export function toSurvey(
  ends: readonly { readonly type: string; readonly end: TaskEnd }[],
  types: readonly string[],
): Survey {
  const wanted = new Set(types);
  const surveyed = ends.filter(({ type }) => wanted.has(type));
  return {
    scopes: surveyed.flatMap(({ end }) => end.scopes).toSorted(compareSurveyed),
    gone: surveyed.flatMap(({ end }) => end.gone).toSorted(compareSurveyed),
  };
}

/** By type, the properties of its resources that the lists of their children are asked with. */
function propertiesForChildren(tasks: readonly Task[]): ReadonlyMap<string, readonly string[]> {
  const properties = new Map<string, Set<string>>();
  for (const { type } of tasks) {
    const { parent } = getAwsType(type);
    if (parent === undefined) continue;
    const names = properties.get(parent.type) ?? new Set();
    for (const name of Object.values(parent.model)) names.add(name);
    properties.set(parent.type, names);
  }
  return new Map([...properties].map(([type, names]) => [type, [...names]]));
}

interface TaskResult {
  readonly type: string;
  readonly end: TaskEnd;
  /** What the lists of children need; empty for a type that nothing is listed by. */
  readonly kept: readonly KeptResource[];
}

interface TaskContext {
  readonly known: readonly KnownResource[];
  /** What was found of the parents, for a type that is listed by parent. */
  readonly parents: Promise<TaskResult> | undefined;
  /** Ends when the names are known that this type may hold. */
  names(): Promise<void>;
  readonly record: SurveyRecord;
  /** The properties that the lists of children are asked with. */
  readonly keep: readonly string[];
}

function parentsOf(
  task: Task,
  results: ReadonlyMap<string, Promise<TaskResult>>,
): Promise<TaskResult> | undefined {
  const { parent } = getAwsType(task.type);
  if (parent === undefined) return undefined;
  const parents = results.get(taskKey({ ...task, type: parent.type }));
  // To go on without them would be to take their children for gone.
  if (parents === undefined) throw new Error(`${task.type} is surveyed before ${parent.type}`);
  return parents;
}

async function surveyTask(
  surroundings: Surroundings,
  task: Task,
  context: TaskContext,
): Promise<TaskResult> {
  const { record, keep } = context;
  const kept: KeptResource[] = [];
  const add = ({ account, properties }: Observation): void => {
    if (keep.length > 0) kept.push({ account, properties: pick(properties, keep) });
  };
  const earlier = record.find(task);
  if (earlier !== undefined) {
    if (keep.length > 0 || isStore(task.type))
      for (const observation of record.read(task)) {
        add(observation);
        const { account, type, identifier } = observation;
        surroundings.learnNames(account, type, [identifier]);
      }
    return { type: task.type, end: earlier, kept };
  }
  const [parents] = await Promise.all([context.parents, context.names()]);
  const written = record.begin(task);
  const observe = (observation: Observation): void => {
    add(observation);
    written.add(observation);
  };
  const end = await surveyScopes(surroundings, task, { known: context.known, parents, observe });
  written.end(end);
  return { type: task.type, end, kept };
}

function pick(
  properties: Readonly<Record<string, unknown>>,
  names: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(names.map((name) => [name, properties[name]]));
}

interface ScopeContext {
  readonly known: readonly KnownResource[];
  readonly parents: TaskResult | undefined;
  observe(observation: Observation): void;
}

async function surveyScopes(
  surroundings: Surroundings,
  task: Task,
  { known, parents, observe }: ScopeContext,
): Promise<TaskEnd> {
  const { parent, isUnlisted } = getAwsType(task.type);
  const base = { account: task.account.id, region: task.region, type: task.type };
  if (isUnlisted !== undefined) {
    const scope: Scope = { ...base, state: 'unsupported', reason: isUnlisted, listed: 0, read: 0 };
    return { scopes: [scope], gone: [] };
  }
  const models =
    parent === undefined || parents === undefined
      ? fixedModels(task.type, task.region)
      : modelsOf(parent, parents.kept);
  if (models === undefined) {
    const result = await surveyList(surroundings, { task, parent: undefined, known, observe });
    return { scopes: [result.scope], gone: goneOf(result) };
  }
  const open = parents?.end.scopes.filter(isOpen) ?? [];
  const parentLists = await mapConcurrently(models, LISTS_AT_ONCE, async (model) => ({
    model,
    result: await surveyList(surroundings, { task, parent: model, known: [], observe }),
  }));
  // Where the parents were not seen to the end, nobody knows whose children the others are.
  const unsettled = { lists: parentLists, known: open.length > 0 ? [] : known, observe };
  const { lists, gone } = await settleUnlisted(surroundings, task, unsettled);
  return {
    scopes: scopesOf(base, lists, open),
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
          ...(first.isRefused === true ? { isRefused: true } : {}),
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
    const key = taskKey({ ...each, region, account: { id: each.account } });
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
