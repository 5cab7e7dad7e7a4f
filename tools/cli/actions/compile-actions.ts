import { compileWorkflow } from '../../actions/compile/compile-workflow.ts';
import { workflowFile } from '../../actions/compile/workflow-file.ts';
import { isRunMethod } from '../../actions/method-keys.ts';
import { findHeard } from '../../actions/run-listeners.ts';
import { UserError } from '../../diagnostics/user-error.ts';
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

/**
 * What has to change so that every action has its workflow, and no workflow is left of one that is gone. What people
 * wrote stays: throws UserError where it is in the way.
 */
export async function compileActions(
  catalog: Catalog,
  files: FileStore,
): Promise<readonly CompiledChange[]> {
  const listEntities = createListEntities(catalog);
  const wanted = new Map<string, { readonly identifier: string; readonly text: string }>();
  for (const action of catalog.actions) {
    const { identifier } = action;
    const path = workflowFile(identifier);
    // Of two of one name the first counts, as everywhere; the check reports the other.
    if (wanted.has(path) || !isRunMethod(action.value.invocationMethod.type)) continue;
    wanted.set(path, {
      identifier,
      text: compileWorkflow(action, listEntities, findHeard(catalog.actions, action)),
    });
  }
  const changes: CompiledChange[] = [];
  for (const [path, { identifier, text }] of wanted) {
    const present = await readText(files, path);
    if (present === text) continue;
    if (present !== undefined && !isOurs(present))
      throw new UserError(
        `${path} is not one that Cadastre wrote`,
        `rename it, or give the action \`${identifier}\` another identifier`,
      );
    changes.push({ path, text, isOnlyChoices: isSameBesideChoices(present, text) });
  }
  for (const { path, kind } of await files.list([FOLDER])) {
    if (kind !== 'file' || wanted.has(path) || !/\/action-[^/]*\.yml$/.test(path)) continue;
    if (isOurs((await readText(files, path)) ?? ''))
      changes.push({ path, text: undefined, isOnlyChoices: false });
  }
  return changes.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function isOurs(text: string): boolean {
  return text.startsWith(OURS);
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
