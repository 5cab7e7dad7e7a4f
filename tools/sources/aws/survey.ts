import {
  CloudFailure,
  type Cloud,
  type CloudPlace,
  type CloudResource,
} from '../../ports/cloud.ts';
import { mapConcurrently } from './map-concurrently.ts';
import type { Observation, Scope, ScopeState } from './observation.ts';
import { observe } from './observe.ts';
import { getAwsType } from './types.ts';

export interface SurveyAccount {
  readonly id: string;
  readonly name: string | undefined;
  readonly regions: readonly string[];
}

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
  /** Called whenever a scope ends. */
  onProgress?(done: number, all: number): void;
}

export interface Survey {
  readonly observations: readonly Observation[];
  readonly scopes: readonly Scope[];
  /** Resources that a complete list did not name and a read of their own did not find either. */
  readonly gone: readonly KnownResource[];
}

/** Where one type is listed in one account. */
interface Task {
  readonly type: string;
  readonly account: SurveyAccount;
  /** `global` where one list covers all regions. */
  readonly region: string;
}

/** Limits of one account and region are shared by all types; scopes run side by side, few reads in each. */
const SCOPES_AT_ONCE = 6;
const READS_AT_ONCE = 6;

/** Reads every type in every account and region. Never throws for what one scope does: that is its state. */
export async function survey(cloud: Cloud, request: SurveyRequest): Promise<Survey> {
  const tasks = request.accounts.flatMap((account) =>
    request.types.flatMap((type) =>
      regionsOf(type, account).map((region): Task => ({ type, account, region })),
    ),
  );
  let done = 0;
  const results = await mapConcurrently(tasks, SCOPES_AT_ONCE, async (task) => {
    const result = await surveyScope(
      cloud,
      task,
      request.known.filter((known) => isIn(known, task)),
    );
    done += 1;
    request.onProgress?.(done, tasks.length);
    return result;
  });
  return {
    observations: results.flatMap(({ observations }) => observations).toSorted(compare),
    scopes: results.map(({ scope }) => scope).toSorted(compare),
    gone: results.flatMap(({ gone }) => gone).toSorted(compare),
  };
}

function regionsOf(type: string, account: SurveyAccount): readonly string[] {
  const { isGlobal, isListedEverywhere } = getAwsType(type);
  return isGlobal === true || isListedEverywhere === true ? ['global'] : account.regions;
}

function isIn(known: KnownResource, { type, account, region }: Task): boolean {
  return (
    known.type === type &&
    known.account === account.id &&
    (region === 'global' || known.region === region)
  );
}

interface ScopeResult {
  readonly scope: Scope;
  readonly observations: readonly Observation[];
  readonly gone: readonly KnownResource[];
}

async function surveyScope(
  cloud: Cloud,
  task: Task,
  known: readonly KnownResource[],
): Promise<ScopeResult> {
  const { type, account, region } = task;
  const base = { account: account.id, region, type };
  let listed: readonly CloudResource[];
  try {
    listed = await listAll(cloud, listPlace(task), type);
  } catch (error) {
    return {
      scope: { ...base, listed: 0, read: 0, ...stateOf(error) },
      observations: [],
      gone: [],
    };
  }
  const ids = new Set(listed.map(({ identifier }) => identifier));
  const missing = known.filter(({ id }) => !ids.has(id));
  const wanted = [...ids, ...missing.map(({ id }) => id)];
  const reads = await mapConcurrently(wanted, READS_AT_ONCE, (id) =>
    readOne(cloud, task, id, known),
  );
  const observations = reads.flatMap((read) => (read.kind === 'read' ? [read.observation] : []));
  const failure = reads.find((read) => read.kind === 'failed');
  const isFound = new Set(observations.map(({ identifier }) => identifier));
  const isUnlisted = missing.some(({ id }) => isFound.has(id));
  const { silentLimit } = getAwsType(type);
  const counts = { listed: ids.size, read: observations.length };
  const state: Pick<Scope, 'state' | 'reason'> =
    failure?.kind === 'failed'
      ? { state: failure.state, reason: failure.reason }
      : isUnlisted || (silentLimit !== undefined && ids.size >= silentLimit)
        ? {
            state: 'truncated?',
            reason: `the list ends at ${ids.size} without saying that it is complete`,
          }
        : { state: 'complete' };
  const notFound = new Set(reads.flatMap((read) => (read.kind === 'not-found' ? [read.id] : [])));
  const gone =
    state.state === 'complete'
      ? known.filter(({ id }) => notFound.has(id) && !isKnownElsewhere(type, ids, id))
      : [];
  return { scope: { ...base, ...counts, ...state }, observations, gone };
}

