import { withParents } from './survey/with-parents.ts';
import { TYPE_ACTIONS } from './type-actions.ts';
import { getAwsType } from './types.ts';
import { WITHHELD_ACTIONS } from './withheld-actions.ts';

/** An IAM policy as AWS takes it. */
export interface PolicyDocument {
  readonly Version: '2012-10-17';
  readonly Statement: readonly PolicyStatement[];
}

export interface PolicyStatement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: readonly string[];
}

export interface Policy {
  /** One document, or several where one would be longer than AWS takes. */
  readonly documents: readonly PolicyDocument[];
  /** The types that it covers: those asked for, and those that they are listed by. */
  readonly types: readonly string[];
  /** What handlers declare and the policy leaves out. */
  readonly withheld: readonly WithheldAction[];
  /** Types whose actions nobody here knows: they have the permissions for Cloud Control alone. */
  readonly unknown: readonly string[];
  /** Types that cannot be listed, so that nothing is allowed for them. */
  readonly unlisted: readonly { readonly type: string; readonly reason: string }[];
}

export interface WithheldAction {
  readonly action: string;
  readonly reason: string;
  readonly types: readonly string[];
}

export interface PolicyRequest {
  readonly types: readonly string[];
  readonly partition: string;
  /** The twelve digits, or undefined for a policy that is the same in every account. */
  readonly account: string | undefined;
}

/** The most characters of a managed policy, white space not counted. */
export const MANAGED_POLICY_LIMIT = 6144;

/** The least that a survey of these types needs. */
export function toPolicy({ types, partition, account }: PolicyRequest): Policy {
  const all = withParents(types).toSorted();
  const listed = all.filter((type) => getAwsType(type).isUnlisted === undefined);
  const known = listed.filter((type) => Object.hasOwn(TYPE_ACTIONS, type));
  const declared = typesByAction(known);
  const allowed = [...declared.keys()].filter((action) => reasonOf(action) === undefined);
  return {
    documents: toDocuments([
      cloudControl(partition, account),
      ...groupByService(allowed).map(([service, actions]) =>
        toStatement(service, actions, { partition, types: known }),
      ),
    ]),
    types: all,
    withheld: [...declared].flatMap(([action, users]) => {
      const reason = reasonOf(action);
      return reason === undefined ? [] : [{ action, reason, types: users }];
    }),
    unknown: listed.filter((type) => !known.includes(type)),
    unlisted: all.flatMap((type) => {
      const { isUnlisted } = getAwsType(type);
      return isUnlisted === undefined ? [] : [{ type, reason: isUnlisted }];
    }),
  };
}

/** Every action that a handler declares, sorted, with the types that do. */
function typesByAction(types: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const byAction = new Map<string, string[]>();
  for (const type of types) {
    for (const [service, names] of Object.entries(TYPE_ACTIONS[type] ?? {})) {
      for (const name of names.split(' ')) {
        const action = `${service}:${name}`;
        byAction.set(action, [...(byAction.get(action) ?? []), type]);
      }
    }
  }
  return new Map([...byAction].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

/** Why an action is left out, or undefined for one that only reads. */
function reasonOf(action: string): string | undefined {
  const reason = WITHHELD_ACTIONS[action];
  if (reason !== undefined) return reason;
  return /:(?:Get|List|Describe|GET$)/.test(action) ? undefined : 'it is no Get, List or Describe';
}

function groupByService(actions: readonly string[]): readonly (readonly [string, string[]])[] {
  const groups = new Map<string, string[]>();
  for (const action of actions) {
    const service = action.slice(0, action.indexOf(':'));
    groups.set(service, [...(groups.get(service) ?? []), action]);
  }
  return [...groups];
}

function cloudControl(partition: string, account = '*'): PolicyStatement {
  return {
    Sid: 'CloudControl',
    Effect: 'Allow',
    Action: ['cloudformation:GetResource', 'cloudformation:ListResources'],
    Resource: `arn:${partition}:cloudformation:*:${account}:resource/*`,
  };
}

interface Surroundings {
  readonly partition: string;
  readonly types: readonly string[];
}

function toStatement(
  service: string,
  actions: readonly string[],
  { partition, types }: Surroundings,
): PolicyStatement {
  const words = service.split('-').map((word) => word.slice(0, 1).toUpperCase() + word.slice(1));
  const statement = { Sid: `Read${words.join('')}`, Effect: 'Allow', Action: actions } as const;
  const keys = service === 'apigateway' ? keyResources(partition, types) : [];
  // Listing takes no resource, and what is not there yet has no name.
  return keys.length === 0 ? { ...statement, Resource: '*' } : { ...statement, NotResource: keys };
}

/** API keys are secrets, and API Gateway has one action for everything: they are left out by their path. */
function keyResources(partition: string, types: readonly string[]): readonly string[] {
  const paths = [
    ...(types.includes('AWS::ApiGateway::ApiKey') ? [] : ['/apikeys', '/apikeys/*']),
    ...(types.includes('AWS::ApiGateway::UsagePlanKey')
      ? []
      : ['/usageplans/*/keys', '/usageplans/*/keys/*']),
  ];
  return paths.map((path) => `arn:${partition}:apigateway:*::${path}`);
}

/** As few documents as hold the statements in their order; a service is never torn apart. */
function toDocuments(statements: readonly PolicyStatement[]): readonly PolicyDocument[] {
  const documents: PolicyDocument[] = [];
  for (const statement of statements) {
    const last = documents.at(-1);
    const longer = last === undefined ? undefined : withStatement(last, statement);
    if (longer !== undefined && sizeOf(longer) <= MANAGED_POLICY_LIMIT) {
      documents[documents.length - 1] = longer;
    } else {
      documents.push({ Version: '2012-10-17', Statement: [statement] });
    }
  }
  return documents;
}

function withStatement(document: PolicyDocument, statement: PolicyStatement): PolicyDocument {
  return { ...document, Statement: [...document.Statement, statement] };
}

function sizeOf(document: PolicyDocument): number {
  return JSON.stringify(document).length;
}
