/** What `cadastre access check --format json` prints. */
export interface AccessOutput {
  /** Raised when a reader of the old format would misread the new one. */
  version: 1;
  /** The commit whose rules count. */
  base: string;
  author: string;
  roles: string[];
  /** Identifiers of `_team` entities. */
  teams: string[];
  /** Whether the author is the survey. */
  survey: boolean;
  /** How many questions were asked of rules. */
  decided: number;
  refusals: AccessRefusal[];
}

export interface AccessRefusal {
  /** `blueprint/identifier`, or the path of a file of the model. */
  what: string;
  verb: 'register' | 'update' | 'unregister';
  /** Such as `properties.tier`; absent where it is about the whole. */
  field?: string;
  /** Such as `access.entities.updateProperties.tier`; absent for a survey. */
  rule?: string;
  message: string;
  /** Who may. */
  hint: string;
  /** Relative to the root of the catalog, with `/`. */
  file: string;
  /** From 1; absent where the file is not there any more. */
  line?: number;
  /** From 1, in UTF-16 code units. */
  column?: number;
}
