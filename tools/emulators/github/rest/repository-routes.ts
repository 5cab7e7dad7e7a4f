import { findAccount } from '../state/create-state.ts';
import { renderFullRepository } from '../render/render-repository.ts';
import { renderPermissions } from '../render/render-repository.ts';
import { renderAccount } from '../render/render-user.ts';
import { renderEnvironment } from '../render/render-environment.ts';
import { repositoryUrl } from '../render/urls.ts';
import { ApiError, notFound } from '../state/api-error.ts';
import { isAllowed, roleOf } from '../state/permissions.ts';
import { pageOf } from './page-of.ts';
import type { Route } from './route.ts';

/** `permission` knows four words; `role_name` tells them all. */
const FOLDED: Readonly<Record<string, string>> = { maintain: 'write', triage: 'read' };

export const repositoryRoutes: readonly Route[] = [
  {
    operation: 'GET /repos/{owner}/{repo}',
    permissions: [],
    answer: ({ state, repository, token }) => ({
      status: 200,
      body: renderFullRepository(state, repository, token),
    }),
  },
  {
    operation: 'GET /repos/{owner}/{repo}/collaborators/{username}',
    permissions: [],
    answer({ repository, path, token }) {
      if (token === undefined) throw new ApiError(401, 'Requires authentication');
      const username = (path['username'] ?? '').toLowerCase();
      const isSeen = token.kind !== 'user' || isAllowed(token, repository, ['contents:write']);
      if (!isSeen)
        throw new ApiError(403, 'Must have push access to view repository collaborators.');
      const isOwner = repository.owner.login.toLowerCase() === username;
      const role = repository.collaborators.get(username) ?? 'none';
      if (!isOwner && role === 'none') throw notFound();
      return { status: 204 };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/environments',
    permissions: ['actions:read'],
    answer(request) {
      const { state, repository } = request;
      const all = [...repository.environments.values()];
      const rows = all.map((each) => renderEnvironment(state, repository, each));
      const page = pageOf(request, rows, `${repositoryUrl(state, repository)}/environments`);
      return { ...page, body: { total_count: rows.length, environments: page.body } };
    },
  },
  {
    operation: 'GET /repos/{owner}/{repo}/collaborators/{username}/permission',
    permissions: [],
    answer({ state, repository, path }) {
      const account = findAccount(state, path['username'] ?? '');
      if (account === undefined) throw notFound();
      const role = roleOf(repository, account.login);
      const user = {
        ...renderAccount(state, account),
        permissions: renderPermissions(role === 'none' ? 'read' : role),
        role_name: role,
      };
      return { status: 200, body: { permission: FOLDED[role] ?? role, role_name: role, user } };
    },
  },
];
