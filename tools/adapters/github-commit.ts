import type { Octokit } from '@octokit/rest';
import type { ForgeCommit } from '../ports/forge.ts';

const MUTATION = `mutation ($input: CreateCommitOnBranchInput!) {
  createCommitOnBranch(input: $input) { commit { oid } }
}`;

interface Answer {
  readonly createCommitOnBranch: { readonly commit: { readonly oid: string } };
}

/** One commit on a branch that is where we saw it, made and signed by GitHub. Answers its name. */
export async function commitFiles(
  client: Octokit,
  repository: string,
  { branch, parent, message, files }: ForgeCommit,
): Promise<string> {
  const [headline = '', ...rest] = message.split('\n');
  const input = {
    branch: { repositoryNameWithOwner: repository, branchName: branch },
    expectedHeadOid: parent,
    message: { headline, body: rest.join('\n').trim() },
    fileChanges: {
      additions: files.flatMap(({ path, text }) =>
        text === undefined ? [] : [{ path, contents: Buffer.from(text).toString('base64') }],
      ),
      deletions: files.flatMap(({ path, text }) => (text === undefined ? [{ path }] : [])),
    },
  };
  const answer = await client.graphql<Answer>(MUTATION, { input });
  return answer.createCommitOnBranch.commit.oid;
}
