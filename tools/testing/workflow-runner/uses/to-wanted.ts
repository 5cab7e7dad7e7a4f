import { WorkflowError } from '../workflow-error.ts';
import type { ActionCall } from './action.ts';

/** What is checked out, and where it comes from. */
export interface Wanted {
  /** As it was asked for. */
  readonly ref: string;
  readonly refspec: string;
  /** What is fetched on top of all branches and tags. */
  readonly extraRefspecs: readonly string[];
  /** The local branch that is made; undefined: no branch is checked out. */
  readonly branch: string | undefined;
  readonly target: string;
}

/**
 * What `ref:` means, or else the commit of the event. Rejects with `WorkflowError` when there is no such ref.
 *
 * @param isThere whether the server has a ref
 */
export async function toWanted(
  { machine, inputs }: ActionCall,
  repository: string,
  isThere: (ref: string) => Promise<boolean>,
): Promise<Wanted> {
  const said = inputs['ref'] ?? '';
  const { event } = machine.run;
  if (said === '' && repository === event.repository) return toRefspecs(event.ref, event.sha);
  if (said === '') return fromHead();
  if (/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/u.test(said)) {
    return { ref: said, refspec: said, extraRefspecs: [said], branch: undefined, target: said };
  }
  if (said.startsWith('refs/')) return toRefspecs(said, undefined);
  for (const ref of [`refs/heads/${said}`, `refs/tags/${said}`]) {
    if (await isThere(ref)) return toRefspecs(ref, undefined);
  }
  throw new WorkflowError(`A branch or tag with the name '${said}' could not be found`);
}

/** Another repository is checked out at its default branch. */
function fromHead(): Wanted {
  const target = 'refs/remotes/origin/HEAD';
  const refspec = `+HEAD:${target}`;
  return { ref: 'HEAD', refspec, extraRefspecs: [refspec], branch: undefined, target };
}

function toRefspecs(ref: string, sha: string | undefined): Wanted {
  const [, kind = '', name = ''] = /^refs\/(heads|tags|pull)\/(.*)$/u.exec(ref) ?? [];
  const places: Readonly<Record<string, string>> = {
    heads: `refs/remotes/origin/${name}`,
    pull: `refs/remotes/pull/${name}`,
    tags: ref,
  };
  const target = places[kind] ?? ref;
  const refspec = `+${sha ?? ref}:${target}`;
  const branch = kind === 'heads' ? name : undefined;
  return { ref, refspec, extraRefspecs: kind === 'tags' ? [] : [refspec], branch, target };
}
