import type { Description } from '../description/create-description.ts';
import { ApiError, denied, notFound } from '../state/api-error.ts';
import type { Repository, State, Token } from '../state/github-state.ts';
import { inTurn } from '../state/in-turn.ts';
import { limitRequests } from '../state/limit-requests.ts';
import { isAllowed, isPersonWith, isVisible } from '../state/permissions.ts';
import type { Asked, RestAnswer, Route } from './route.ts';
import { findRoute, type FoundRoute } from './routes.ts';

export interface RawRequest {
  readonly method: string;
  /** Below the API, with its query. */
  readonly url: URL;
  /** The path below the API. */
  readonly pathname: string;
  readonly token: Token | undefined;
  readonly body: string;
}

export interface Answered extends RestAnswer {
  /** As it is described; the path itself where it is not. */
  readonly route: string;
}

/** Answers one request of the API, whatever it is. What the description refuses is noted as a violation. */
export async function answerRest(
  state: State,
  description: Description,
  request: RawRequest,
): Promise<Answered> {
  const { method, pathname } = request;
  const found = findRoute(method, pathname);
  if (found === undefined) return answerUnknown(state, request);
  const [, route = ''] = found.route.operation.split(' ');
  const planned = state.failures.findIndex(
    (each) => each.method === method && each.route === route,
  );
  const [failure] = planned === -1 ? [] : state.failures.splice(planned, 1);
  if (failure !== undefined) return { ...failure, route };
  try {
    const answer = await answerFound(state, description, request, found);
    const { operation } = found.route;
    if (answer.body !== undefined)
      for (const problem of description.problemsOfAnswer(
        operation,
        answer.status,
        plain(answer.body),
      ))
        state.violations.push(`${operation} answers ${answer.status}: ${problem}`);
    return { ...answer, route };
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { ...renderError(error), route };
  }
}

/** What is not known is a mistake of whoever asks. */
function answerUnknown(state: State, { method, pathname }: RawRequest): Answered {
  state.violations.push(`${method} ${pathname}: there is no such route here`);
  return { ...renderError(notFound()), route: pathname };
}

async function answerFound(
  state: State,
  description: Description,
  request: RawRequest,
  { route, path }: FoundRoute,
): Promise<RestAnswer> {
  const { method, url, token } = request;
  const repository = 'permissions' in route ? getVisible(state, path, token) : undefined;
  const isWrite = method !== 'GET';
  limitRequests(state, token, { isWrite, isContent: route.isContent === true });
  const body = parseBody(request.body);
  const query = Object.fromEntries(url.searchParams);
  const problems = description.problemsOfRequest(route.operation, { path, query, body });
  for (const problem of problems) state.violations.push(`${route.operation}: ${problem}`);
  if (problems.length > 0)
    throw new ApiError(422, `Invalid request.\n\n${problems.join('\n')}`, undefined);
  const login = token?.login ?? '';
  const asked = { state, token, login, path, query, body: { ...Object(body ?? {}) } };
  const work = async (): Promise<RestAnswer> => await answerAsked(route, asked, repository);
  return isWrite ? await inTurn(repository ?? state, work) : await work();
}

/** Throws 404 for a repository that is not there, or not for the bearer of the token. */
function getVisible(
  state: State,
  path: Readonly<Record<string, string>>,
  token: Token | undefined,
): Repository {
  const name = `${path['owner'] ?? ''}/${path['repo'] ?? ''}`.toLowerCase();
  const repository = state.repositories.get(name);
  if (repository === undefined || !isVisible(repository, token)) throw notFound();
  return repository;
}

async function answerAsked(
  route: FoundRoute['route'],
  asked: Asked,
  repository: Repository | undefined,
): Promise<RestAnswer> {
  if (!('permissions' in route)) return await route.answer(asked);
  if (repository === undefined) throw notFound();
  if (!mayAsk(route, asked.token, repository))
    throw asked.token === undefined ? new ApiError(401, 'Requires authentication') : denied();
  return await route.answer({ ...asked, repository });
}

function mayAsk(
  { permissions, isForReaders }: Route,
  token: Token | undefined,
  repository: Repository,
): boolean {
  if (permissions.length === 0 || isAllowed(token, repository, permissions)) return true;
  return isForReaders === true && isPersonWith(token, permissions);
}

function parseBody(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError(400, 'Problems parsing JSON');
  }
}

/** As it goes over the wire. */
function plain(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}

function renderError({ status, message, errors, headers }: ApiError): RestAnswer {
  const documentation = 'https://docs.github.com/rest';
  const body = {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: documentation,
    status: String(status),
  };
  return { status, body, headers };
}
