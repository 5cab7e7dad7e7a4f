import type { Cloud } from '../../../ports/cloud.ts';
import type { ListKnowledge } from './list-knowledge.ts';

/** What all lists of a run share. */
export interface Surroundings {
  readonly cloud: Cloud;
  readonly knowledge: ListKnowledge;
  /** Entries of `aws.allowSecretPaths`. */
  readonly allowedSecrets: readonly string[];
  readonly signal: AbortSignal | undefined;
}
