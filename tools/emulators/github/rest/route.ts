import type { Operation } from '../description/operations.ts';
import type { Repository, State, Token } from '../state/github-state.ts';
import type { Permission } from '../state/permissions.ts';

/** What is asked of GitHub as a whole. */
export interface Asked {
  readonly state: State;
  readonly token: Token | undefined;
  /** Who asks; empty for nobody. */
  readonly login: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The body, as it was checked against the description. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RestRequest extends Asked {
  readonly repository: Repository;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface AnyRoute {
  readonly operation: Operation;
  /** Makes something that people are told of: GitHub counts those. */
  readonly isContent?: boolean;
}

/** One operation on a repository. Throws ApiError to say no. */
export interface Route extends AnyRoute {
  /** One of these is enough. None: it is enough to see the repository. */
  readonly permissions: readonly Permission[];
  /** People need not be more than readers. */
  readonly isForReaders?: boolean;
  answer(request: RestRequest): Promise<RestAnswer> | RestAnswer;
}

/** One operation that is of no repository; it looks for itself whether it may. Throws ApiError to say no. */
export interface GlobalRoute extends AnyRoute {
  answer(asked: Asked): Promise<RestAnswer> | RestAnswer;
}
