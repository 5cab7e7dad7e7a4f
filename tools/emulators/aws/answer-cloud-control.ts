import { ApiError, notFound } from './api-error.ts';
import type { EstateResource } from './estate-resource.ts';
import type { RequestRecord } from './fault.ts';
import type { EstateIndex } from './index-estate.ts';
import { shuffle, shuffleProperties } from './shuffle.ts';
import { DEFAULT_PAGE_SIZE, getTypeBehaviour, TYPE_BEHAVIOURS } from './type-behaviours.ts';

export interface World {
  readonly index: EstateIndex;
  readonly shuffle: 'tags' | 'all';
  readonly pageSize: number | undefined;
  random(): number;
}

export interface Where {
  readonly account: string;
  readonly region: string;
}

export type Body = Readonly<Record<string, unknown>>;

/** What ListResources answers. Throws ApiError. */
export function listResources(world: World, where: Where, body: Body): object {
  const type = textOf(body, 'TypeName');
  const behaviour = getTypeBehaviour(type);
  const isKnown = type in TYPE_BEHAVIOURS || world.index.ofType(type).length > 0;
  if (!isKnown) throw new ApiError('TypeNotFoundException', `The type '${type}' cannot be found.`);
  if (behaviour.list === 'unsupported') {
    throw new ApiError(
      'UnsupportedActionException',
      `Resource type ${type} does not support LIST action`,
    );
  }
  const model = readModel(type, body['ResourceModel'], behaviour.parent ?? []);
  const all = world.index
    .ofType(type)
    .filter((each) => isVisible(each, where) && hasParent(each, model));
  if (all.length === 0 && behaviour.whenChildless === 'not-found') throw notFound(type, 'Resource');
  const listed = behaviour.truncatesAt === undefined ? all : all.slice(0, behaviour.truncatesAt);
  const size = behaviour.truncatesAt ?? world.pageSize ?? behaviour.pageSize ?? DEFAULT_PAGE_SIZE;
  const scope = [type, where.account, where.region, JSON.stringify(model)].join(' ');
  const start = readToken(body['NextToken'], scope);
  const page = listed.slice(start, start + size);
  const rows = page.map((each) =>
    describe(world, { ...each, identifier: spell(world, each) }, listedProperties(each)),
  );
  const next = start + size < listed.length ? writeToken(start + size, scope) : undefined;
  return {
    TypeName: type,
    ResourceDescriptions: world.shuffle === 'all' ? shuffle(rows, () => world.random()) : rows,
    ...(next === undefined ? {} : { NextToken: next }),
  };
}

/** What GetResource answers. Throws ApiError. */
export function getResource(world: World, where: Where, body: Body): object {
  const type = textOf(body, 'TypeName');
  const identifier = readIdentifier(type, textOf(body, 'Identifier'));
  const found = world.index.named(type, identifier).find((each) => isReadable(each, where));
  if (found === undefined) throw notFound(type, 'Resource');
  const properties = { ...found.properties, ...echo(type, identifier) };
  return {
    TypeName: type,
    ResourceDescription: describe(world, { ...found, identifier }, properties),
  };
}

/** The service echoes what it was asked for: a queue read by its name has its name for a URL. */
function echo(type: string, identifier: string): Body {
  const { primaryIdentifier, echoes = [] } = getTypeBehaviour(type);
  const parts = identifier.split('|');
  return Object.fromEntries(
    echoes.map((name) => [name, parts[primaryIdentifier.indexOf(name)] ?? '']),
  );
}

/** Lists name the cluster of a service by its name or by its ARN, as it comes. */
function spell(
  { shuffle: how, random }: World,
  { type, identifier, account, region }: EstateResource,
): string {
  if (type !== 'AWS::ECS::Service' || how !== 'all' || random() < 0.5) return identifier;
  const [service = '', cluster = ''] = identifier.split('|');
  if (!cluster.startsWith('arn:'))
    return `${service}|arn:aws:ecs:${region}:${account}:cluster/${cluster}`;
  return `${service}|${cluster.split('/').at(-1) ?? cluster}`;
}

