import {
  getResource,
  listResources,
  recordOf,
  type Body,
  type Where,
} from './answer-cloud-control.ts';
import { ApiError } from './api-error.ts';
import { createBucket, type CallLimit } from './create-bucket.ts';
import type { EstateResource } from './estate-resource.ts';
import { takeFault, type Fault, type RequestRecord } from './fault.ts';
import { indexEstate } from './index-estate.ts';
import { createRandom } from './shuffle.ts';
import { throwFault } from './throw-fault.ts';

export interface EmulationOptions {
  readonly estate: readonly EstateResource[];
  readonly seed?: number;
  /** Tags come in another order at each call; `all` does it with lists, sets and what is echoed as well. */
  readonly shuffle?: 'tags' | 'all';
  readonly faults?: readonly Fault[];
  /** Of every type, whatever its own; for small estates that are to have pages. */
  readonly pageSize?: number;
  /** Of each account and region; what is beyond is a ThrottlingException. Default: none. */
  readonly limit?: CallLimit;
  /** Milliseconds, for the limit. */
  readonly now?: () => number;
}

/** Cloud Control without its wire: what each call is answered with, or thrown. */
export interface Emulation {
  /** Every call so far. */
  readonly requests: readonly RequestRecord[];
  /** Throws ApiError, RawAnswer or NoAnswer. */
  answer(operation: string, where: Where, body: Body): object;
  /** What exists now. */
  estate(): readonly EstateResource[];
  replaceEstate(estate: readonly EstateResource[]): void;
  replaceFaults(faults: readonly Fault[]): void;
}

export function createEmulation(options: EmulationOptions): Emulation {
  const { limit, now = Date.now, shuffle = 'tags' } = options;
  const requests: RequestRecord[] = [];
  const random = createRandom(options.seed ?? 1);
  const buckets = new Map<string, () => boolean>();
  let faults = options.faults ?? [];
  let estate = options.estate;
  let index = indexEstate(estate);
  const replaceEstate = (next: readonly EstateResource[]): void => {
    estate = next;
    index = indexEstate(next);
  };
  const isServed = ({ account, region }: Where): boolean => {
    if (limit === undefined) return true;
    const key = `${account} ${region}`;
    const bucket = buckets.get(key) ?? createBucket(limit, now);
    buckets.set(key, bucket);
    return bucket();
  };
  const answer = (operation: string, where: Where, body: Body): object => {
    const record = recordOf(operation, where, body);
    requests.push(record);
    if (!isServed(where)) throw new ApiError('ThrottlingException', 'Rate exceeded');
    const fault = takeFault(faults, record);
    if (fault !== undefined) throwFault(fault.kind, record);
    if (fault?.kind === 'vanish' && operation === 'GetResource')
      replaceEstate(estate.filter((each) => !isSame(each, record)));
    const world = { index, shuffle, random, pageSize: options.pageSize };
    if (operation === 'GetResource') return getResource(world, where, body);
    if (operation !== 'ListResources')
      throw new ApiError('UnknownOperationException', `${operation} is not emulated`);
    const page = listResources(world, where, body);
    if (fault?.kind === 'vanish') replaceEstate(withoutFirst(estate, record));
    if (fault?.kind === 'appear' && fault.resource !== undefined)
      replaceEstate([fault.resource, ...estate]);
    return fault?.kind === 'truncate' ? cutShort(page) : page;
  };
  return {
    requests,
    answer,
    estate: () => estate,
    replaceEstate,
    replaceFaults: (next) => void (faults = next),
  };
}

function isSame(each: EstateResource, { type, account, identifier }: RequestRecord): boolean {
  return each.type === type && each.account === account && each.identifier === identifier;
}

/** What stood first on the page that was just told goes, so that the next page skips one that exists. */
function withoutFirst(
  estate: readonly EstateResource[],
  { type, account, region }: RequestRecord,
): readonly EstateResource[] {
  const first = estate.find(
    (each) =>
      each.type === type &&
      each.account === account &&
      (each.region === region || each.region === 'global'),
  );
  return estate.filter((each) => each !== first);
}

/** One resource and no token: the end, as far as anybody can tell. */
function cutShort(page: object): object {
  const { NextToken: _, ...rest }: Record<string, unknown> = { ...page };
  return { ...rest, ResourceDescriptions: [rest['ResourceDescriptions']].flat().slice(0, 1) };
}
