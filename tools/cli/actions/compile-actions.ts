import { compileWorkflow } from '../../actions/compile/compile-workflow.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { isRunMethod } from '../../actions/method-keys.ts';
import { isSameValue } from '../../document/is-same-value.ts';
import { parseText } from '../../document/parse-documents.ts';
import type { Catalog } from '../../load/catalog.ts';
import { isRecord } from '../../load/is-record.ts';
import type { FileChange, FileStore } from '../../ports/file-store.ts';
import { createListEntities } from './list-entities.ts';
import { readText } from '../read-text.ts';

const FOLDER = '.github/workflows';
const OURS = '# Compiled by `cadastre actions compile` from ';

/** What is to be written, and whether it is more than lists of what can be chosen. */
export interface CompiledChange extends FileChange {
  /** Only choices are others, because entities came or went: the workflow works as it is. */
  readonly isOnlyChoices: boolean;
}

/** What has to change so that every action has its workflow, and no workflow is left of one that is gone. */
export async function compileActions(
  catalog: Catalog,
  files: FileStore,
): Promise<readonly CompiledChange[]> {
  const listEntities = createListEntities(catalog);
  const wanted = new Map<string, string>();
  for (const action of catalog.actions) {
    const path = workflowFile(action.identifier);
    // Of two of one name the first counts, as everywhere; the check reports the other.
    if (wanted.has(path) || !isRunMethod(action.value.invocationMethod.type)) continue;
    wanted.set(path, compileWorkflow(action, listEntities));
  }
  const changes: CompiledChange[] = [];
  for (const [path, text] of wanted) {
    const before = await readText(files, path);
    if (before !== text)
      changes.push({ path, text, isOnlyChoices: isSameBesideChoices(before, text) });
  }
  for (const { path, kind } of await files.list([FOLDER])) {
    if (kind !== 'file' || wanted.has(path) || !/\/action-[^/]*\.yml$/.test(path)) continue;
    const isOurs = (await readText(files, path))?.startsWith(OURS) === true;
    if (isOurs) changes.push({ path, text: undefined, isOnlyChoices: false });
  }
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function isSameBesideChoices(before: string | undefined, after: string): boolean {
  return before !== undefined && isSameValue(withoutChoices(before), withoutChoices(after));
}

/** The options of an input, and whether there are any, depend on the entities that there are. */
function withoutChoices(text: string): unknown {
  const visit = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(visit);
    if (!isRecord(value)) return value;
    const isChoice = value['description'] !== undefined && value['type'] === 'choice';
    const kept = Object.entries(value).filter(([key]) => !isChoice || key !== 'options');
    const type = isChoice ? [['type', 'string'] as const] : [];
    return Object.fromEntries([...kept.map(([key, each]) => [key, visit(each)] as const), ...type]);
  };
  return visit(parseText('', text).documents[0]?.value);
}
