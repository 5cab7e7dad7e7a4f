import type { Operation } from '../description/operations.ts';
import type { Repository, State, Token } from '../state/github-state.ts';
import type { Permission } from '../state/permissions.ts';

export interface RestRequest {
  readonly state: State;
  readonly repository: Repository;
  readonly token: Token | undefined;
  /** Who asks; empty for nobody. */
  readonly login: string;
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** The body, as it was checked against the description. */
  readonly body: Readonly<Record<string, unknown>>;
}

export interface RestAnswer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One operation of the API. Throws ApiError to say no. */
export interface Route {
  readonly operation: Operation;
  /** One of these is enough. None: it is enough to see the repository. */
  readonly permissions: readonly Permission[];
  /** Makes something that people are told of: GitHub counts those. */
  readonly isContent?: boolean;
  answer(request: RestRequest): Promise<RestAnswer> | RestAnswer;
}
