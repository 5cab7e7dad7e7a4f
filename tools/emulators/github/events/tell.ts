import type { GithubEvent } from '../github-server.ts';
import type { State, Token } from '../state/github-state.ts';

/**
 * What happens in a fork starts nothing: workflows are off there until somebody switches them on. What the token of a workflow does starts no workflow, except dispatches; its pull requests wait for approval.
 */
export function tell(state: State, token: Token | undefined, event: GithubEvent): void {
  const repository = state.repositories.get(event.repository.toLowerCase());
  if (repository?.forkOf !== undefined) return;
  const isOfWorkflow = token?.kind === 'workflow';
  const isDispatch = event.name === 'workflow_dispatch' || event.name === 'repository_dispatch';
  if (isOfWorkflow && !isDispatch && event.name !== 'pull_request') return;
  state.events.push(
    isOfWorkflow && event.name === 'pull_request' ? { ...event, isHeld: true } : event,
  );
}

/** Tells those who listen, in order. */
export function deliver(state: State): void {
  for (let event = state.events.shift(); event !== undefined; event = state.events.shift())
    for (const listener of state.listeners) listener(event);
}
