import { compileWorkflow } from '../../actions/compile/compile-workflow.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { isRunMethod } from '../../actions/method-keys.ts';
import type { Catalog } from '../../load/catalog.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { createListEntities } from './list-entities.ts';
import { readText } from '../read-text.ts';

const FOLDER = '.github/workflows';
const OURS = '# Compiled by `cadastre actions compile` from ';

/** What has to change so that every action has its workflow, and no workflow is left of one that is gone. */
export async function compileActions(
  catalog: Catalog,
  files: FileStore,
): Promise<readonly FileChange[]> {
  const listEntities = createListEntities(catalog);
  const wanted = new Map<string, string>();
  for (const action of catalog.actions) {
    const path = workflowFile(action.identifier);
    // Of two of one name the first counts, as everywhere; the check reports the other.
    if (wanted.has(path) || !isRunMethod(action.value.invocationMethod.type)) continue;
    wanted.set(path, compileWorkflow(action, listEntities));
  }
  const changes: FileChange[] = [];
  for (const [path, text] of wanted)
    if ((await readText(files, path)) !== text) changes.push({ path, text });
  for (const { path, kind } of await files.list([FOLDER])) {
    if (kind !== 'file' || wanted.has(path) || !/\/action-[^/]*\.yml$/.test(path)) continue;
    const isOurs = (await readText(files, path))?.startsWith(OURS) === true;
    if (isOurs) changes.push({ path, text: undefined });
  }
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}
