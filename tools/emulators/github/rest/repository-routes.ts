import { findAccount } from '../state/create-state.ts';
import { renderFullRepository } from '../render/render-repository.ts';
import { renderPermissions } from '../render/render-repository.ts';
import { renderAccount } from '../render/render-user.ts';
import { notFound } from '../state/api-error.ts';
import { roleOf } from '../state/permissions.ts';
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
