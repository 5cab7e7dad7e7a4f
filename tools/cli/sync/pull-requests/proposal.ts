import type { FileChange } from '../../../ports/file-store.ts';
import type { SyncPullRequest } from '../../../model/sync-output.ts';

/** A pull request as this run would have it: committed here, and not pushed yet. */
export interface Proposal {
  readonly key: string;
  readonly branch: string;
  readonly title: string;
  /** Markdown, without what is put around it. */
  readonly text: string;
  readonly labels: readonly string[];
  /** Paths are from the catalog. */
  readonly files: readonly FileChange[];
  /** How many of them are as an earlier run had them, because this one did not see where they come from. */
  readonly carried: number;
  readonly message: string;
  /** The commit in our own repository. */
  readonly commit: string;
  readonly content: string;
}

/** What became of it. */
export type Proposed = SyncPullRequest;
