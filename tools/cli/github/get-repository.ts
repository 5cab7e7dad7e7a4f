import { UserError } from '../../diagnostics/user-error.ts';
import type { ForgeOptions } from '../../ports/forge.ts';
import type { RemoteOptions } from '../../ports/remote.ts';
import type { Context } from '../context.ts';

/** The repository on GitHub that a command works on, both ways to it. */
export interface GithubRepository {
  readonly forge: ForgeOptions;
  readonly remote: RemoteOptions;
}

/** From what GitHub Actions puts into the environment. Throws UserError where something is missing. */
export function getRepository({ env }: Context): GithubRepository {
  const repository = env['GITHUB_REPOSITORY'];
  if (repository === undefined || !/^[\w-][\w.-]*\/[\w-][\w.-]*$/.test(repository))
    throw new UserError(
      'GITHUB_REPOSITORY does not say which repository this is',
      'set it to OWNER/NAME, as GitHub Actions does',
    );
  const token = env['GITHUB_TOKEN'] ?? env['GH_TOKEN'];
  if (token === undefined || token === '')
    throw new UserError(
      'there is no token to speak to GitHub with',
      'in a workflow, give the step `env: {GITHUB_TOKEN: ${{ github.token }}}`; elsewhere, set GITHUB_TOKEN',
    );
  const apiUrl = env['GITHUB_API_URL'] ?? 'https://api.github.com';
  const server = env['GITHUB_SERVER_URL'] ?? 'https://github.com';
  return {
    forge: { repository, token, apiUrl },
    remote: { url: `${server}/${repository}.git`, token },
  };
}
