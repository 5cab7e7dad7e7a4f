import type { EntitySource } from '../../../model/entity.ts';
import { fitsGlob } from './fits-glob.ts';

/** An entity that references may lead to. */
export interface IndexedEntity {
  /** `blueprint/identifier` */
  readonly reference: string;
  readonly arn: string | undefined;
  readonly source: EntitySource;
}

/** Where to look for what a reference names. */
export interface EdgeIndex {
  /** The entity of an ARN, of `api:` and an id, or of the closest resource that the ARN lies within. */
  find(name: string): IndexedEntity | undefined;
  /** Every entity whose ARN a pattern fits; nothing where it fits too many to mean one. */
  match(glob: string): readonly IndexedEntity[];
  /** A resource by name, within an account; of several regions the one of the asker. */
  findByName(
    name: string,
    types: readonly string[],
    place: { readonly account: string; readonly region: string },
  ): IndexedEntity | undefined;
}

/** A pattern that fits more than this speaks of a kind of thing. */
const MOST_MATCHES = 20;

/** `aliases` are other names for ARNs: the address of a function. */
export function createEdgeIndex(
  entities: readonly IndexedEntity[],
  aliases: ReadonlyMap<string, string>,
): EdgeIndex {
  const byArn = new Map<string, IndexedEntity>();
  const byName = new Map<string, IndexedEntity[]>();
  for (const entity of entities) {
    const { arn, source } = entity;
    if (arn !== undefined && !byArn.has(arn)) byArn.set(arn, entity);
    if (API_TYPES.has(source.aws)) byArn.set(`api:${source.id}`, entity);
    const key = nameKey(source.account, source.aws, nameOf(source));
    const same = byName.get(key);
    if (same === undefined) byName.set(key, [entity]);
    else same.push(entity);
  }
  const arns = [...byArn.keys()].filter((arn) => arn.startsWith('arn:')).toSorted();
  return {
    find(name) {
      const arn = aliases.get(name) ?? name;
      return byArn.get(arn) ?? findAround(byArn, arn);
    },
    match(glob) {
      const start = glob.slice(0, glob.search(/[*?]/));
      const found: IndexedEntity[] = [];
      for (let index = firstFrom(arns, start); index < arns.length; index += 1) {
        const arn = arns[index] ?? '';
        if (!arn.startsWith(start)) break;
        const entity = fitsGlob(glob, arn) ? byArn.get(arn) : undefined;
        if (entity !== undefined) found.push(entity);
        if (found.length > MOST_MATCHES) return [];
      }
      return found;
    },
    findByName(name, types, { account, region }) {
      for (const type of types) {
        const found = byName.get(nameKey(account, type, name)) ?? [];
        const here = found.find(({ source }) => source.region === region);
        const other = found.length === 1 ? found[0] : undefined;
        if (here !== undefined || other !== undefined) return here ?? other;
      }
      return undefined;
    },
  };
}

const API_TYPES = new Set(['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api']);

function nameKey(account: string, type: string, name: string): string {
  return `${account} ${type} ${name}`;
}

/** What other resources call this one: the name in its identifier, which may be an address or an ARN. */
export function nameOf({ aws, id }: Pick<EntitySource, 'aws' | 'id'>): string {
  if (aws === 'AWS::SQS::Queue') return id.slice(id.lastIndexOf('/') + 1);
  return /^arn:(?:[^:]*:){4}(?:[a-zA-Z-]+[:/])?(.+)$/.exec(id)?.[1] ?? id;
}

/** An object lies in a bucket, an alias in a state machine, an index in a table. */
function findAround(
  byArn: ReadonlyMap<string, IndexedEntity>,
  name: string,
): IndexedEntity | undefined {
  let rest = name;
  for (let cuts = 0; cuts < MOST_CUTS; cuts += 1) {
    const end = Math.max(rest.lastIndexOf('/'), rest.lastIndexOf(':'));
    // Six parts make an ARN: before that there is no resource.
    if (end < 0 || rest.slice(0, end).split(':').length < 6) return undefined;
    rest = rest.slice(0, end);
    const found = byArn.get(rest);
    if (found !== undefined) return found;
  }
  return undefined;
}

const MOST_CUTS = 8;

function firstFrom(sorted: readonly string[], start: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < start) low = middle + 1;
    else high = middle;
  }
  return low;
}