/** A bucket that is listed exists, even where no surveyed region can read it. */
function isKnownElsewhere(type: string, listed: ReadonlySet<string>, id: string): boolean {
  return getAwsType(type).isListedEverywhere === true && listed.has(id);
}

function listPlace({ account, region, type }: Task): CloudPlace {
  const isEverywhere = getAwsType(type).isListedEverywhere === true;
  return {
    account: account.id,
    region: isEverywhere ? (account.regions[0] ?? 'us-east-1') : region,
  };
}

async function listAll(
  cloud: Cloud,
  place: CloudPlace,
  type: string,
): Promise<readonly CloudResource[]> {
  const resources: CloudResource[] = [];
  let token: string | undefined;
  do {
    const page = await cloud.list(place, type, token);
    resources.push(...page.resources);
    if (page.nextToken !== undefined && page.nextToken === token) {
      throw new CloudFailure('failed', `${type}: the list repeats its own page`);
    }
    token = page.nextToken;
  } while (token !== undefined);
  return resources;
}

type Read =
  | { readonly kind: 'read'; readonly observation: Observation }
  | { readonly kind: 'not-found'; readonly id: string }
  | { readonly kind: 'failed'; readonly state: ScopeState; readonly reason: string };

/** Reads one resource, where it was last seen first, then in every other region that may hold it. */
async function readOne(
  cloud: Cloud,
  { type, account, region }: Task,
  id: string,
  known: readonly KnownResource[],
): Promise<Read> {
  const seen = known.find((resource) => resource.id === id)?.region;
  const regions =
    getAwsType(type).isListedEverywhere === true
      ? [...new Set([...(seen === undefined ? [] : [seen]), ...account.regions])]
      : [region];
  for (const candidate of regions) {
    const place = { account: account.id, region: candidate };
    try {
      return { kind: 'read', observation: observe(type, place, await cloud.get(place, type, id)) };
    } catch (error) {
      if (error instanceof CloudFailure && error.kind === 'not-found') continue;
      return { kind: 'failed', ...stateOf(error) };
    }
  }
  return { kind: 'not-found', id };
}

function stateOf(error: unknown): { readonly state: ScopeState; readonly reason: string } {
  if (!(error instanceof CloudFailure)) throw error;
  return { state: STATES[error.kind], reason: error.message };
}

const STATES: Readonly<Record<CloudFailure['kind'], ScopeState>> = {
  denied: 'denied',
  unsupported: 'unsupported',
  'absent-in-region': 'absent-in-region',
  throttled: 'throttled-out',
  'no-credentials': 'failed',
  // A list by type, without a parent, that finds nothing answers with an empty page.
  'not-found': 'failed',
  failed: 'failed',
};

interface Sortable {
  readonly account: string;
  readonly region: string;
  readonly type: string;
  readonly identifier?: string;
  readonly id?: string;
}

function compare(a: Sortable, b: Sortable): number {
  const key = ({ account, region, type, identifier, id }: Sortable): string =>
    [account, region, type, identifier ?? id ?? ''].join('\u0000');
  const [left, right] = [key(a), key(b)];
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
