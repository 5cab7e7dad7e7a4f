import { readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, graphql, type GraphQLSchema } from 'graphql';
import { descriptionFolder } from '../description/description-folder.ts';
import { limitRequests } from '../state/limit-requests.ts';
import type { State, Token } from '../state/github-state.ts';
import { createCommitOnBranch, type CommitInput } from './create-commit.ts';

let schema: GraphQLSchema | undefined;

/** Answers a GraphQL request, checked against GitHub's schema: what it does not know is a violation. */
export async function answerGraphql(
  state: State,
  token: Token | undefined,
  text: string,
): Promise<{ readonly status: number; readonly body: unknown }> {
  if (token === undefined)
    return { status: 401, body: { message: 'This endpoint requires you to be authenticated.' } };
  const { query, variables }: { query?: unknown; variables?: unknown } = Object(JSON.parse(text));
  schema ??= buildSchema(readFileSync(path.join(descriptionFolder(), 'schema.graphql'), 'utf8'));
  limitRequests(state, token, {
    isWrite: String(query).trim().startsWith('mutation'),
    isContent: false,
  });
  const refusals: string[] = [];
  const rootValue = {
    viewer: () => ({ login: token.login }),
    createCommitOnBranch: async ({ input }: { readonly input: CommitInput }) => {
      try {
        return await createCommitOnBranch(state, token, input);
      } catch (error) {
        refusals.push(error instanceof Error ? error.message : String(error));
        throw error;
      }
    },
  };
  const result = await graphql({
    schema,
    source: String(query),
    rootValue,
    variableValues: Object(variables ?? {}) as Record<string, unknown>,
  });
  for (const { message } of result.errors ?? [])
    if (!refusals.includes(message)) state.violations.push(`graphql: ${message}`);
  return { status: 200, body: result };
}
