import { objectRoutes } from './object-routes.ts';
import { deploymentRoutes } from './deployment-routes.ts';
import { statusRoutes } from './status-routes.ts';
import { checkRoutes } from './check-routes.ts';
import { pullReviewRoutes } from './pull-review-routes.ts';
import { accountRoutes } from './account-routes.ts';
import { compareRoutes } from './compare-routes.ts';
import { contentRoutes } from './content-routes.ts';
import { labelRoutes } from './label-routes.ts';
import { runRoutes } from './run-routes.ts';
import { actionRoutes } from './action-routes.ts';
import { issueRoutes } from './issue-routes.ts';
import { pullRoutes } from './pull-routes.ts';
import { refRoutes } from './ref-routes.ts';
import { reviewRoutes } from './review-routes.ts';
import { repositoryRoutes } from './repository-routes.ts';
import type { GlobalRoute, Route } from './route.ts';

/** All that is answered over REST. */
export const ROUTES: readonly (Route | GlobalRoute)[] = [
  ...accountRoutes,
  ...repositoryRoutes,
  ...labelRoutes,
  ...contentRoutes,
  ...compareRoutes,
  ...refRoutes,
  ...pullRoutes,
  ...issueRoutes,
  ...actionRoutes,
  ...runRoutes,
  ...reviewRoutes,
  ...pullReviewRoutes,
  ...checkRoutes,
  ...statusRoutes,
  ...deploymentRoutes,
  ...objectRoutes,
];

export interface FoundRoute {
  readonly route: Route | GlobalRoute;
  readonly path: Readonly<Record<string, string>>;
}

/** These may hold slashes, as names of branches do. */
const GREEDY = new Set(['ref', 'branch', 'basehead']);

interface Pattern {
  readonly route: FoundRoute['route'];
  readonly method: string;
  readonly names: readonly string[];
  readonly pattern: RegExp;
}

function toPattern(route: FoundRoute['route']): Pattern {
  const [method = '', template = ''] = route.operation.split(' ');
  const names: string[] = [];
  const source = template.replaceAll(/\/\{(\w+)\}/g, (_, name: string) => {
    names.push(name);
    // No path at all is the root.
    if (name === 'path') return '(?:/(.*))?';
    return GREEDY.has(name) ? '/(.+)' : '/([^/]+)';
  });
  return { route, method, names, pattern: new RegExp(`^${source}$`) };
}

/** A name with slashes gets what no route takes that goes on after it; words go before names. */
const PATTERNS = ROUTES.map(toPattern).toSorted(
  (a, b) => Number(endsGreedy(a)) - Number(endsGreedy(b)) || a.names.length - b.names.length,
);

function endsGreedy({ route, names }: Pattern): boolean {
  const last = names.at(-1) ?? '';
  return GREEDY.has(last) && route.operation.endsWith(`{${last}}`);
}

export function findRoute(method: string, pathname: string): FoundRoute | undefined {
  for (const { route, method: own, names, pattern } of PATTERNS) {
    const match = own === method ? pattern.exec(pathname) : null;
    if (match === null) continue;
    const values = match
      .slice(1)
      .map((value: string | undefined) => decodeURIComponent(value ?? ''));
    return {
      route,
      path: Object.fromEntries(names.map((name, index) => [name, values[index] ?? ''])),
    };
  }
  return undefined;
}
