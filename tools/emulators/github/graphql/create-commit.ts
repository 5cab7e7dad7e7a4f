import { afterRefs } from '../events/after-refs.ts';
import { findGitCommit } from '../git/read-commits.ts';
import { findRef, moveRef } from '../git/read-refs.ts';
import { writeBlobs, writeCommit, writeTree } from '../git/write-objects.ts';
import { toNodeId } from '../render/node-id.ts';
import { toTime } from '../render/to-time.ts';
import { repositoryPage } from '../render/urls.ts';
import { inTurn } from '../state/in-turn.ts';
import type { Repository, State, Token } from '../state/github-state.ts';
import { isAllowed } from '../state/permissions.ts';

export interface CommitInput {
  readonly branch: { readonly repositoryNameWithOwner?: string; readonly branchName?: string };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string };
  readonly fileChanges?: {
    readonly additions?: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly { readonly path: string }[];
  };
}

/** `createCommitOnBranch`. Throws as GitHub does when the branch is elsewhere. */
export async function createCommitOnBranch(
  state: State,
  token: Token,
  input: CommitInput,
): Promise<object> {
  const name = input.branch.repositoryNameWithOwner ?? '';
  const repository = state.repositories.get(name.toLowerCase());
  if (repository === undefined || !isAllowed(token, repository, ['contents:write']))
    throw new Error('Resource not accessible by integration');
  return await inTurn(repository, async () => await commit(state, token, repository, input));
}

async function commit(
  state: State,
  token: Token,
  repository: Repository,
  { branch, expectedHeadOid, message, fileChanges }: CommitInput,
): Promise<object> {
  const { folder } = repository;
  const ref = `refs/heads/${branch.branchName ?? ''}`;
  const before = await findRef(folder, ref);
  if (before !== expectedHeadOid)
    throw new Error(
      `Expected branch to point to "${expectedHeadOid}" but it did not. Pull and try again.`,
    );
  const parent = await findGitCommit(folder, before);
  const additions = fileChanges?.additions ?? [];
  const blobs = await writeBlobs(
    folder,
    additions.map(({ contents }) => Buffer.from(contents, 'base64')),
  );
  const entries = [
    ...(fileChanges?.deletions ?? []).map(({ path }) => ({ path, mode: '100644', sha: undefined })),
    ...additions.map(({ path }, index) => ({ path, mode: '100644', sha: blobs[index] })),
  ];
  const tree = await writeTree(folder, parent?.tree, entries);
  if (tree === undefined) throw new Error('A path given in the file changes is invalid');
  const email = `${token.login}@users.noreply.github.com`;
  const date = toTime(state.now());
  const sha = await writeCommit(folder, {
    tree,
    parents: [before],
    message: [message.headline, message.body ?? ''].filter((each) => each !== '').join('\n\n'),
    author: { name: token.login, email, date },
    committer: { name: 'GitHub', email: 'noreply@github.com', date },
  });
  repository.signed.add(sha);
  await moveRef(folder, ref, sha, before);
  const who = { login: token.login, token };
  await afterRefs(state, repository, who, [{ ref, before, after: sha }]);
  return {
    commit: {
      __typename: 'Commit',
      id: toNodeId('C', sha),
      oid: sha,
      message: message.headline,
      url: `${repositoryPage(state, repository)}/commit/${sha}`,
    },
  };
}
