import { normaliseArn } from '../normalise-arn.ts';
import { partitionOf } from '../partition-of.ts';
import { NAME_RULES } from './edge-rules.ts';
import { fitsRule } from './fits-rule.ts';
import type { Reference } from './reference.ts';

/** Tags have rules of their own; who may assume a role is not what the role reaches. */
const SKIPPED = new Set([
  'Tags',
  'UserPoolTags',
  'IdentityPoolTags',
  'AssumeRolePolicyDocument',
  'Description',
]);

/** What tells names from other texts. */
export interface Naming {
  /** Whether a text is the name of a resource that is known: of guesses only those are kept. */
  readonly isName: (text: string) => boolean;
  /** Keys of tags whose values are names, in lower case. */
  readonly tagKeys: ReadonlySet<string>;
}

/**
 * Everything in the properties of a resource that names another resource, in the order of paths. The
 * properties are as AWS gave them: a value that names nothing goes no further.
 */
export function collectReferences(
  type: string,
  properties: Readonly<Record<string, unknown>>,
  naming: Naming,
): readonly Reference[] {
  const found = new Map<string, Reference>();
  const add = (reference: Reference): void => {
    found.set(`${reference.path}\u0000${reference.name}`, reference);
  };
  const visit = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      const inner = parseJson(value);
      if (inner !== undefined) return visit(inner, path);
      for (const named of namesIn(value, { type, path, naming })) add({ path, ...named });
    } else if (Array.isArray(value)) for (const element of value) visit(element, path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, member] of Object.entries(value))
        if (path !== '' || !SKIPPED.has(key)) visit(member, path === '' ? key : `${path}.${key}`);
    }
  };
  visit(properties, '');
  for (const reference of fromTags(properties, naming)) add(reference);
  return [...found.values()].toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function keyOf({ path, name }: Reference): string {
  return `${path}\u0000${name}`;
}

function fromTags(
  properties: Readonly<Record<string, unknown>>,
  { tagKeys }: Naming,
): readonly Reference[] {
  const { Tags: tags } = properties;
  const pairs: readonly (readonly [unknown, unknown])[] = Array.isArray(tags)
    ? tags.map((tag: unknown) => [memberOf(tag, 'Key'), memberOf(tag, 'Value')])
    : Object.entries(typeof tags === 'object' && tags !== null ? tags : {});
  return pairs.flatMap(([key, value]): readonly Reference[] =>
    typeof key === 'string' && typeof value === 'string' && tagKeys.has(key.toLowerCase())
      ? [{ path: `Tags.${key}`, name: value, form: 'name' }]
      : [],
  );
}

function memberOf(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}

/** Policies and state machines are JSON in a string, as often as not. */
function parseJson(text: string): unknown {
  if (!/^\s*[{[]/.test(text) || text.length > MOST_TEXT) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

const MOST_TEXT = 1_000_000;

type Named = Pick<Reference, 'form' | 'name'>;

const QUEUE =
  /^https:\/\/(?:sqs\.([a-z0-9-]+)|([a-z0-9-]+)\.queue)\.amazonaws\.com(?:\.cn)?\/(\d{12})\/([\w.-]+)$/;
const API = /^(?:(?:https|wss):\/\/)?([a-z0-9]{6,20})\.execute-api\.[a-z0-9-]+\.amazonaws\.com/;
const BUCKET = /^([a-z0-9][a-z0-9.-]+?)\.s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com$/;
const FUNCTION_URL = /^(?:https:\/\/)?([a-z0-9]+\.lambda-url\.[a-z0-9-]+\.on\.aws)\/?$/;
const IMAGE = /^(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([^:@\s]+)(?:[:@]\S+)?$/;

interface Place {
  readonly type: string;
  readonly path: string;
  readonly naming: Naming;
}

function namesIn(text: string, { type, path, naming }: Place): readonly Named[] {
  if (text.length > MOST_TEXT) return [];
  if (text.includes('arn:aws')) return arnsIn(text);
  const address = fromAddress(text);
  if (address !== undefined) return [address];
  const rule = NAME_RULES.find((each) => fitsRule(each, type, path));
  if (rule === undefined || !/^[\w.:/$-]{1,512}$/.test(text)) return [];
  // Only a text that is a name already may be a secret that is none.
  return rule.isGuess === true && !naming.isName(text) ? [] : [{ form: 'name', name: text }];
}

/** What an address of AWS says of what is behind it. */
function fromAddress(text: string): Named | undefined {
  const [, sqs, legacy, account, queue] = QUEUE.exec(text) ?? [];
  const region = sqs ?? legacy;
  if (region !== undefined && queue !== undefined)
    return { form: 'arn', name: `arn:${partitionOf(region)}:sqs:${region}:${account}:${queue}` };
  const api = API.exec(text)?.[1];
  if (api !== undefined) return { form: 'part', name: `api:${api}` };
  const bucket = BUCKET.exec(text)?.[1];
  if (bucket !== undefined) return { form: 'part', name: `arn:aws:s3:::${bucket}` };
  const url = FUNCTION_URL.exec(text)?.[1];
  if (url !== undefined) return { form: 'arn', name: `https://${url}/` };
  const [, owner, place = '', repository] = IMAGE.exec(text) ?? [];
  return repository === undefined
    ? undefined
    : {
        form: 'arn',
        name: `arn:${partitionOf(place)}:ecr:${place}:${owner}:repository/${repository}`,
      };
}

const ARN = /arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:(?:\d*|\*):[^\s"'`,;${}()<>|\\]+/g;
/** The integrations of Step Functions and the universal targets of the scheduler name an action, not a resource. */
const ACTION = /^arn:aws[a-z-]*:(?:states:::|scheduler:::|apigateway:[a-z0-9-]+:(?!:))/;

function arnsIn(text: string): readonly Named[] {
  // The address at which API Gateway calls a function has the function's ARN inside its own.
  const invoked = /\/functions\/(arn:[^/${}]+)\/invocations/.exec(text)?.[1];
  if (invoked !== undefined) return [{ form: 'arn', name: normaliseArn(invoked) ?? invoked }];
  const queue = /^arn:aws[a-z-]*:apigateway:([a-z0-9-]+):sqs:path\/(\d{12})\/([\w.-]+)$/.exec(text);
  if (queue !== null) {
    const [, region = '', account, name] = queue;
    return [{ form: 'arn', name: `arn:${partitionOf(region)}:sqs:${region}:${account}:${name}` }];
  }
  const gateway = /^arn:aws[a-z-]*:execute-api:[a-z0-9-]+:\d*:([a-z0-9]+)(?:\/|$)/.exec(text)?.[1];
  if (gateway !== undefined) return [{ form: 'part', name: `api:${gateway}` }];
  return (text.match(ARN) ?? []).flatMap((match): Named[] => {
    if (ACTION.test(match)) return [];
    // A log group's ARN and a bucket's objects end with a wildcard that says nothing.
    const arn = match
      .replace(/(?<=:)\*$/, '')
      .replace(/\/\*$/, '')
      .replace(/[/:.]+$/, '');
    if (/[*?]/.test(arn)) return [{ form: 'glob', name: arn }];
    const name = normaliseArn(arn);
    return name === undefined ? [] : [{ form: match === text ? 'arn' : 'part', name }];
  });
}