export function recordOf(operation: string, where: Where, body: Body): RequestRecord {
  const { Identifier: identifier, TypeName: type } = body;
  const record = { operation, type: String(type), ...where };
  return typeof identifier === 'string' ? { ...record, identifier } : record;
}

function describe(world: World, { identifier }: EstateResource, properties: Body): object {
  const shuffled = shuffleProperties(properties, world.shuffle, () => world.random());
  return { Identifier: identifier, Properties: JSON.stringify(shuffled) };
}

function isVisible(each: EstateResource, where: Where): boolean {
  return getTypeBehaviour(each.type).isListedEverywhere === true
    ? each.account === where.account
    : isReadable(each, where);
}

function isReadable(each: EstateResource, { account, region }: Where): boolean {
  const { isGlobal } = getTypeBehaviour(each.type);
  return each.account === account && (isGlobal === true || each.region === region);
}

function listedProperties({ type, identifier, properties }: EstateResource): Body {
  const { list, primaryIdentifier } = getTypeBehaviour(type);
  if (list === 'full') return properties;
  if (typeof list === 'string' && primaryIdentifier.length === 1)
    return { [primaryIdentifier[0] ?? '']: identifier };
  const names = typeof list === 'string' ? primaryIdentifier : list;
  return Object.fromEntries(
    names.flatMap((name) => (name in properties ? [[name, properties[name]]] : [])),
  );
}

function readModel(
  type: string,
  text: unknown,
  parent: readonly string[],
): Readonly<Record<string, string>> {
  if (parent.length === 0) return {};
  let model: unknown;
  try {
    model = typeof text === 'string' ? JSON.parse(text) : {};
  } catch {
    throw new ApiError('InvalidRequestException', 'ResourceModel is not valid JSON');
  }
  const values: Record<string, unknown> = { ...Object(model) };
  const missing = parent.filter((name) => typeof values[name] !== 'string');
  if (missing.length > 0) {
    const message = `Missing or invalid ResourceModel property in ${type} list handler request input. Required property: [${missing.join(', ')}]`;
    throw new ApiError('InvalidRequestException', message);
  }
  return Object.fromEntries(parent.map((name) => [name, String(values[name])]));
}

/** A parent is named in full or by the end of its ARN, as in live read models. */
function hasParent(
  { properties }: EstateResource,
  model: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(model).every(([name, wanted]) => {
    const value = String(properties[name] ?? '');
    return (
      value === wanted ||
      (value !== '' && (value.endsWith(`:${wanted}`) || wanted.endsWith(`:${value}`)))
    );
  });
}

function readIdentifier(type: string, text: string): string {
  if (!text.startsWith('{')) return text;
  const values: Record<string, unknown> = { ...Object(JSON.parse(text)) };
  return getTypeBehaviour(type)
    .primaryIdentifier.map((name) => String(values[name] ?? ''))
    .join('|');
}

function writeToken(start: number, scope: string): string {
  return Buffer.from(JSON.stringify({ start, scope })).toString('base64url');
}

function readToken(token: unknown, scope: string): number {
  if (token === undefined) return 0;
  try {
    const read: Record<string, unknown> = {
      ...Object(JSON.parse(Buffer.from(String(token), 'base64url').toString())),
    };
    if (read['scope'] === scope && typeof read['start'] === 'number') return read['start'];
  } catch {
    // What is not ours is not valid, whatever it is.
  }
  throw new ApiError('InvalidRequestException', 'NextToken is not valid');
}

function textOf(body: Body, name: string): string {
  const value = body[name];
  if (typeof value === 'string' && value !== '') return value;
  throw new ApiError(
    'ValidationException',
    `1 validation error detected: Value at '${name}' failed to satisfy constraint: Member must not be null`,
  );
}
