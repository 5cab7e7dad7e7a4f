import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterRefs, type RefMove } from '../events/after-refs.ts';
import { inTurn } from '../state/in-turn.ts';
import type { Repository, State, Token } from '../state/github-state.ts';
import { isAllowed, isVisible } from '../state/permissions.ts';
import { pushableBranches } from '../state/pushable-branches.ts';
import { readRefs } from './read-refs.ts';
import { serveGit } from './serve-git.ts';

/** A path of git over HTTP; undefined: it is none. */
export function toGitPath(
  pathname: string,
): { readonly name: string; readonly rest: string } | undefined {
  const match =
    /^\/([\w.-]+\/[\w.-]+?)(?:\.git)?\/(info\/refs|git-upload-pack|git-receive-pack)$/.exec(
      pathname,
    );
  return match === null ? undefined : { name: match[1] ?? '', rest: match[2] ?? '' };
}

/** Answers git, and sees what a push moved. Answers the status. */
export async function answerGit(
  state: State,
  [request, response]: readonly [IncomingMessage, ServerResponse],
  {
    url,
    token,
    isUnknown,
  }: { readonly url: URL; readonly token: Token | undefined; readonly isUnknown: boolean },
): Promise<number> {
  const { name, rest } = toGitPath(url.pathname) ?? { name: '', rest: '' };
  const repository = state.repositories.get(name.toLowerCase());
  const refuse = (status: number, text: string): number => {
    const headers = status === 401 ? { 'www-authenticate': 'Basic realm="GitHub"' } : {};
    request.resume();
    response.writeHead(status, headers);
    response.end(text);
    return status;
  };
  if (isUnknown) return refuse(401, 'Bad credentials');
  const isPush =
    rest === 'git-receive-pack' || url.searchParams.get('service') === 'git-receive-pack';
  if (repository === undefined || !isVisible(repository, token))
    return refuse(token === undefined ? 401 : 404, 'Repository not found.');
  if (isPush && token === undefined) return refuse(401, 'Write access needs a token');
  const isStranger = isPush && !isAllowed(token, repository, ['contents:write']);
  const branches = isStranger ? pushableBranches(state, repository, token) : undefined;
  if (branches?.length === 0) return refuse(403, 'Permission to this repository denied.');
  const login = token?.login ?? '';
  const pathname = `/${repository.fullName}.git/${rest}`;
  const serve = async (): Promise<void> =>
    await serveGit(request, response, {
      folder: state.folder,
      pathname,
      search: url.search,
      login,
      branches,
    });
  if (rest === 'git-receive-pack')
    await inTurn(repository, async () => await push(state, repository, token, serve));
  else await serve();
  response.end();
  return response.statusCode;
}

async function push(
  state: State,
  repository: Repository,
  token: Token | undefined,
  serve: () => Promise<void>,
): Promise<void> {
  const before = await readRefs(repository.folder, 'refs/heads/');
  await serve();
  const after = await readRefs(repository.folder, 'refs/heads/');
  const names = [...new Set([...before.keys(), ...after.keys()])];
  const moves = names.flatMap((ref): RefMove[] => {
    const move = { ref, before: before.get(ref), after: after.get(ref) };
    return move.before === move.after ? [] : [move];
  });
  await afterRefs(state, repository, { login: token?.login ?? '', token }, moves);
}
