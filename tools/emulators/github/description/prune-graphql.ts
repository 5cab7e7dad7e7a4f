import {
  buildSchema,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isUnionType,
  print,
  type GraphQLField,
  type GraphQLNamedType,
  type InputValueDefinitionNode,
} from 'graphql';

/** What the loopback GitHub answers over GraphQL: fields by type. Input types and enums are kept whole. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Actor: ['login', 'url'],
  AutoMergeRequest: ['commitBody', 'commitHeadline', 'enabledAt', 'enabledBy', 'mergeMethod'],
  Bot: ['databaseId', 'id', 'login', 'url'],
  Commit: ['abbreviatedOid', 'committedDate', 'id', 'message', 'messageHeadline', 'oid', 'url'],
  CreateCommitOnBranchPayload: ['clientMutationId', 'commit', 'ref'],
  EnablePullRequestAutoMergePayload: ['actor', 'clientMutationId', 'pullRequest'],
  GitObject: ['abbreviatedOid', 'id', 'oid'],
  IssueComment: [
    'author',
    'body',
    'createdAt',
    'databaseId',
    'fullDatabaseId',
    'id',
    'isMinimized',
    'minimizedReason',
    'updatedAt',
    'url',
    'viewerDidAuthor',
  ],
  IssueCommentConnection: ['edges', 'nodes', 'pageInfo', 'totalCount'],
  IssueCommentEdge: ['cursor', 'node'],
  Label: ['color', 'description', 'id', 'name'],
  LabelConnection: ['nodes', 'pageInfo', 'totalCount'],
  MarkPullRequestReadyForReviewPayload: ['clientMutationId', 'pullRequest'],
  MinimizeCommentPayload: ['clientMutationId', 'minimizedComment'],
  Minimizable: ['isMinimized', 'minimizedReason'],
  Mutation: [
    'createCommitOnBranch',
    'enablePullRequestAutoMerge',
    'markPullRequestReadyForReview',
    'minimizeComment',
    'updatePullRequestBranch',
  ],
  Node: ['id'],
  PageInfo: ['endCursor', 'hasNextPage', 'hasPreviousPage', 'startCursor'],
  PullRequest: [
    'author',
    'autoMergeRequest',
    'baseRefName',
    'baseRefOid',
    'body',
    'closed',
    'comments',
    'createdAt',
    'databaseId',
    'headRefName',
    'headRefOid',
    'id',
    'isDraft',
    'labels',
    'mergeable',
    'merged',
    'number',
    'state',
    'title',
    'updatedAt',
    'url',
  ],
  PullRequestConnection: ['nodes', 'pageInfo', 'totalCount'],
  Query: ['rateLimit', 'repository', 'viewer'],
  RateLimit: ['cost', 'limit', 'remaining', 'resetAt', 'used'],
  Ref: ['id', 'name', 'prefix', 'target'],
  Repository: [
    'autoMergeAllowed',
    'databaseId',
    'defaultBranchRef',
    'id',
    'isPrivate',
    'name',
    'nameWithOwner',
    'pullRequest',
    'pullRequests',
    'ref',
    'url',
  ],
  UpdatePullRequestBranchPayload: ['clientMutationId', 'pullRequest'],
  User: ['databaseId', 'id', 'login', 'url'],
};

/** Of GitHub's schema, what FIELDS names and what that needs, in one order and without texts. */
export function pruneGraphql(text: string): string {
  const schema = buildSchema(text, { assumeValid: true });
  const found = new Map<string, string>();
  const rest = Object.keys(FIELDS);
  for (let name = rest.pop(); name !== undefined; name = rest.pop()) {
    if (found.has(name)) continue;
    const type = schema.getType(name);
    if (type === undefined) throw new Error(`the schema has no ${name}`);
    found.set(name, renderType(type));
    rest.push(...namedBy(type));
  }
  const types = [...found].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  return `${types.filter((each) => each !== '').join('\n\n')}\n`;
}

function fieldsOf(type: GraphQLNamedType): readonly GraphQLField<unknown, unknown>[] {
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  const names = FIELDS[type.name];
  if (names === undefined) throw new Error(`${type.name} is needed and not listed`);
  return names.map((name) => {
    const field = type.getFields()[name];
    if (field === undefined) throw new Error(`${type.name} has no ${name}`);
    return field;
  });
}

function namedBy(type: GraphQLNamedType): string[] {
  if (isInputObjectType(type))
    return Object.values(type.getFields()).map((field) => getNamedType(field.type).name);
  return fieldsOf(type).flatMap((field) => [
    getNamedType(field.type).name,
    ...field.args.map((argument) => getNamedType(argument.type).name),
  ]);
}

const BUILT_IN = ['Boolean', 'Float', 'ID', 'Int', 'String'];

function renderType(type: GraphQLNamedType): string {
  if (isScalarType(type)) return BUILT_IN.includes(type.name) ? '' : `scalar ${type.name}`;
  if (isUnionType(type)) throw new Error(`${type.name} is a union, which is not supported`);
  if (isEnumType(type)) {
    const names = type.getValues().map(({ name }) => name);
    return `enum ${type.name} {\n${names.map((name) => `  ${name}`).join('\n')}\n}`;
  }
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).map(
      (field) => `  ${field.name}: ${String(field.type)}${renderDefault(field.astNode)}`,
    );
    return `input ${type.name} {\n${fields.join('\n')}\n}`;
  }
  const own = FIELDS[type.name] ?? [];
  const interfaces = type
    .getInterfaces()
    .filter(({ name }) => FIELDS[name]?.every((field) => own.includes(field)) === true);
  const kind = isInterfaceType(type) ? 'interface' : 'type';
  const names = interfaces.map(({ name }) => name).join(' & ');
  const fields = fieldsOf(type).map(renderField);
  const head = `${kind} ${type.name}${names === '' ? '' : ` implements ${names}`}`;
  return `${head} {\n${fields.join('\n')}\n}`;
}

function renderField(field: GraphQLField<unknown, unknown>): string {
  const list = field.args.map(
    (each) => `${each.name}: ${String(each.type)}${renderDefault(each.astNode)}`,
  );
  const names = list.length === 0 ? '' : `(${list.join(', ')})`;
  return `  ${field.name}${names}: ${String(field.type)}`;
}

function renderDefault(node: InputValueDefinitionNode | null | undefined): string {
  return node?.defaultValue === undefined ? '' : ` = ${print(node.defaultValue)}`;
}
