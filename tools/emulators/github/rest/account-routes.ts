import { renderPrivateUser, renderPublicUser } from '../render/render-full-user.ts';
import { isTeam } from '../render/render-team.ts';
import { renderUser } from '../render/render-user.ts';
import { apiUrl } from '../render/urls.ts';
import type { GithubTeam } from '../github-server.ts';
import { ApiError, denied, notFound } from '../state/api-error.ts';
import { findAccount } from '../state/create-state.ts';
import type { Token } from '../state/github-state.ts';
import { endOfHour, LIMITS, usageOf } from '../state/limit-requests.ts';
import { seesMembers } from '../state/permissions.ts';
import { createForOrganization, createForUser } from './create-repository.ts';
import { pageOf } from './page-of.ts';
import type { Asked, GlobalRoute } from './route.ts';

const TEAM = '/orgs/{org}/teams/{team_slug}';
/** What one may search in a minute. */
const SEARCHES = 30;

export const accountRoutes: readonly GlobalRoute[] = [
  {
    operation: 'GET /rate_limit',
    answer({ state, token }) {
      const usage = usageOf(state, token);
      const reset = Math.ceil(endOfHour(usage) / 1000);
      const limit = LIMITS[token?.kind ?? 'nobody'];
      const used = Math.min(limit, usage.used);
      const rate = { limit, used, remaining: limit - used, reset };
      const unused = (most: number): object => ({ limit: most, used: 0, remaining: most, reset });
      const resources = { core: rate, search: unused(SEARCHES), graphql: unused(limit) };
      return { status: 200, body: { resources, rate } };
    },
  },
  {
    operation: 'GET /user',
    answer(asked) {
      const { kind, login } = signedIn(asked);
      const account = findAccount(asked.state, login);
      if (kind !== 'user' || account === undefined) throw denied();
      return { status: 200, body: renderPrivateUser(asked.state, account) };
    },
  },
  {
    operation: 'GET /users/{username}',
    answer({ state, path }) {
      const account = findAccount(state, path['username'] ?? '');
      if (account === undefined) throw notFound();
      return { status: 200, body: renderPublicUser(state, account) };
    },
  },
  {
    operation: `GET ${TEAM}/members`,
    answer(asked) {
      const { state, query } = asked;
      const { organization, slug, members } = teamOf(asked);
      // All are plain members here.
      const wanted = query['role'] === 'maintainer' ? [] : members;
      const rows = wanted.map((login) => renderUser(state, login));
      return pageOf(asked, rows, `${apiUrl(state)}/orgs/${organization}/teams/${slug}/members`);
    },
  },
  {
    operation: `GET ${TEAM}/memberships/{username}`,
    answer(asked) {
      const { organization, slug, members } = teamOf(asked);
      const login = (asked.path['username'] ?? '').toLowerCase();
      const member = members.find((each) => each.toLowerCase() === login);
      if (member === undefined) throw notFound();
      const url = `${apiUrl(asked.state)}/orgs/${organization}/teams/${slug}/memberships/${member}`;
      return { status: 200, body: { url, role: 'member', state: 'active' } };
    },
  },
  {
    operation: 'POST /orgs/{org}/repos',
    answer: async (asked) => await createForOrganization(asked),
  },
  { operation: 'POST /user/repos', answer: async (asked) => await createForUser(asked) },
];

/** Throws 401 for nobody. */
function signedIn({ token }: Asked): Token {
  if (token === undefined) throw new ApiError(401, 'Requires authentication');
  return token;
}

/** Throws 401 and 403 for who may not see teams, and 404 where there is none, or none for the bearer. */
function teamOf(asked: Asked): GithubTeam {
  const { state, path } = asked;
  const token = signedIn(asked);
  const organization = path['org'] ?? '';
  if (!seesMembers(state, token, organization)) throw token.kind === 'user' ? notFound() : denied();
  const team = state.teams.find((each) => isTeam(each, organization, path['team_slug'] ?? ''));
  const [home] = (token.repository ?? organization).split('/');
  // An App sees the organization that it is installed in.
  const isHome = token.kind === 'user' || home?.toLowerCase() === organization.toLowerCase();
  if (team === undefined || !isHome) throw notFound();
  return team;
}
