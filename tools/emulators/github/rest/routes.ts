import { actionRoutes } from './action-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { pullRoutes } from './pull-routes.ts';
import { refRoutes } from './ref-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import type { Route } from './route.ts';

/** All that is answered over REST. */
export const ROUTES: readonly Route[] = [
  ...repositoryRoutes,
  ...refRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...actionRoutes,
  ...reviewRoutes,
];

export interface FoundRoute {
  readonly route: Route;
  readonly path: Readonly<Record<string, string>>;
}

/** The parameters at the end of these take the rest of the path, slashes and all. */
const GREEDY = new Set(['{ref}', '{path}']);

const PATTERNS = ROUTES.map((route) => {
  const [method = '', template = ''] = route.operation.split(' ');
  const parts = template.split('/');
  const names = parts.filter((part) => part.startsWith('{')).map((part) => part.slice(1, -1));
  const source = parts
    .map((part, index) => {
      if (!part.startsWith('{')) return part;
      return GREEDY.has(part) && index === parts.length - 1 ? '(.+)' : '([^/]+)';
    })
    .join('/');
  return { route, method, names, pattern: new RegExp(`^${source}$`) };
});

export function findRoute(method: string, pathname: string): FoundRoute | undefined {
  for (const { route, method: own, names, pattern } of PATTERNS) {
    const match = own === method ? pattern.exec(pathname) : null;
    if (match === null) continue;
    const values = match.slice(1).map(decodeURIComponent);
    return {
      route,
      path: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
    };
  }
  return undefined;
}
