import { parseText } from '../../../document/parse-documents.ts';
import { isRecord } from '../../../load/is-record.ts';
import type { EntitySource } from '../../../model/entity.ts';
import type { FileChange } from '../../../ports/file-store.ts';
import type { Git } from '../../../ports/git.ts';
import { PSEUDO_TYPES } from '../../../sources/aws/pseudo-observations.ts';
import type { OwnCommit } from './read-branch.ts';

export interface CarryRequest {
  readonly git: Git;
  readonly base: string;
  /** The catalog's folder from the top of the repository, with a slash at its end; or empty. */
  readonly prefix: string;
  readonly own: OwnCommit;
  /** Files that this run changes on this branch anyway; paths are from the catalog. */
  readonly taken: ReadonlySet<string>;
  /** Whether this run looked at where an entity comes from, to the end. */
  wasSeen(source: Source): boolean;
}

/**
 * Changes that an earlier run put on the branch, and this one neither makes nor could have made, because it did not see
 * where they come from: they stay. Without this, a region that is denied for a day would empty its pull requests.
 */
export async function carryUnseen(request: CarryRequest): Promise<readonly FileChange[]> {
  const { git, base, prefix, own, taken, wasSeen } = request;
  const parent = `${own.commit}^`;
  const since = new Set((await git.filesBetween(parent, base)).map(({ path }) => path));
  const lost = own.files.filter(
    ({ path }) =>
      path.startsWith(prefix) && !taken.has(path.slice(prefix.length)) && !since.has(path),
  );
  if (lost.length === 0) return [];
  const kept = lost.filter(({ after }) => after !== undefined);
  const gone = lost.filter(({ after }) => after === undefined);
  const texts = async (commit: string, files: typeof lost) => {
    const bytes = await git.readFiles(
      commit,
      files.map(({ path }) => path),
    );
    return files.flatMap(({ path }, index) => {
      const each = bytes[index];
      return each === undefined ? [] : [{ path, text: new TextDecoder().decode(each) }];
    });
  };
  const local = (path: string): string => path.slice(prefix.length);
  const candidates = [
    ...(await texts(own.commit, kept)).map((file) => ({ ...file, after: file.text })),
    ...(await texts(parent, gone)).map((file) => ({ ...file, after: undefined })),
  ].map((file) => ({ ...file, sources: sourcesIn(file.path, file.text) }));
  const isShared = ({ sources }: { readonly sources: readonly Source[] }): boolean =>
    sources.some(({ aws }) => PSEUDO_TYPES.has(aws));
  const carried = candidates.filter(
    (file) => !isShared(file) && file.sources.some((source) => !wasSeen(source)),
  );
  // The accounts and regions that they point to come along, and never alone.
  const shared = carried.length === 0 ? [] : candidates.filter(isShared);
  return [...carried, ...shared].map(({ path, after }) => ({ path: local(path), text: after }));
}

type Source = Pick<EntitySource, 'aws' | 'account' | 'region'>;

function sourcesIn(file: string, text: string): Source[] {
  const { documents } = parseText(file, text);
  return documents.flatMap(({ value }) =>
    [value].flat().flatMap((entity) => {
      const source: unknown = isRecord(entity) ? entity['source'] : undefined;
      if (!isRecord(source)) return [];
      const { aws, account, region } = source;
      return [{ aws: String(aws), account: String(account), region: String(region) }];
    }),
  );
}
