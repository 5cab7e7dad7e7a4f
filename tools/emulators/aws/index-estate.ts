import type { EstateResource } from './estate-resource.ts';

/** An estate by type and by name, so that one of a hundred thousand resources is found without a walk. */
export interface EstateIndex {
  /** Everything of one type, in the order of the estate. */
  ofType(type: string): readonly EstateResource[];
  /** What may be called so; of which account and region is left to the caller. */
  named(type: string, name: string): readonly EstateResource[];
}

export function indexEstate(estate: readonly EstateResource[]): EstateIndex {
  const types = new Map<string, EstateResource[]>();
  const names = new Map<string, EstateResource[]>();
  for (const resource of estate) {
    add(types, resource.type, resource);
    for (const name of namesOf(resource)) add(names, `${resource.type} ${name}`, resource);
  }
  return {
    ofType: (type) => types.get(type) ?? [],
    named: (type, name) => names.get(`${type} ${bareName(name)}`) ?? [],
  };
}

function add<Item>(groups: Map<string, Item[]>, key: string, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/** A queue is read by its URL and by its name. */
function namesOf({ type, identifier, properties }: EstateResource): ReadonlySet<string> {
  const { QueueName: queue } = properties;
  const other = type === 'AWS::SQS::Queue' && typeof queue === 'string' ? [queue] : [];
  return new Set([bareName(identifier), ...other]);
}

/** A part of a compound identifier may be an ARN or the name at its end: both are understood. */
function bareName(identifier: string): string {
  if (!identifier.includes('|')) return identifier;
  const parts = identifier.split('|');
  return parts.map((part) => (part.startsWith('arn:') ? endOf(part) : part)).join('|');
}

function endOf(arn: string): string {
  return arn.split(/[:/]/).at(-1) ?? arn;
}
