import { compileWorkflow } from '../../actions/compile/compile-workflow.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { isRunMethod } from '../../actions/method-keys.ts';
import { UserError } from '../../diagnostics/user-error.ts';
import type { Catalog } from '../../load/catalog.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { createListEntities } from './list-entities.ts';
import { readText } from '../read-text.ts';

const FOLDER = '.github/workflows';
const OURS = '# Compiled by `cadastre actions compile` from ';

/**
 * What has to change so that every action has its workflow, and no workflow is left of one that is gone. What people
 * wrote stays: throws UserError where it is in the way.
 */
export async function compileActions(
  catalog: Catalog,
  files: FileStore,
): Promise<readonly FileChange[]> {
  const listEntities = createListEntities(catalog);
  const wanted = new Map<string, { readonly identifier: string; readonly text: string }>();
  for (const action of catalog.actions) {
    const { identifier } = action;
    const path = workflowFile(identifier);
    // Of two of one name the first counts, as everywhere; the check reports the other.
    if (wanted.has(path) || !isRunMethod(action.value.invocationMethod.type)) continue;
    wanted.set(path, { identifier, text: compileWorkflow(action, listEntities) });
  }
  const changes: FileChange[] = [];
  for (const [path, { identifier, text }] of wanted) {
    const present = await readText(files, path);
    if (present === text) continue;
    if (present !== undefined && !isOurs(present))
      throw new UserError(
        `${path} is not one that Cadastre wrote`,
        `rename it, or give the action \`${identifier}\` another identifier`,
      );
    changes.push({ path, text });
  }
  for (const { path, kind } of await files.list([FOLDER])) {
    if (kind !== 'file' || wanted.has(path) || !/\/action-[^/]*\.yml$/.test(path)) continue;
    if (isOurs((await readText(files, path)) ?? '')) changes.push({ path, text: undefined });
  }
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function isOurs(text: string): boolean {
  return text.startsWith(OURS);
}
