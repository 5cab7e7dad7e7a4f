import { parse } from 'yaml';
import { findEntry, readBlob, readTree } from './read-trees.ts';

const FOLDER = '.github/workflows';

/** The files of workflows that a commit has, by name. */
export async function listWorkflows(folder: string, commit: string): Promise<readonly string[]> {
  const found = await findEntry(folder, commit, FOLDER);
  const entries = found === undefined ? [] : ((await readTree(folder, found.sha)) ?? []);
  return entries
    .filter(({ path, type }) => type === 'blob' && /\.ya?ml$/.test(path))
    .map(({ path }) => `${FOLDER}/${path}`);
}

/** What a file of a workflow says at a commit; undefined: it is not there. Empty: it cannot be read. */
export async function readWorkflow(
  folder: string,
  commit: string,
  path: string,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const entry = await findEntry(folder, commit, path);
  const bytes = entry === undefined ? undefined : await readBlob(folder, entry.sha);
  if (bytes === undefined) return undefined;
  try {
    return { ...Object(parse(bytes.toString('utf8'))) };
  } catch {
    return {};
  }
}

/** What GitHub calls a workflow: its name, or its path. */
export function nameOfWorkflow(
  workflow: Readonly<Record<string, unknown>> | undefined,
  path: string,
): string {
  const name = workflow?.['name'];
  return typeof name === 'string' && name !== '' ? name : path;
}
