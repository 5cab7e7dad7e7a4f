import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createDescription, type Description } from './description/create-description.ts';
import { deliver } from './events/tell.ts';
import { createServerMethods } from './create-server-methods.ts';
import { answerGit, toGitPath } from './git/answer-git.ts';
import type { GithubOptions, GithubServer } from './github-server.ts';
import { answerGraphql } from './graphql/answer-graphql.ts';
import { close, listen } from '../listen.ts';
import { answerRest } from './rest/answer-rest.ts';
import { createRepository } from './state/create-repository.ts';
import { createState } from './state/create-state.ts';
import type { State, Token } from './state/github-state.ts';

const REST = '/api/v3';

/**
 * GitHub on loopback: git over HTTP, REST and GraphQL, each request checked against GitHub's own description. Rejects
 * with the error of `listen`, such as EADDRINUSE.
 */
export async function startGithub(options: GithubOptions): Promise<GithubServer> {
  const state = createState(options);
  const description = createDescription();
  const server = createServer((request, response) => {
    void answer(state, description, request, response);
  });
  state.url = await listen(server, options.port);
  for (const repository of options.repositories) await createRepository(state, repository);
  return {
    ...createServerMethods(state),
    close: async () => await close(server),
  };
}

async function answer(
  state: State,
  description: Description,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', state.url);
  const text = readToken(request);
  const token = text === undefined ? undefined : state.tokens.get(text);
  const isUnknown = text !== undefined && token === undefined;
  const note = (route: string, status: number): void => {
    const { method = 'GET' } = request;
    state.requests.push({ method, route, status, login: token?.login });
  };
  try {
    const page = state.pages.get(url.pathname);
    if (page !== undefined) {
      response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
      response.end(page);
    } else if (toGitPath(url.pathname) !== undefined) {
      note('git', await answerGit(state, [request, response], { url, token, isUnknown }));
    } else {
      const body = await readBody(request);
      const found = isUnknown
        ? { status: 401, body: { message: 'Bad credentials' }, route: url.pathname }
        : await answerApi(state, description, { request, url, token, body });
      send(response, found);
      note(found.route, found.status);
    }
  } catch (error) {
    state.violations.push(`${request.method} ${url.pathname}: ${String(error)}`);
    send(response, { status: 500, body: { message: String(error) } });
  }
  deliver(state);
}

interface Asked {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly token: Token | undefined;
  readonly body: string;
}

interface Sent {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

async function answerApi(
  state: State,
  description: Description,
  { request, url, token, body }: Asked,
): Promise<Sent & { readonly route: string }> {
  if (url.pathname === '/api/graphql')
    return { ...(await answerGraphql(state, token, body)), route: 'graphql' };
  const pathname = url.pathname.startsWith(`${REST}/`) ? url.pathname.slice(REST.length) : '';
  const { method = 'GET' } = request;
  return await answerRest(state, description, { method, url, pathname, token, body });
}

/** `token X` and `Bearer X` of the API; of git, the password of any user. */
function readToken({ headers }: IncomingMessage): string | undefined {
  const [scheme = '', value = ''] = (headers.authorization ?? '').split(' ');
  if (/^(token|bearer)$/i.test(scheme)) return value;
  if (!/^basic$/i.test(scheme)) return undefined;
  return Buffer.from(value, 'base64').toString('utf8').split(':').slice(1).join(':');
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, { status, body, headers = {} }: Sent): void {
  response.writeHead(status, {
    ...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
    'x-github-media-type': 'github.v3; format=json',
    ...headers,
  });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
