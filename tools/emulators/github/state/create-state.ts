import type { GithubOptions } from '../github-server.ts';
import type { Account, State } from './github-state.ts';

const FIRST_ID = 1001;

/** An empty GitHub with the users of the options, the bot of workflows, and no repository. */
export function createState(options: GithubOptions): State {
  let last = FIRST_ID;
  const state: State = {
    url: '',
    folder: options.folder,
    options,
    teams: options.teams ?? [],
    accounts: new Map(),
    tokens: new Map(),
    repositories: new Map(),
    requests: [],
    violations: [],
    failures: [],
    listeners: new Set(),
    events: [],
    enforcesRateLimits: options.enforcesRateLimits ?? false,
    usage: new Map(),
    queue: Promise.resolve(),
    pages: new Map(),
    now: () => options.now?.() ?? Date.now(),
    nextId: () => (last += 1),
  };
  for (const { login, type } of options.users) addAccount(state, login, type);
  addAccount(state, 'github-actions[bot]', 'Bot');
  for (const { organization } of state.teams) addAccount(state, organization, 'Organization');
  return state;
}

/** The account of this login, which is made where there is none. */
export function addAccount(state: State, login: string, type: Account['type']): Account {
  const known = findAccount(state, login);
  if (known !== undefined) return known;
  const account = { id: state.nextId(), login, type };
  state.accounts.set(login.toLowerCase(), account);
  return account;
}

export function findAccount(state: State, login: string): Account | undefined {
  return state.accounts.get(login.toLowerCase());
}
