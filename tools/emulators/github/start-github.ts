import type { GithubOptions, GithubServer } from './github-server.ts';

export async function startGithub(_options: GithubOptions): Promise<GithubServer> {
  throw new Error('not yet');
}
