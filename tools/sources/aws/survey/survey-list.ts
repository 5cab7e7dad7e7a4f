import { canonicalIdentifier } from '../canonical-identifier.ts';
import { CloudFailure, type CloudResource } from '../../../ports/cloud.ts';
import { mapConcurrently } from '../map-concurrently.ts';
import type { Observation, Scope } from '../observation.ts';
import { observe } from '../observe.ts';
import { getAwsType } from '../types.ts';
import { listAll } from './list-all.ts';
import type { ParentModel } from './models-of.ts';
import { stateOf, type ListState } from './state-of.ts';
import type { KnownResource } from './survey.ts';
import { readOne, type Read } from './read-one.ts';
import type { Surroundings } from './surroundings.ts';
import { listPlace, type Task } from './task.ts';

export interface ListRequest {
  readonly task: Task;
  /** The parent whose children are listed. */
  readonly parent: ParentModel | undefined;
  /** What the catalog has of this list. */
  readonly known: readonly KnownResource[];
  /** Takes what was read of each resource, as it comes. */
  observe(observation: Observation): void;
}

export interface ListResult {
  readonly scope: Scope;
  /**
   * Known resources that the list does not name and a read of their own did not find. They are gone if the scope
   * is complete. A bucket that is listed exists, even where no surveyed region can read it.
   */
  readonly notFound: readonly KnownResource[];
  /** Everything that the list named. */
  readonly listed: ReadonlySet<string>;
}

/** The pace is set by the cloud; this bounds how much is held in memory while it waits. */
const READS_AT_ONCE = 32;

/** One list, and a read of each resource that it names and of each that it should name and does not. */
export async function surveyList(
  surroundings: Surroundings,
  { task, parent, known, observe: add }: ListRequest,
): Promise<ListResult> {
  const { type, account, region } = task;
  const base = { account: account.id, region, type };
  const inParent = parent === undefined ? {} : { parent: parent.name };
  let resources: ReadonlyMap<string, CloudResource>;
  try {
    resources = await listOnce(surroundings, task, parent);
  } catch (error) {
    const scope = { ...base, ...inParent, listed: 0, read: 0, ...stateOf(error) };
    return { scope, notFound: [], listed: new Set() };
  }
  surroundings.learnNames(account.id, type, resources.keys());
  const nameOf = ({ id }: KnownResource): string => canonicalIdentifier(type, id);
  const missing = known.map(nameOf).filter((id) => !resources.has(id));
  const found = new Set<string>();
  const observeOne = (observation: Observation): void => {
    found.add(observation.identifier);
    add(observation);
  };
  const reads = await readAll(surroundings, task, { resources, missing, known, add: observeOne });
  const notFound = new Set(reads.flatMap((read) => (read.kind === 'not-found' ? [read.id] : [])));
  const failure = reads.find((read) => read.kind === 'failed');
  const state =
    failure?.kind === 'failed'
      ? failure.state
      : endOf(
          type,
          resources.size,
          missing.some((id) => found.has(id)),
        );
  return {
    scope: {
      ...base,
      ...(state.state === 'complete' ? {} : inParent),
      listed: resources.size,
      read: reads.filter(({ kind }) => kind === 'read').length,
      ...state,
    },
    notFound: known.filter((each) => notFound.has(nameOf(each)) && !resources.has(nameOf(each))),
    listed: new Set(resources.keys()),
  };
}

/** A list that leaves out what exists, or ends where lists of its type are cut off, may not be all. */
function endOf(type: string, listed: number, leavesOut: boolean): ListState {
  const { silentLimit } = getAwsType(type);
  if (!leavesOut && (silentLimit === undefined || listed < silentLimit))
    return { state: 'complete' };
  const reason = `the list ends at ${listed} without saying that it is complete`;
  return { state: 'truncated?', reason };
}

async function listOnce(
  { cloud, signal }: Surroundings,
  task: Task,
  parent: ParentModel | undefined,
): Promise<ReadonlyMap<string, CloudResource>> {
  try {
    const query = { type: task.type, model: parent?.model };
    const resources = await listAll(cloud, listPlace(task), query, signal);
    return new Map(
      resources.map((each) => [canonicalIdentifier(task.type, each.identifier), each]),
    );
  } catch (error) {
    // A function without permissions has no policy to list them from, which some handlers call an error.
    const isChildless =
      parent !== undefined && error instanceof CloudFailure && error.kind === 'not-found';
    if (isChildless) return new Map();
    throw error;
  }
}

interface Wanted {
  readonly resources: ReadonlyMap<string, CloudResource>;
  /** Identifiers that the catalog has and the list does not name. */
  readonly missing: readonly string[];
  readonly known: readonly KnownResource[];
  add(observation: Observation): void;
}

/** How the read of one resource ended. What it said has gone where observations go. */
type Outcome = Exclude<Read, { readonly kind: 'read' }> | { readonly kind: 'read' };

async function readAll(
  surroundings: Surroundings,
  task: Task,
  { resources, missing, known, add }: Wanted,
): Promise<readonly Outcome[]> {
  const { knowledge, allowedSecrets } = surroundings;
  const seen = new Map(known.map(({ id, region }) => [canonicalIdentifier(task.type, id), region]));
  const take = (result: Read): Outcome => {
    if (result.kind !== 'read') return result;
    add(result.observation);
    return READ;
  };
  const read = async (id: string): Promise<Outcome> => {
    const result = await readOne(surroundings, task, id, seen.get(id));
    const listed = resources.get(id);
    if (result.kind === 'read' && listed !== undefined) {
      const naming = surroundings.namingOf(task.account.id);
      const said = observe(task.type, placeOf(result.observation), listed, {
        naming,
        allowedSecrets,
      });
      knowledge.learn(task.type, said.properties, result.observation.properties);
    }
    return take(result);
  };
  const ids = [...resources.keys()].toSorted();
  const sample = knowledge.isFull(task.type) ? 0 : knowledge.sampleOf(task.type);
  const first = await mapConcurrently(ids.slice(0, sample), READS_AT_ONCE, read);
  const isFull = knowledge.isFull(task.type);
  const rest = await mapConcurrently(ids.slice(sample), READS_AT_ONCE, (id) => {
    const listed = resources.get(id);
    return isFull && listed !== undefined
      ? Promise.resolve(take(fromList(surroundings, task, listed)))
      : read(id);
  });
  return [...first, ...rest, ...(await mapConcurrently(missing, READS_AT_ONCE, read))];
}

const READ: Outcome = { kind: 'read' };

function placeOf({ account, region }: Observation): {
  account: string;
  region: string;
  endpoint: string;
} {
  return { account, region, endpoint: region };
}

function fromList(
  { namingOf, allowedSecrets }: Surroundings,
  task: Task,
  listed: CloudResource,
): Read {
  const { account, region: endpoint } = listPlace(task);
  const place = { account, region: task.region, endpoint };
  return {
    kind: 'read',
    observation: observe(task.type, place, listed, { naming: namingOf(account), allowedSecrets }),
  };
}
