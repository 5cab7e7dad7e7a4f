import type { Repository, State } from './github-state.ts';

/** The name of a label as the repository has it; one that is not there is made. */
export function keepLabel(state: State, repository: Repository, name: string): string {
  const key = name.toLowerCase();
  const known = repository.labels.get(key);
  if (known === undefined)
    repository.labels.set(key, { id: state.nextId(), name, color: 'ededed', description: '' });
  return key;
}
