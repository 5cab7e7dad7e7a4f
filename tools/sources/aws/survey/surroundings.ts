import type { Cloud } from '../../../ports/cloud.ts';
import type { Naming } from '../edges/collect-references.ts';
import type { ListKnowledge } from './list-knowledge.ts';

/** What all lists of a run share. */
export interface Surroundings {
  readonly cloud: Cloud;
  readonly knowledge: ListKnowledge;
  /** What is a name in an account. */
  namingOf(account: string): Naming;
  /** What a list of a type found there. */
  learnNames(account: string, type: string, identifiers: Iterable<string>): void;
  /** Entries of `aws.allowSecretPaths`. */
  readonly allowedSecrets: readonly string[];
  readonly signal: AbortSignal | undefined;
}
