import type { Person } from '../actions/authorise.ts';
import type { Blueprint } from '../load/catalog.ts';

export type Verb = 'read' | 'register' | 'update' | 'unregister';

/** What of an entity is read or changed. */
export type Field =
  | { readonly kind: 'property' | 'relation'; readonly name: string }
  | { readonly kind: 'metadata'; readonly name: 'title' | 'icon' | 'team' }
  /** What no rule can be for: `edges`, `source`, the file that it stands in, a key that means nothing. */
  | { readonly kind: 'rest'; readonly name: string };

/** An entity as it is on one side of a change. */
export interface SeenEntity {
  /** Whether it says which resource of a cloud it is. */
  readonly isSurveyed: boolean;
  /** Identifiers of the teams that own it, inherited ones included. */
  readonly owners: readonly string[];
  /** Whether a search of the rules finds it for whoever asks. A search that is broken finds nothing. */
  matches(policy: Readonly<Record<string, unknown>>): boolean;
}

export interface AccessQuestion {
  readonly who: Person;
  readonly verb: Verb;
  /** Whose rules count: as it was before the change. Undefined: it was not there, and has no rules. */
  readonly blueprint: Blueprint | undefined;
  /** Undefined for what is new. */
  readonly before: SeenEntity | undefined;
  /** Undefined for what is gone. */
  readonly after: SeenEntity | undefined;
  /** Undefined: the entity as a whole. */
  readonly field: Field | undefined;
  /** Whether whoever asks is the survey, which has a rule of its own. */
  readonly isSurvey?: boolean;
}

/** What was decided, and why: texts for people. */
export interface Verdict {
  readonly isAllowed: boolean;
  /**
   * Who decided: a rule of the blueprint or of the configuration, what a survey may do, or nothing but who may write to
   * the repository, which GitHub enforces by itself.
   */
  readonly by: 'rule' | 'survey' | 'git';
  /** Such as `access.entities.updateProperties.tier`; undefined where there is none. */
  readonly rule: string | undefined;
  /** Such as `the teams checkout; the team that owns it (mail)`. */
  readonly whoMay: string;
}
