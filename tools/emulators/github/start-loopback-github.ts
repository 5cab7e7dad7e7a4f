import { UserError } from '../../diagnostics/user-error.ts';
import type { LoopbackGithub, LoopbackGithubOptions } from '../../ports/loopback.ts';
import { startGithub } from './start-github.ts';

const BOT = 'github-actions[bot]';

/** A loopback GitHub with one repository, and a token that may write to it. Throws UserError for a port that is taken. */
export async function startLoopbackGithub({
  repository,
  from,
  branch,
  folder,
  port,
}: LoopbackGithubOptions): Promise<LoopbackGithub> {
  try {
    const server = await startGithub({
      folder,
      port,
      users: [],
      repositories: [{ name: repository, from, defaultBranch: branch }],
    });
    const permissions = {
      actions: 'write',
      contents: 'write',
      issues: 'write',
      pull_requests: 'write',
    } as const;
    const token = server.createToken({ kind: 'workflow', login: BOT, repository, permissions });
    return {
      environment: {
        GITHUB_API_URL: server.apiUrl,
        GITHUB_GRAPHQL_URL: server.graphqlUrl,
        GITHUB_REPOSITORY: repository,
        GITHUB_SERVER_URL: server.url,
        GITHUB_TOKEN: token,
      },
      close: async () => await server.close(),
    };
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || error.code !== 'EADDRINUSE') throw error;
    throw new UserError(
      `port ${port} is in use; the loopback GitHub cannot start`,
      'choose another with --port',
      { cause: error },
    );
  }
}
