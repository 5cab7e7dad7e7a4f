import type { GithubEvent } from '../../../emulators/github/github-server.ts';
import { isBroken, parseWorkflowFile, type BrokenWorkflow } from '../parse/parse-workflow-file.ts';
import type { Workflow } from '../parse/workflow.ts';
import { runGit } from '../run-git.ts';
import { changedFiles } from './changed-files.ts';
import { matchesTrigger } from './matches-trigger.ts';

const FOLDER = '.github/workflows/';
const SKIP = /\[(?:skip ci|ci skip|no ci|skip actions|actions skip)\]/u;

/**
 * The workflows that an event starts, by name of file. A broken one is among them when it listens to the event, or
 * when nobody can say what it listens to. Throws `UnsupportedError` for one that this runner cannot run.
 */
export async function findWorkflows(
  folder: string,
  event: GithubEvent,
): Promise<readonly (Workflow | BrokenWorkflow)[]> {
  if (event.payload['deleted'] === true || isSkipped(folder, event)) return [];
  const found: (Workflow | BrokenWorkflow)[] = [];
  const only = event.rerun?.workflow ?? event.dispatch?.workflow;
  for (const path of listFiles(folder, event.workflowSha)) {
    if (only !== undefined && only !== path) continue;
    const content = runGit(folder, 'show', `${event.workflowSha}:${path}`);
    const workflow = await parseWorkflowFile(path, content);
    const isMeant = isBroken(workflow)
      ? workflow.events === undefined || workflow.events.includes(event.name)
      : matchesTrigger(path, workflow.events, event, () => changedFiles(folder, event));
    if (isMeant) found.push(workflow);
  }
  return found;
}

function listFiles(folder: string, sha: string): readonly string[] {
  const names = runGit(folder, 'ls-tree', '-z', '--name-only', sha, FOLDER).split('\0');
  return names.filter((name) => /\.ya?ml$/u.test(name));
}

/** A message can keep a push or a pull request from starting anything. */
function isSkipped(folder: string, { name, payload, sha }: GithubEvent): boolean {
  if (name !== 'push' && name !== 'pull_request') return false;
  const pull = payload['pull_request'] as { readonly head?: { readonly sha?: string } } | undefined;
  return SKIP.test(runGit(folder, 'log', '-1', '--format=%B', pull?.head?.sha ?? sha, '--'));
}
