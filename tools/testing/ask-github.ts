import type { GithubServer } from '../emulators/github/github-server.ts';

export interface GithubQuestion {
  readonly token: string;
  readonly method: string;
  /** Such as `/repos/shop/catalog/pulls`. */
  readonly route: string;
  readonly body?: object | undefined;
}

/** A request of the API. Rejects unless the answer is good; undefined where it is empty. */
export async function askGithub(
  { apiUrl }: Pick<GithubServer, 'apiUrl'>,
  { token, method, route, body }: GithubQuestion,
): Promise<unknown> {
  const response = await fetch(`${apiUrl}${route}`, {
    method,
    headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${route}: ${response.status} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
