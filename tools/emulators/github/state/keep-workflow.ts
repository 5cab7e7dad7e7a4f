import type { Repository, State, WorkflowFile } from './github-state.ts';

/** The workflow of this path, which is given a number where it has none. */
export function keepWorkflow(state: State, repository: Repository, path: string): WorkflowFile {
  const known = repository.workflows.get(path);
  if (known !== undefined) return known;
  const workflow = { id: state.nextId(), path };
  repository.workflows.set(path, workflow);
  return workflow;
}
